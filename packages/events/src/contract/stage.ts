import type { ChildProcess } from 'node:child_process';
import { newId } from '@klear/core';
import { afterEach } from 'vitest';
import type { Bus, BusTimes } from '../bus.ts';
import { articlePublished, consumeOnce, ledger } from './published.ts';
import { quickTimes } from './quick-times.ts';

/** What a bus test file brings: buses that share one storage, and how another process would open one. */
export interface BusUnderTest {
  open(times?: Partial<BusTimes>): Bus;
  /** Arguments for doomed-consumer.ts. */
  readonly processArguments: readonly string[];
}

/** Where the parts of the contract are played: whatever is opened on it is gone after each test. */
export interface Stage {
  open(times?: Partial<BusTimes>): Bus;
  newGroup(): string;
  /** A group that has read everything there is, so that a test sees its own events only. */
  groupAtEnd(bus: Bus): Promise<string>;
  readonly processArguments: () => readonly string[];
  /** Still open ones; a test that closes one itself takes it out. */
  readonly buses: Bus[];
  readonly children: ChildProcess[];
}

export function createStage(setUp: () => BusUnderTest): Stage {
  const buses: Bus[] = [];
  const children: ChildProcess[] = [];
  const newGroup = () => `contract.${newId<'Group'>()}`;
  afterEach(async () => {
    await Promise.all(buses.splice(0).map((bus) => bus.close()));
    for (const child of children.splice(0)) child.kill('SIGKILL');
  });
  return {
    buses,
    children,
    newGroup,
    processArguments: () => setUp().processArguments,
    open(times = {}) {
      const bus = setUp().open({ ...quickTimes, ...times });
      buses.push(bus);
      return bus;
    },
    async groupAtEnd(bus) {
      const group = newGroup();
      const seen = ledger();
      const last = articlePublished();
      await bus.publish([last]);
      const consumption = consumeOnce(bus, group, seen);
      await seen.until(() => seen.seen.includes(last.id));
      await consumption.stop();
      return group;
    },
  };
}
