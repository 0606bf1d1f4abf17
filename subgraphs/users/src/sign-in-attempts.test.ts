import { expect, it } from 'vitest';
import { createSignInAttempts } from './sign-in-attempts.ts';

const at = (seconds: number) => new Date(Date.UTC(2026, 2, 2) + seconds * 1000);
const settings = { burst: 3, everyMs: 30_000, maxAddresses: 2 };

it('gives one attempt back for every half minute that passes, and never more than the burst', () => {
  const attempts = createSignInAttempts(settings);
  const answers = [0, 0, 0, 0, 29, 30, 30, 10_000, 10_000, 10_000, 10_000].map((seconds) => attempts.take('a', at(seconds)));
  expect(answers).toEqual([true, true, true, false, false, true, false, true, true, true, false]);
});

it('forgets attempts when the password was right, and counts on when the clock goes back', () => {
  const attempts = createSignInAttempts(settings);
  for (const seconds of [60, 30, 0]) expect(attempts.take('a', at(seconds))).toBe(true);
  expect(attempts.take('a', at(0))).toBe(false);
  attempts.forgive('a');
  expect(attempts.take('a', at(0))).toBe(true);
});

it('keeps no more addresses than told, and forgets the longest untried', () => {
  const attempts = createSignInAttempts({ ...settings, burst: 1 });
  for (const address of ['a', 'b', 'c']) attempts.take(address, at(0));
  expect(['c', 'b', 'a'].map((address) => attempts.take(address, at(0)))).toEqual([false, false, true]);
});
