import { expect, test } from 'vitest';
import { median, quantile, rounded, slopeOf } from './statistics.ts';
import { tableOf } from './table.ts';

test('a quantile is a value that was measured, whatever the order', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(quantile([4, 1, 3, 2], 0.5)).toBe(2);
  expect(
    quantile(
      Array.from({ length: 100 }, (_, at) => 100 - at),
      0.99,
    ),
  ).toBe(99);
  expect(quantile([7], 0)).toBe(7);
  expect(median([])).toBeNaN();
});

test('figures keep three digits that count', () => {
  expect([12_345.6, 1.2345, 0.012345].map(rounded)).toEqual([12_300, 1.23, 0.0123]);
});

test('a slope is what the straight line through the points rises by', () => {
  expect(slopeOf([0, 1, 2, 3].map((at) => [at * 10, at * 5 + 7]))).toBeCloseTo(0.5);
  expect(
    slopeOf([
      [0, 3],
      [5, 3],
      [9, 3],
    ]),
  ).toBe(0);
});

test('a table lines its columns up', () => {
  expect(
    tableOf(
      ['what', 'ms'],
      [
        ['a', 1_234.5],
        ['longer', 0.126],
      ],
    ),
  ).toEqual(['what       ms', '------  -----', 'a       1,235', 'longer   0.13']);
});
