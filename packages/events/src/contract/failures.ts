import { describe, expect, test } from 'vitest';
import { articlePublished, consumeOnce, ledger } from './published.ts';
import type { Stage } from './stage.ts';

/** What happens to events that cannot be handled. */
export function failures(name: string, { groupAtEnd, open }: Stage): void {
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
}
