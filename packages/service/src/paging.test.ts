import { Refusal } from '@klear/core';
import { describe, expect, test } from 'vitest';
import { connectionOf, decodeCursor, encodeCursor, pageArgs } from './paging.ts';

const numbers = (from: number, count: number) => Array.from({ length: count }, (_, index) => from + index);
const read = (page: { limit: number; after: readonly unknown[] | null }) => {
  const from = Number(page.after?.[0] ?? 0) + 1;
  return numbers(from, Math.max(0, Math.min(page.limit + 1, 7 - from + 1)));
};

describe('pages', () => {
  test('walk a list of 7 by threes without a gap or a repeat', () => {
    const seen: number[] = [];
    let after: string | null | undefined;
    for (;;) {
      const page = pageArgs({ first: 3, after }, { parts: 1 });
      const connection = connectionOf(read(page), { page, keyOf: (n) => [n], nodeOf: (n) => n });
      seen.push(...connection.edges.map(({ node }) => node));
      expect(connection.pageInfo.hasPreviousPage).toBe(after !== undefined);
      if (!connection.pageInfo.hasNextPage) break;
      after = connection.pageInfo.endCursor;
    }
    expect(seen).toEqual(numbers(1, 7));
  });

  test('an empty list has no cursors', () => {
    const page = pageArgs({});
    expect(connectionOf([], { page, keyOf: () => [], nodeOf: (n) => n }).pageInfo).toEqual({
      hasNextPage: false,
      hasPreviousPage: false,
      startCursor: null,
      endCursor: null,
    });
    expect(page.limit).toBe(20);
  });

  test('every faulty argument is told', () => {
    const faults = (args: { first?: number; after?: string }) => {
      try {
        pageArgs(args);
        return [];
      } catch (error) {
        return error instanceof Refusal ? error.faults.map(({ code }) => code) : expect.fail('not a refusal');
      }
    };
    expect(faults({ first: 101, after: 'nonsense' })).toEqual(['OUT_OF_RANGE', 'CURSOR_INVALID']);
    expect(faults({ first: 0 })).toEqual(['OUT_OF_RANGE']);
    expect(faults({ first: 1.5 })).toEqual(['OUT_OF_RANGE']);
    expect(faults({ after: encodeCursor(['a', 'b', 'c']) })).toEqual(['CURSOR_INVALID']);
  });

  test('a cursor whose parts are not of the list is no cursor of it', () => {
    const fits = ([position]: readonly unknown[]) => Number.isSafeInteger(position);
    for (const key of [['x'], [1.5], [1e300], [null]]) {
      expect(() => pageArgs({ after: encodeCursor(key) }, { parts: 1, fits })).toThrow('This is not a cursor of this list.');
    }
    expect(pageArgs({ after: encodeCursor([7]) }, { parts: 1, fits }).after).toEqual([7]);
  });

  test.each([['x'.repeat(2_000)], [Buffer.from('{}').toString('base64url')], [Buffer.from('[{"a":1},2]').toString('base64url')], ['%%%']])(
    'a foreign cursor %# is none',
    (cursor) => {
      expect(decodeCursor(cursor, 2)).toBeUndefined();
    },
  );

  test('a cursor gives its key back', () => {
    const key = ['2026-01-01T00:00:00.000Z', 5, null, true];
    expect(decodeCursor(encodeCursor(key), 4)).toEqual(key);
  });
});
