import { Refusal } from '@klear/core';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { parseInput, readInput } from './input-faults.ts';
import { requestIdOf } from './request-id.ts';

const shape = z.strictObject({
  name: z.string().min(2).max(5),
  kind: z.enum(['A', 'B']),
  step: z.number().multipleOf(5),
  at: z.array(z.object({ email: z.email() })),
  end: z.number().refine((end) => end > 3, { params: { code: 'END_BEFORE_START' }, error: 'The end must be after the start' }),
});

describe('input faults', () => {
  test('list every faulty field with path and code, never a value', () => {
    const read = readInput(shape, { kind: 'secret-1', step: 7, at: [{ email: 'secret-2' }], end: 1, extra: 'secret-3' }, ['input']);
    if (read.ok) expect.fail('it was accepted');
    expect(read.error.map(({ path, code }) => `${path.join('.')} ${code}`).sort()).toEqual([
      'input.at.0.email WRONG_FORMAT',
      'input.end END_BEFORE_START',
      'input.extra UNKNOWN_FIELD',
      'input.kind NOT_IN_LIST',
      'input.name REQUIRED',
      'input.step NOT_A_MULTIPLE',
    ]);
    expect(JSON.stringify(read.error)).not.toContain('secret');
  });

  test('a fault is a refusal for callers that have no other answer', () => {
    expect(() => parseInput(shape, {})).toThrow(Refusal);
    expect(parseInput(z.object({ a: z.number() }), { a: 1 })).toEqual({ a: 1 });
  });
});

describe('request ids', () => {
  test('a harmless one is kept, anything else is replaced', () => {
    expect(requestIdOf('abcDEF-1234_5')).toBe('abcDEF-1234_5');
    for (const bad of [undefined, '', 'short', 'x'.repeat(65), 'line\nbreak-1234']) expect(requestIdOf(bad)).toMatch(/^[0-9a-f-]{36}$/);
  });
});
