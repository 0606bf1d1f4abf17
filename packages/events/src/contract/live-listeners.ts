import { describe, expect, test } from 'vitest';
import type { TailItem } from '../bus.ts';
import { articlePublished, articles } from './published.ts';
import type { Stage } from './stage.ts';

/** What a listener to the live tail may rely on. */
export function liveListeners(name: string, { buses, open }: Stage): void {
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
