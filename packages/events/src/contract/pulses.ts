import { newId } from '@klear/core';
import { describe, expect, test } from 'vitest';
import type { Bus } from '../bus.ts';
import { articles, ledger } from './published.ts';
import type { Stage } from './stage.ts';

/** What an owner’s pulses tell of how far a listener is behind. */
export function pulses(name: string, { open }: Stage): void {
  describe(`${name}: pulses`, () => {
    /** Listens to articles and to an owner's pulses; `told` has both in their order. */
    function hear(bus: Bus, owner: string) {
      const stop = new AbortController();
      const told: (string | number)[] = [];
      const seen = ledger();
      const pulses = {
        owner,
        tell(knownToMs: number) {
          told.push(knownToMs);
          seen.note('pulse');
        },
      };
      const items = bus.tail({ types: ['ArticlePublished'], pulses, signal: stop.signal });
      const listening = (async () => {
        for await (const item of items) {
          told.push(item.event?.id ?? 'resync');
          seen.note(item.event?.id ?? 'resync');
        }
      })();
      const beats = () => told.filter((each): each is number => typeof each === 'number');
      return {
        told,
        beats,
        until: (enough: () => boolean) => seen.until(enough),
        async stop() {
          stop.abort();
          await listening;
        },
      };
    }
    /** An owner whose events the bus has. */
    function newOwner(bus: Bus): string {
      const owner = newId<'Owner'>();
      bus.onLoss(owner, async () => {});
      return owner;
    }
    /** Beats until the listener has heard it: a bus that was just filled may need a moment to know. */
    async function beat(bus: Bus, owner: string, heard: ReturnType<typeof hear>, ageMs = 0) {
      const before = heard.beats().length;
      await expect.poll(() => bus.pulse(owner, ageMs).then(() => heard.beats().length > before), { interval: 25 }).toBe(true);
    }

    test('a pulse is told behind the events that were published before it, and to listeners of its owner alone', async () => {
      const [bus, other] = [open(), open()];
      const owner = newOwner(bus);
      const [mine, elsewhere] = [hear(bus, owner), hear(bus, 'another')];
      await beat(bus, owner, mine);
      const published = articles(40);
      for (let from = 0; from < published.length; from += 8) await other.publish(published.slice(from, from + 8));
      const afterMs = performance.now();
      await beat(bus, owner, mine);
      await mine.until(() => mine.beats().some((known) => known >= afterMs));
      const at = mine.told.findIndex((each) => typeof each === 'number' && each >= afterMs);
      const before = new Set(mine.told.slice(0, at));
      expect(published.filter(({ id }) => !before.has(id))).toEqual([]);
      expect(elsewhere.beats()).toEqual([]);
      await Promise.all([mine.stop(), elsewhere.stop()]);
    });

    test('a pulse says how old its knowledge is, and one that stands still is told once', async () => {
      const bus = open();
      const [owner, second] = [newOwner(bus), newOwner(bus)];
      const [mine, clock] = [hear(bus, owner), hear(bus, second)];
      await beat(bus, owner, mine, 60_000);
      const heard = mine.beats();
      for (const known of heard) expect(known).toBeLessThanOrEqual(performance.now() - 60_000);
      // Each of these is another question to the storage, which still has the old pulse.
      for (let beats = 0; beats < 3; beats += 1) await beat(bus, second, clock);
      expect(mine.beats().length).toBeLessThanOrEqual(heard.length + 1);
      await Promise.all([mine.stop(), clock.stop()]);
    });
  });
}
