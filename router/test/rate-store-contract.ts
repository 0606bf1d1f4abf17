import { waitFor } from '@klear/testing';
import { expect, test } from 'vitest';
import type { Draw, RateStore } from '../src/limit/rate/rate-store.ts';

let made = 0;
/** A bucket that no other test uses. It refills so slowly that no test sees it happen, unless the test says otherwise. */
export const bucket = (more: Partial<Draw> = {}): Draw => ({
  key: `bucket-${process.pid}-${++made}`,
  points: 100,
  periodMs: 3_600_000,
  cost: 1,
  ...more,
});

/** What every store of rates promises; `open` gives stores that share their buckets. */
export function rateStoreContract(name: string, open: () => RateStore | Promise<RateStore>): void {
  test(`${name}: gives its points, then nothing, and says when`, async () => {
    const store = await open();
    const draw = bucket({ cost: 40 });
    expect((await store.take([draw]))[0]).toMatchObject({ remaining: 60, retryInMs: 0 });
    expect((await store.take([draw]))[0]).toMatchObject({ remaining: 20, retryInMs: 0 });
    const [refused] = await store.take([draw]);
    expect(refused?.remaining).toBe(20);
    // 20 points are missing: a fifth of the period.
    expect((refused?.retryInMs ?? 0) / 720_000).toBeCloseTo(1, 1);
    expect((refused?.fullInMs ?? 0) / 2_880_000).toBeCloseTo(1, 1);
    expect((await store.take([{ ...draw, cost: 20 }]))[0]).toMatchObject({ remaining: 0, retryInMs: 0 });
  });

  test(`${name}: takes from all buckets or from none`, async () => {
    const store = await open();
    const [full, nearlyEmpty] = [bucket({ cost: 10 }), bucket({ cost: 10 })];
    await store.take([{ ...nearlyEmpty, cost: 95 }]);
    const [first, second] = await store.take([full, nearlyEmpty]);
    expect([first?.retryInMs, first?.remaining]).toEqual([0, 100]);
    expect(second?.retryInMs).toBeGreaterThan(0);
    expect((await store.take([full]))[0]?.remaining).toBe(90);
  });

  test(`${name}: refills evenly`, async () => {
    const store = await open();
    const draw = bucket({ cost: 100, periodMs: 300 });
    expect((await store.take([draw]))[0]?.retryInMs).toBe(0);
    expect((await store.take([draw]))[0]?.retryInMs).toBeGreaterThan(0);
    const level = await waitFor('the bucket to fill a little', async () => {
      const [now] = await store.take([{ ...draw, cost: 0 }]);
      return now && now.remaining > 0 && now;
    });
    expect(level.fullInMs).toBeLessThan(300);
    await waitFor('the bucket to be full', async () => (await store.take([draw]))[0]?.retryInMs === 0);
  });

  test(`${name}: a cost above its points passes on a full bucket only, and is paid off`, async () => {
    const store = await open();
    const draw = bucket({ cost: 250 });
    expect((await store.take([draw]))[0]).toMatchObject({ remaining: 0, retryInMs: 0 });
    const [next] = await store.take([{ ...draw, cost: 1 }]);
    expect((next?.retryInMs ?? 0) / (1.51 * 3_600_000)).toBeCloseTo(1, 1);
  });

  test(`${name}: two hundred at once over two processes' stores get exactly the points that there are`, async () => {
    const stores = [await open(), await open()];
    const draw = bucket({ cost: 1 });
    const levels = await Promise.all(Array.from({ length: 200 }, (_, i) => stores[i % 2]?.take([draw])));
    expect(levels.filter((level) => level?.[0]?.retryInMs === 0)).toHaveLength(100);
  });

  test(`${name}: buckets that cross each other do not lock each other out`, async () => {
    const store = await open();
    const [one, other] = [bucket(), bucket()];
    const levels = await Promise.all(Array.from({ length: 60 }, (_, i) => store.take(i % 2 ? [one, other] : [other, one])));
    expect(levels.every((level) => level.every(({ retryInMs }) => retryInMs === 0))).toBe(true);
    expect((await store.take([one, other])).map(({ remaining }) => remaining)).toEqual([39, 39]);
  });
}
