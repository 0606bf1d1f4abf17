import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLocalRateStore } from '../src/limit/rate/local-rate-store.ts';
import { prepaid } from '../src/limit/rate/prepaid.ts';
import type { Draw, RateStore } from '../src/limit/rate/rate-store.ts';

const budget = { key: 'k', points: 1_000, periodMs: 60_000 };

/** A shared store whose clock stands still unless moved, that counts how often it is asked. */
function shared() {
  let nowMs = 1_000;
  let asked = 0;
  const store = createLocalRateStore({ now: () => nowMs });
  const counting: RateStore = {
    ...store,
    take(draws) {
      asked++;
      return store.take(draws);
    },
  };
  return {
    store: counting,
    open: () => prepaid(counting, { share: 0.02, now: () => nowMs }),
    asked: () => asked,
    pass: (ms: number) => {
      nowMs += ms;
    },
  };
}
const isGranted = async (store: RateStore, ...draws: readonly Draw[]) =>
  (await store.take(draws)).every(({ retryInMs }) => retryInMs === 0);

test('a busy client costs few questions to the shared store, and is told what is left as if each were asked', async () => {
  const { open, asked } = shared();
  const store = open();
  const told: number[] = [];
  for (let i = 0; i < 300; i++) told.push((await store.take([{ ...budget, cost: 2 }]))[0]?.remaining ?? -1);
  expect(told).toEqual(Array.from({ length: 300 }, (_, i) => 1_000 - 2 * (i + 1)));
  expect(asked()).toBeLessThan(60);
});

test('the last points are granted one by one, to the last', async () => {
  const { open } = shared();
  const store = open();
  let granted = 0;
  for (let i = 0; i < 1_200; i++) if (await isGranted(store, { ...budget, cost: 1 })) granted++;
  expect(granted).toBe(1_000);
});

test('a refusal of one bucket leaves the others as they were', async () => {
  const { open } = shared();
  const store = open();
  const [client, field] = [
    { ...budget, cost: 10 },
    { ...budget, key: 'f', points: 50, cost: 10 },
  ];
  let granted = 0;
  for (let i = 0; i < 20; i++) if (await isGranted(store, client, field)) granted++;
  expect(granted).toBe(5);
  expect((await store.take([{ ...client, cost: 0 }]))[0]?.remaining).toBe(950);
});

test('what was taken ahead is forgotten once the bucket would have refilled it', async () => {
  const { open, pass } = shared();
  const store = open();
  for (let i = 0; i < 100; i++) await store.take([{ ...budget, cost: 5 }]);
  pass(60_000);
  let granted = 0;
  for (let i = 0; i < 1_200; i++) if (await isGranted(store, { ...budget, cost: 1 })) granted++;
  expect(granted).toBe(1_000);
});

test('a store that fails costs nothing of what was taken ahead', async () => {
  const { store } = shared();
  let isDown = false;
  const flaky = prepaid({ ...store, take: (draws) => (isDown ? Promise.reject(new Error('down')) : store.take(draws)) }, { now: () => 0 });
  for (let i = 0; i < 10; i++) await flaky.take([{ ...budget, cost: 5 }]);
  isDown = true;
  await expect(flaky.take([{ ...budget, cost: 900 }])).rejects.toThrow('down');
  isDown = false;
  expect((await flaky.take([{ ...budget, cost: 0 }]))[0]?.remaining).toBe(950);
});

test('processes grant together what the bucket holds and never more, whatever they ask in whatever order', async () => {
  const ask = fc.record({
    process: fc.integer({ min: 0, max: 3 }),
    cost: fc.integer({ min: 1, max: 40 }),
    together: fc.integer({ min: 1, max: 5 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(ask, { minLength: 20, maxLength: 150 }), async (asks) => {
      const { open } = shared();
      const processes = [open(), open(), open(), open()];
      let granted = 0;
      let refusedCost = Number.POSITIVE_INFINITY;
      for (const { process, cost, together } of asks) {
        const store = processes[process];
        if (!store) continue;
        const outcomes = await Promise.all(Array.from({ length: together }, () => isGranted(store, { ...budget, cost })));
        for (const isGrantedOne of outcomes) {
          if (isGrantedOne) granted += cost;
          else refusedCost = Math.min(refusedCost, cost);
        }
      }
      expect(granted).toBeLessThanOrEqual(1_000);
      // A refusal means that the points were gone, but for what the others hold: a fiftieth each and what they just asked for.
      if (refusedCost < Number.POSITIVE_INFINITY) expect(granted + 4 * (20 + 40 * 5) + refusedCost).toBeGreaterThan(1_000);
    }),
    { numRuns: 100 },
  );
});
