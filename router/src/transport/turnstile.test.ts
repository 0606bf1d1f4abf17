import { expect, test } from 'vitest';
import { createTurnstile } from './turnstile.ts';

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

test('work is done at once while a turn has room, the rest in the next ones, in the order in which it came', async () => {
  const takeTurn = createTurnstile(3);
  const done: number[] = [];
  for (let n = 0; n < 8; n++) takeTurn(() => void done.push(n));
  expect(done).toEqual([0, 1, 2]);
  await nextTurn();
  expect(done).toEqual([0, 1, 2, 3, 4, 5]);
  takeTurn(() => void done.push(8));
  expect(done).toEqual([0, 1, 2, 3, 4, 5]);
  await nextTurn();
  expect(done).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  await nextTurn();
  takeTurn(() => void done.push(9));
  expect(done.at(-1)).toBe(9);
});
