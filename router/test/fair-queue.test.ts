import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createFairQueue, type FairQueueSettings, type Turn } from '../src/limit/quota/fair-queue.ts';
import { paceOf } from '../src/limit/quota/pace.ts';

const turn = (tenant: string, more: Partial<Turn> = {}): Turn => ({ tenant, lane: 'read', cost: 1, ...more });

/** Runs a schedule by hand: `served` names who started, in order; `finish` ends the one that runs longest. */
function bench(settings: Partial<FairQueueSettings>) {
  const queue = createFairQueue(settings);
  const served: string[] = [];
  const running: Turn[] = [];
  const start = (next: Turn) => () => {
    served.push(next.tenant);
    running.push(next);
  };
  const finish = () => {
    const oldest = running.shift();
    if (oldest) queue.ended(oldest);
    return oldest !== undefined;
  };
  const drain = () => {
    while (finish());
  };
  return { queue, served, finish, drain, ask: (next: Turn) => queue.enter(next, start(next)) };
}
const count = (served: readonly string[], tenant: string) => served.filter((each) => each === tenant).length;

test('one that asks ten times as much is served as much as each of the others while they ask', () => {
  const { ask, served, finish, drain } = bench({ concurrent: 1, tenantShare: 1, waitingPerTenant: 1_000 });
  for (let round = 0; round < 20; round++) {
    for (let i = 0; i < 10; i++) ask(turn('loud'));
    for (const quiet of ['a', 'b', 'c']) ask(turn(quiet));
  }
  for (let i = 0; i < 60; i++) finish();
  for (const quiet of ['a', 'b', 'c']) expect(Math.abs(count(served, quiet) - count(served.slice(0, 60), 'loud'))).toBeLessThanOrEqual(6);
  drain();
  expect(served).toHaveLength(260);
});

test('who comes last waits behind one of each, not behind the queue of the loud one', () => {
  const { ask, served, finish } = bench({ concurrent: 1, tenantShare: 1, waitingPerTenant: 1_000 });
  for (let i = 0; i < 500; i++) ask(turn('loud'));
  ask(turn('late'));
  finish();
  finish();
  expect(served.slice(0, 3)).toContain('late');
});

test('shares count cost, not operations', () => {
  const { ask, served, finish } = bench({ concurrent: 1, tenantShare: 1, waitingPerTenant: 1_000 });
  for (let i = 0; i < 100; i++) {
    ask(turn('heavy', { cost: 10 }));
    ask(turn('light', { cost: 1 }));
  }
  for (let i = 0; i < 66; i++) finish();
  expect(count(served, 'light') / count(served, 'heavy')).toBeGreaterThan(8);
});

test('a weight of two is served twice as much', () => {
  const { ask, served, finish } = bench({
    concurrent: 1,
    tenantShare: 1,
    waitingPerTenant: 1_000,
    weightOf: (name) => (name === 'big' ? 2 : 1),
  });
  for (let i = 0; i < 100; i++) for (const tenant of ['big', 'small']) ask(turn(tenant));
  for (let i = 0; i < 60; i++) finish();
  expect(count(served, 'big') / count(served, 'small')).toBeCloseTo(2, 0);
});

test('one tenant holds its share of the places at most, also when nobody else asks', () => {
  const { ask, queue } = bench({ concurrent: 10, tenantShare: 0.5 });
  for (let i = 0; i < 20; i++) ask(turn('only'));
  expect([queue.running, queue.waiting]).toEqual([5, 15]);
  ask(turn('other'));
  expect([queue.running, queue.waiting]).toEqual([6, 15]);
});

test('mutations find a place while queries hold all of theirs, and start first', () => {
  const { ask, queue, served, finish } = bench({ concurrent: 8, tenantShare: 1, laneShare: 0.75 });
  for (let i = 0; i < 20; i++) ask(turn(`q${i}`));
  expect(queue.running).toBe(6);
  for (const name of ['m1', 'm2', 'm3']) ask(turn(name, { lane: 'write' }));
  expect(served.slice(-2)).toEqual(['m1', 'm2']);
  finish();
  expect(served.at(-1)).toBe('m3');
  for (let i = 0; i < 20; i++) ask(turn(`w${i}`, { lane: 'write' }));
  for (let i = 0; i < 12; i++) finish();
  expect(served.filter((name) => name.startsWith('q')).length).toBeGreaterThan(6);
});

test('a full queue of one tenant refuses that one, a full queue of all refuses everyone, and who leaves makes room', () => {
  const { ask } = bench({ concurrent: 1, tenantShare: 1, laneShare: 1, waitingPerTenant: 2, waiting: 3 });
  expect(typeof ask(turn('a'))).toBe('object');
  const [first, second] = [ask(turn('a')), ask(turn('a'))];
  expect(ask(turn('a'))).toBe('tenant');
  expect(typeof ask(turn('b'))).toBe('object');
  expect(ask(turn('c'))).toBe('all');
  if (typeof first === 'string' || typeof second === 'string') throw new Error('they wait');
  first.leave();
  first.leave();
  expect(typeof ask(turn('c'))).toBe('object');
});

test('fewer run at once when told so, those that run go on, and more start as soon as they may', () => {
  const { ask, queue, finish } = bench({ concurrent: 20, concurrentAtLeast: 4, tenantShare: 1, laneShare: 1 });
  for (let i = 0; i < 30; i++) ask(turn(`t${i}`));
  queue.allow(1);
  expect([queue.concurrent, queue.running]).toEqual([4, 20]);
  for (let i = 0; i < 16; i++) finish();
  expect(queue.running).toBe(4);
  finish();
  expect([queue.running, queue.waiting]).toEqual([4, 9]);
  queue.allow(1_000);
  expect([queue.concurrent, queue.running, queue.waiting]).toEqual([20, 13, 0]);
});

test('the pace falls while the event loop is late and rises while it is not', () => {
  expect(paceOf(64, 21)).toBeLessThan(64);
  expect(paceOf(10, 20)).toBeGreaterThan(10);
});

test('a tenant is told to be full before anything of it is read', () => {
  const { ask, queue } = bench({ concurrent: 1, tenantShare: 1, laneShare: 1, waitingPerTenant: 2 });
  const standings = [1, 2, 3].map(() => {
    ask(turn('a'));
    return queue.standingOf('a');
  });
  expect([...standings, queue.standingOf('b')]).toEqual(['free', 'waiting', 'full', 'free']);
});

test('a tenant whose queries fill its queue still has room for mutations', () => {
  const { ask, served, finish } = bench({ concurrent: 1, tenantShare: 1, laneShare: 1, waitingPerTenant: 2 });
  for (let i = 0; i < 4; i++) ask(turn('a'));
  expect(ask(turn('a'))).toBe('tenant');
  expect(typeof ask({ ...turn('a', { lane: 'write' }) })).toBe('object');
  finish();
  expect(served).toHaveLength(2);
});

test('of any schedule every operation that was taken runs once, bounds hold at every step, and nothing is left behind', () => {
  const asked = fc.record({
    tenant: fc.constantFrom('a', 'b', 'c', 'd'),
    lane: fc.constantFrom<Turn['lane']>('read', 'write'),
    cost: fc.integer({ min: 1, max: 500 }),
    leaves: fc.boolean(),
    finishes: fc.integer({ min: 0, max: 2 }),
  });
  fc.assert(
    fc.property(fc.array(asked, { maxLength: 60 }), fc.integer({ min: 1, max: 6 }), (schedule, concurrent) => {
      const { ask, queue, served, finish, drain } = bench({
        concurrent,
        tenantShare: 0.5,
        laneShare: 0.75,
        waitingPerTenant: 5,
        waiting: 12,
      });
      let expected = 0;
      for (const { leaves, finishes, ...each } of schedule) {
        const before = served.length;
        const entered = ask(each);
        if (typeof entered !== 'string') expected++;
        if (typeof entered !== 'string' && leaves && served.length === before) {
          entered.leave();
          expected--;
        }
        for (let i = 0; i < finishes; i++) finish();
        expect(queue.running).toBeLessThanOrEqual(concurrent);
        expect(queue.waiting).toBeLessThanOrEqual(12);
      }
      drain();
      expect(served).toHaveLength(expected);
      expect([queue.running, queue.waiting, queue.fill]).toEqual([0, 0, 0]);
    }),
    { numRuns: 300 },
  );
});
