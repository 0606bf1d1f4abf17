import { fork } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { event } from '../event.ts';
import { articlePublished, articles, consumeOnce, ledger } from './published.ts';
import type { Stage } from './stage.ts';

/** What every group of consumers may rely on. */
export function consumerGroups(name: string, { children, groupAtEnd, newGroup, open, processArguments }: Stage): void {
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
      const child = fork(new URL('./doomed-consumer.ts', import.meta.url), [...processArguments(), group], {
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
}
