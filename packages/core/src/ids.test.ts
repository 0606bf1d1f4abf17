import { describe, expect, test } from 'vitest';
import { isUuid, newId, parseId } from './ids.ts';

describe('newId', () => {
  test('ids made by one process sort in the order in which they were made, also within a millisecond', () => {
    const ids = Array.from({ length: 20_000 }, () => newId());
    expect(ids.toSorted()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('an id is a UUID of version 7 that carries its milliseconds', () => {
    const at = Date.now() + 60_000;
    const id = newId(at);
    expect(isUuid(id)).toBe(true);
    expect(id[14]).toBe('7');
    expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(at);
  });
});

describe('parseId', () => {
  test.each(['', 'x', '../../etc/passwd', '0190a0b0-0000-7000-8000-00000000000', `0190a0b0-0000-7000-8000-000000000000'`])(
    '%j is no id',
    (text) => {
      expect(parseId(text)).toBeUndefined();
    },
  );

  test('upper case reads as the same id', () => {
    const id = newId();
    expect(parseId(id.toUpperCase())).toBe(id);
  });
});
