import { expect, it } from 'vitest';
import { createBoundedCache } from './plan-cache.ts';

it('drops what was used least recently when its bytes run out', () => {
  const cache = createBoundedCache<string>(10);
  cache.put('a', 'A', 4);
  cache.put('b', 'B', 4);
  expect(cache.get('a')).toBe('A');
  cache.put('c', 'C', 4);
  expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual(['A', undefined, 'C']);
  expect([cache.size, cache.bytes]).toEqual([2, 8]);
});

it('counts a replaced entry once and does not take one that is larger than itself', () => {
  const cache = createBoundedCache<string>(10);
  cache.put('a', 'A', 4);
  cache.put('a', 'B', 6);
  expect([cache.get('a'), cache.bytes]).toEqual(['B', 6]);
  cache.put('huge', 'H', 11);
  expect([cache.get('huge'), cache.size]).toEqual([undefined, 1]);
  cache.clear();
  expect([cache.size, cache.bytes]).toEqual([0, 0]);
});
