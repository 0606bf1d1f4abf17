import { proofSeed, proofSize } from '@klear/testing';
import { expect, test } from 'vitest';
import { createFairQueue, type Turn } from '../src/limit/quota/fair-queue.ts';

const tenants = 10;
const meanServiceMs = 10;
/** The part of all places that the tenants keep busy together while nobody is loud. */
const usualLoad = 0.6;

/** Numbers between 0 and 1 that are the same for the same seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Happening {
  readonly at: number;
  readonly act: () => void;
}

/** Time that passes from one happening to the next, as a binary heap. */
function createTime() {
  const heap: Happening[] = [];
  const before = (i: number, j: number) => (heap[i]?.at ?? 0) < (heap[j]?.at ?? 0);
  const swap = (i: number, j: number) => {
    const [one, other] = [heap[i], heap[j]];
    if (one && other) [heap[i], heap[j]] = [other, one];
  };
  return {
    now: 0,
    add(at: number, act: () => void) {
      let i = heap.push({ at, act }) - 1;
      for (let up = (i - 1) >> 1; i > 0 && before(i, up); i = up, up = (i - 1) >> 1) swap(i, up);
    },
    run() {
      for (let first = heap[0]; first; first = heap[0]) {
        const last = heap.pop();
        if (last && heap.length > 0) heap[0] = last;
        for (let i = 0; ; ) {
          const [left, right] = [2 * i + 1, 2 * i + 2];
          const least = right < heap.length && before(right, left) ? right : left;
          if (least >= heap.length || !before(least, i)) break;
          swap(i, least);
          i = least;
        }
        this.now = first.at;
        first.act();
      }
    },
  };
}

/** Poisson arrivals at a queue with exponential service, in time that is counted and not waited for. p99 of all but the first tenant. */
function simulate(options: { operations: number; loudness: number; isFair: boolean; seed: number }) {
  const { operations, loudness, isFair } = options;
  const random = randomOf(options.seed);
  const exponential = (mean: number) => -Math.log(1 - random()) * mean;
  const time = createTime();
  const queue = createFairQueue({ waiting: 1_000_000, waitingPerTenant: isFair ? 200 : 1_000_000, ...(!isFair && { tenantShare: 1 }) });
  const perMs = (usualLoad * 64 * 0.75) / meanServiceMs / tenants;
  const untilMs = operations / (perMs * (tenants - 1 + loudness));
  const quiet: number[] = [];
  const count = { asked: 0, refused: 0, refusedQuiet: 0 };

  function arrive(tenant: number, rate: number): void {
    if (time.now > untilMs) return;
    const askedAt = time.now;
    count.asked++;
    const turn: Turn = { tenant: isFair ? `tenant-${tenant}` : 'all', lane: 'read', cost: 1 };
    const entered = queue.enter(turn, () => {
      time.add(time.now + exponential(meanServiceMs), () => {
        if (tenant > 0) quiet.push(time.now - askedAt);
        queue.ended(turn);
      });
    });
    if (typeof entered === 'string') count.refused++;
    if (typeof entered === 'string' && tenant > 0) count.refusedQuiet++;
    time.add(time.now + exponential(1 / rate), () => arrive(tenant, rate));
  }
  for (let tenant = 0; tenant < tenants; tenant++) {
    const rate = perMs * (tenant === 0 ? loudness : 1);
    time.add(exponential(1 / rate), () => arrive(tenant, rate));
  }
  time.run();
  quiet.sort((a, b) => a - b);
  return { ...count, p99: quiet[Math.floor(quiet.length * 0.99)] ?? 0 };
}

test('one organization that asks ten times as much leaves the 99th percentile of the others within 1.5 times', () => {
  // Of fewer there is no 99th percentile to speak of.
  const operations = Math.max(2_000, proofSize('noisy-neighbour', 20_000, 1_000_000));
  const seed = proofSeed('noisy-neighbour');
  const usual = simulate({ operations, loudness: 1, isFair: true, seed });
  const loud = simulate({ operations, loudness: 10, isFair: true, seed });
  const unfair = simulate({ operations, loudness: 10, isFair: false, seed });
  const ratio = loud.p99 / usual.p99;
  const show = (p99: number) => `${p99.toFixed(1)} ms`;
  process.stdout.write(
    `noisy neighbour, simulated (N=${operations}, seed=${seed}): p99 of the others ${show(usual.p99)} without, ${show(loud.p99)} with one at ` +
      `10x load, ratio ${ratio.toFixed(2)}; one queue for all: ${show(unfair.p99)}, ratio ${(unfair.p99 / usual.p99).toFixed(2)}; refused ` +
      `of the loud one ${loud.refused}, of the others ${loud.refusedQuiet}\n`,
  );
  expect(ratio).toBeLessThanOrEqual(1.5);
  expect(loud.refusedQuiet).toBe(0);
  // The control: without fair turns the same load is felt by everyone.
  expect(unfair.p99 / usual.p99).toBeGreaterThan(1.5);
});
