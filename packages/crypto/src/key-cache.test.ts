import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createKeyCache } from './key-cache.ts';

const wrapped = (n: number) => Buffer.from(`wrapped ${n}`);
const isZero = (key: Buffer) => key.every((byte) => byte === 0);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the cache of unwrapped keys', () => {
  it('unwraps once while the key lives', () => {
    const cache = createKeyCache({ limit: 10, ttlMs: 1000 });
    const unwrap = vi.fn(() => Buffer.alloc(32, 7));
    cache.get(wrapped(1), unwrap);
    cache.get(wrapped(1), unwrap);
    expect(unwrap).toHaveBeenCalledTimes(1);
  });

  it('never holds more than its limit, and overwrites what it drops', () => {
    const cache = createKeyCache({ limit: 3, ttlMs: 1000 });
    const keys = Array.from({ length: 5 }, (_, n) => cache.get(wrapped(n), () => Buffer.alloc(32, n + 1)));
    expect(cache.size).toBe(3);
    expect(keys.map(isZero)).toEqual([true, true, false, false, false]);
  });

  it('overwrites keys after their time, without being asked again', () => {
    const cache = createKeyCache({ limit: 10, ttlMs: 1000 });
    const key = cache.get(wrapped(1), () => Buffer.alloc(32, 7));
    vi.advanceTimersByTime(2001);
    expect([cache.size, isZero(key), vi.getTimerCount()]).toEqual([0, true, 0]);
  });

  it('does not answer a key after its time even before the sweep', () => {
    let nowMs = 0;
    const cache = createKeyCache({ limit: 10, ttlMs: 1000, nowMs: () => nowMs });
    const first = cache.get(wrapped(1), () => Buffer.alloc(32, 7));
    nowMs = 1000;
    const second = cache.get(wrapped(1), () => Buffer.alloc(32, 8));
    expect([isZero(first), second[0]]).toEqual([true, 8]);
  });

  it('overwrites everything when it is closed', () => {
    const cache = createKeyCache({ limit: 10, ttlMs: 1000 });
    const keys = [1, 2].map((n) => cache.get(wrapped(n), () => Buffer.alloc(32, n)));
    cache.clear();
    expect([cache.size, ...keys.map(isZero)]).toEqual([0, true, true]);
  });
});
