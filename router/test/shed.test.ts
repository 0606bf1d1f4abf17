import { expect, test } from 'vitest';
import { createShed } from '../src/limit/shed/shed.ts';

function shed(load: { lagMs?: number; fill?: number }, random: number, isWaiting = false) {
  let refused = 0;
  const stage = createShed({ lagMs: () => load.lagMs ?? 0, fill: () => load.fill ?? 0, random: () => random, onRefused: () => refused++ });
  const isRefused = (text: string | undefined, kind: 'query' | 'mutation' | 'subscription') => {
    const before = refused;
    try {
      stage.refuseText(text, isWaiting);
      stage.refuseKnown(text, kind, isWaiting);
    } catch (failure) {
      expect(failure).toMatchObject({ code: 'SERVICE_UNAVAILABLE', headers: { 'retry-after': expect.stringMatching(/^[1-4]$/) } });
      expect(refused).toBe(before + 1);
      return true;
    }
    expect(refused).toBe(before);
    return false;
  };
  return { stage, isRefused };
}

const overload = { lagMs: 5_000, fill: 1 };
test.each([
  ['a query', '{ me { id } }', 'query', true],
  ['a query that only speaks of it', '{ note(text: "mutation") }', 'query', true],
  ['a subscription', 'subscription { feed }', 'subscription', true],
  ['a query named by an id', undefined, 'query', true],
  ['a mutation', 'mutation { signIn }', 'mutation', false],
  ['a mutation named by an id', undefined, 'mutation', false],
  ['a mutation named by an id beside an empty text, as sockets send it', '', 'mutation', false],
  ['a query named by an id beside an empty text', '', 'query', true],
] as const)('under overload %s: refused or not', (_what, text, kind, expected) => {
  expect(shed(overload, 0.999).isRefused(text, kind)).toBe(expected);
});

test('a query is refused before its text is read', () => {
  expect(() => shed(overload, 0).stage.refuseText('{ a {', false)).toThrow();
  expect(() => shed(overload, 0).stage.refuseText('mutation { a {', false)).not.toThrow();
});

test.each([
  [{}, 0],
  [{ lagMs: 100 }, 0],
  [{ lagMs: 300 }, 0.5],
  [{ lagMs: 500 }, 1],
  [{ lagMs: 50_000 }, 1],
  [{ fill: 0.5 }, 0],
  [{ fill: 0.75 }, 0.5],
  [{ fill: 1 }, 1],
  [{ lagMs: 300, fill: 0.9 }, 0.8],
])('with %j the pressure is %d: who has others waiting is refused first, the rest only when that is not enough', (load, pressure) => {
  expect(shed(load, 0).stage.pressure).toBeCloseTo(pressure);
  for (const isWaiting of [true, false]) {
    const part = Math.min(1, Math.max(0, pressure * 2 - (isWaiting ? 0 : 1)));
    if (part > 0) expect(shed(load, part - 0.01, isWaiting).isRefused('{ a }', 'query')).toBe(true);
    if (part < 1) expect(shed(load, part + 0.001, isWaiting).isRefused('{ a }', 'query')).toBe(false);
  }
});
