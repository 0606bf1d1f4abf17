import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { newId } from '@klear/core';
import { afterEach, describe, expect, test } from 'vitest';
import type { Bus, BusTimes, Consumption, TailItem } from '../bus.ts';
import { type EventOf, event } from '../event.ts';
import { quickTimes } from './quick-times.ts';

type Published = EventOf<'ArticlePublished'>;

/** What a bus test file brings: buses that share one storage, and how another process would open one. */
export interface BusUnderTest {
  open(times?: Partial<BusTimes>): Bus;
  /** Arguments for doomed-consumer.ts. */
  readonly processArguments: readonly string[];
}

export function articlePublished(version = 1): Published {
  const articleId = newId<'Article'>();
  return event('ArticlePublished', {
    aggregate: { type: 'Article', id: articleId, version },
    organizationId: null,
    time: new Date(),
    payload: { articleId, organizationId: null, articleVersion: version, locale: 'en', specialties: [] },
  });
}

export const articles = (count: number): Published[] => Array.from({ length: count }, () => articlePublished());

/** Collects what a handler saw and lets a test wait for a count, without sleeping. */
export function ledger() {
  const seen: string[] = [];
  const waiting: { enough(): boolean; resolve(): void }[] = [];
  return {
    seen,
    note(id: string) {
      seen.push(id);
      for (const { enough, resolve } of waiting) if (enough()) resolve();
    },
    until(enough: () => boolean): Promise<void> {
      if (enough()) return Promise.resolve();
      return new Promise((resolve) => waiting.push({ enough, resolve }));
    },
  };
}

/** Consumes articles with an inbox: an event has one effect however often it is delivered. */
export function consumeOnce(bus: Bus, group: string, effects: ReturnType<typeof ledger>, deliveries = ledger()): Consumption {
  return bus.consume({
    group,
    types: ['ArticlePublished'],
    async handle({ id }) {
      deliveries.note(id);
      if (!effects.seen.includes(id)) effects.note(id);
    },
  });
}

/** The same promises for every bus. */
export function busContract(name: string, setUp: () => BusUnderTest): void {
  const buses: Bus[] = [];
  const children: ChildProcess[] = [];
  const open = (times: Partial<BusTimes> = {}) => {
    const bus = setUp().open({ ...quickTimes, ...times });
    buses.push(bus);
    return bus;
  };
  const newGroup = () => `contract.${newId<'Group'>()}`;
  /** A group that has read everything there is, so that a test sees its own events only. */
  async function groupAtEnd(bus: Bus): Promise<string> {
    const group = newGroup();
    const seen = ledger();
    const last = articlePublished();
    await bus.publish([last]);
    const consumption = consumeOnce(bus, group, seen);
    await seen.until(() => seen.seen.includes(last.id));
    await consumption.stop();
    return group;
  }

  afterEach(async () => {
    await Promise.all(buses.splice(0).map((bus) => bus.close()));
    for (const child of children.splice(0)) child.kill('SIGKILL');
  });

  describe(`${name}: consumer groups`, () => {
    test('every group handles every event once and in the order of publication', async () => {
      const bus = open();
      const [first, second] = [await groupAtEnd(bus), await groupAtEnd(bus)];
      const [a, b] = [ledger(), ledger()];
      const begin = articlePublished();
      consumeOnce(bus, first, a);
      consumeOnce(bus, second, b);
      const published = [begin, ...articles(60)];
      for (let from = 0; from < published.length; from += 7) await bus.publish(published.slice(from, from + 7));
      const ids = published.map(({ id }) => id);
      await Promise.all([a, b].map((group) => group.until(() => group.seen.includes(ids.at(-1) ?? ''))));
      expect(a.seen.filter((id) => ids.includes(id))).toEqual(ids);
      expect(b.seen.filter((id) => ids.includes(id))).toEqual(ids);
    });

    test('a new group starts at the oldest event kept', async () => {
      const bus = open();
      const early = articles(3);
      await bus.publish(early);
      const seen = ledger();
      consumeOnce(bus, newGroup(), seen);
      await seen.until(() => early.every(({ id }) => seen.seen.includes(id)));
    });

    test('a group gets the types that it names and no other', async () => {
      const bus = open();
      const group = await groupAtEnd(bus);
      const published = articlePublished();
      const retired = event('ArticleRetired', { ...published, time: new Date(), payload: published.payload });
      const types = ledger();
      bus.consume({ group, types: ['ArticleRetired'], handle: async ({ type }) => types.note(type) });
      await bus.publish([published, retired, published]);
      await types.until(() => types.seen.length > 0);
      expect(types.seen).toEqual(['ArticleRetired']);
    });

    test('two processes share the work of a group: nothing lost, nothing twice', async () => {
      const [one, two] = [open({ leaseMs: 60_000 }), open({ leaseMs: 60_000 })];
      const group = await groupAtEnd(one);
      const deliveries = ledger();
      consumeOnce(one, group, ledger(), deliveries);
      consumeOnce(two, group, ledger(), deliveries);
      const published = articles(200);
      await Promise.all([0, 50, 100, 150].map((from) => (from % 100 ? one : two).publish(published.slice(from, from + 50))));
      await deliveries.until(() => deliveries.seen.length >= 200);
      expect(deliveries.seen.toSorted()).toEqual(published.map(({ id }) => id).toSorted());
    });

    test('many publishers at once: every event arrives', async () => {
      const bus = open({ leaseMs: 60_000 });
      const group = await groupAtEnd(bus);
      const seen = ledger();
      consumeOnce(bus, group, seen);
      const published = articles(300);
      const others = [open(), open(), open()];
      await Promise.all(published.map((one, index) => others[index % 3]?.publish([one])));
      await seen.until(() => seen.seen.length >= 300);
      expect(new Set(seen.seen).size).toBe(300);
    });

    test('a process killed between effect and acknowledgement: the event comes again, the effect stays one', async () => {
      const bus = open();
      const group = await groupAtEnd(bus);
      const published = articles(20);
      await bus.publish(published);
      const child = fork(new URL('./doomed-consumer.ts', import.meta.url), [...setUp().processArguments, group], {
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      });
      children.push(child);
      const [effect] = (await once(child, 'message')) as [string];
      child.kill('SIGKILL');
      await once(child, 'exit');
      const [effects, deliveries] = [ledger(), ledger()];
      effects.note(effect);
      consumeOnce(bus, group, effects, deliveries);
      await effects.until(() => effects.seen.length >= 20);
      await deliveries.until(() => deliveries.seen.length >= 20);
      expect(deliveries.seen).toContain(effect);
      expect(effects.seen.toSorted()).toEqual(published.map(({ id }) => id).toSorted());
    });

    test('a handler that takes longer than the lease keeps its event, and what was claimed with it', async () => {
      const [one, two] = [open({ leaseMs: 300 }), open({ leaseMs: 300 })];
      const group = await groupAtEnd(one);
      const held = articles(3);
      const gate = Promise.withResolvers<void>();
      const [slow, others] = [ledger(), ledger()];
      await one.publish(held);
      one.consume({
        group,
        types: ['ArticlePublished'],
        async handle({ id }) {
          slow.note(id);
          await gate.promise;
        },
      });
      await slow.until(() => slow.seen.length === 1);
      consumeOnce(two, group, others);
      const begun = performance.now();
      const later: string[] = [];
      // The other process looks for work that is due again each time that it takes new work.
      while (performance.now() - begun < 1_200) {
        const [next] = articles(1);
        if (!next) throw new TypeError('one article');
        later.push(next.id);
        await two.publish([next]);
        await others.until(() => others.seen.length >= later.length);
      }
      gate.resolve();
      await slow.until(() => slow.seen.length === held.length);
      expect(slow.seen.toSorted()).toEqual(held.map(({ id }) => id).toSorted());
      expect(others.seen.toSorted()).toEqual(later.toSorted());
    });

    test('stopping waits for the handler under way and hands the rest to others at once', async () => {
      const [one, two] = [open({ leaseMs: 60_000 }), open({ leaseMs: 60_000 })];
      const group = await groupAtEnd(one);
      const published = articles(10);
      const gate = Promise.withResolvers<void>();
      const begun = ledger();
      const done: string[] = [];
      await one.publish(published);
      const consumption = one.consume({
        group,
        types: ['ArticlePublished'],
        async handle({ id }) {
          begun.note(id);
          await gate.promise;
          done.push(id);
        },
      });
      await begun.until(() => begun.seen.length === 1);
      const stopped = consumption.stop();
      gate.resolve();
      await stopped;
      expect(done).toEqual(begun.seen);
      const rest = ledger();
      consumeOnce(two, group, rest);
      await rest.until(() => rest.seen.length >= 9);
      expect([...done, ...rest.seen].toSorted()).toEqual(published.map(({ id }) => id).toSorted());
    });
  });

  describe(`${name}: failures`, () => {
    test('five failures make a dead letter, the rest goes on, and a replay delivers it again to that group alone', async () => {
      const bus = open();
      const [group, other] = [await groupAtEnd(bus), await groupAtEnd(bus)];
      const [poison, good] = [articlePublished(), articlePublished()];
      const tries = ledger();
      const handled = ledger();
      const elsewhere = ledger();
      let broken = true;
      bus.consume({
        group,
        types: ['ArticlePublished'],
        async handle({ id }) {
          if (id === poison.id) tries.note(id);
          if (id === poison.id && broken) throw Object.assign(new Error('a value that must not be kept'), { code: 'BROKEN' });
          handled.note(id);
        },
      });
      consumeOnce(bus, other, ledger(), elsewhere);
      await bus.publish([poison, good]);
      await tries.until(() => tries.seen.length === 5);
      await handled.until(() => handled.seen.includes(good.id));
      const after = articlePublished();
      await bus.publish([after]);
      await handled.until(() => handled.seen.includes(after.id));
      const letters = await bus.deadLetters(group);
      expect(letters).toEqual([{ eventId: poison.id, type: 'ArticlePublished', tries: 5, fault: 'BROKEN', failedAt: expect.any(Date) }]);
      expect(await bus.deadLetters(other)).toEqual([]);

      broken = false;
      expect(await bus.replay(group, poison.id)).toBe(true);
      await handled.until(() => handled.seen.includes(poison.id));
      expect(tries.seen).toHaveLength(6);
      expect(await bus.deadLetters(group)).toEqual([]);
      expect(await bus.replay(group, poison.id)).toBe(false);
      expect(await bus.replay(group, 'not an id')).toBe(false);
      const last = articlePublished();
      await bus.publish([last]);
      await elsewhere.until(() => elsewhere.seen.includes(last.id));
      expect(elsewhere.seen.filter((id) => id === poison.id)).toHaveLength(1);
    });

    test('an event whose payload this release does not know becomes a dead letter and never reaches the handler', async () => {
      const bus = open();
      const group = await groupAtEnd(bus);
      const strange = { ...articlePublished(), version: 99 };
      const good = articlePublished();
      const seen = ledger();
      consumeOnce(bus, group, seen);
      await bus.publish([strange, good]);
      await seen.until(() => seen.seen.includes(good.id));
      await expect.poll(() => bus.deadLetters(group)).toMatchObject([{ eventId: strange.id, fault: 'VERSION_UNKNOWN' }]);
      expect(seen.seen).not.toContain(strange.id);
    });
  });

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

  describe(`${name}: live listeners`, () => {
    async function take(items: AsyncIterable<TailItem<'ArticlePublished'>>, enough: (taken: TailItem<'ArticlePublished'>[]) => boolean) {
      const taken: TailItem<'ArticlePublished'>[] = [];
      for await (const item of items) {
        taken.push(item);
        if (enough(taken)) break;
      }
      return taken;
    }
    const holding = (id: string | undefined) => (taken: TailItem<'ArticlePublished'>[]) => taken.some((item) => item.event?.id === id);

    test('a listener gets live events in order and can go on behind any cursor', async () => {
      const bus = open();
      const stop = new AbortController();
      await bus.ping();
      await bus.publish([articlePublished()]);
      const published = articles(30);
      const ids = published.map(({ id }) => id);
      const live = take(bus.tail({ types: ['ArticlePublished'], signal: stop.signal }), holding(ids.at(-1)));
      for (const one of published) await bus.publish([one]);
      const taken = (await live).filter((item) => ids.includes(item.event?.id ?? ''));
      expect(taken.map((item) => item.event?.id)).toEqual(ids);

      const again = bus.tail({ types: ['ArticlePublished'], after: taken[9]?.cursor, signal: stop.signal });
      const late = articlePublished();
      const rest = take(again, holding(late.id));
      await bus.publish([late]);
      expect((await rest).map((item) => item.event?.id)).toEqual([...ids.slice(10), late.id]);
    });

    test('a listener can go back to an instant, and learns when only live events follow', async () => {
      const bus = open();
      const stop = new AbortController();
      await bus.ping();
      const stored = articles(3);
      await bus.publish(stored);
      const told: string[] = [];
      const caughtUp = Promise.withResolvers<void>();
      const since = new Date(Date.now() - 3_600_000);
      const late = articlePublished();
      const following = (async () => {
        const onCaughtUp = () => caughtUp.resolve(void told.push('live'));
        for await (const { event } of bus.tail({ types: ['ArticlePublished'], since, onCaughtUp, signal: stop.signal })) {
          told.push(event?.id ?? 'resync');
          if (event?.id === late.id) return;
        }
      })();
      await caughtUp.promise;
      await bus.publish([late]);
      await following;
      expect(told.filter((id) => id !== 'live').slice(-4)).toEqual([...stored, late].map(({ id }) => id));
      expect(told.filter((id) => id === 'live' || id === late.id)).toEqual(['live', late.id]);
    });

    test('a cursor that is not kept is answered with resync, then live events', async () => {
      const bus = open();
      const stop = new AbortController();
      const next = articlePublished();
      for (const after of ['999999999999999-1', '999999999999999', 'garbage', '']) {
        const items = bus.tail({ types: ['ArticlePublished'], after, signal: stop.signal })[Symbol.asyncIterator]();
        expect((await items.next()).value).toMatchObject({ resync: true, cursor: expect.any(String) });
        await items.return?.();
      }
      await bus.ping();
      const taken = take(bus.tail({ types: ['ArticlePublished'], after: 'garbage', signal: stop.signal }), holding(next.id));
      await bus.publish([next]);
      expect((await taken)[0]).toMatchObject({ resync: true });
    });

    test('the signal and close() end a listener', async () => {
      const bus = open();
      const stop = new AbortController();
      const items = bus.tail({ types: ['ArticlePublished'], signal: stop.signal })[Symbol.asyncIterator]();
      const waiting = items.next();
      stop.abort();
      expect(await waiting).toEqual({ done: true, value: undefined });
      const other = bus.tail({ types: ['ArticlePublished'], signal: new AbortController().signal })[Symbol.asyncIterator]();
      const open2 = other.next();
      await bus.ping();
      await bus.close();
      buses.splice(buses.indexOf(bus), 1);
      expect(await open2).toEqual({ done: true, value: undefined });
    });
  });
}
