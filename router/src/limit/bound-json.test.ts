import { expect, test } from 'vitest';
import { boundJson } from './bound-json.ts';

test.each([
  ['{"a":1,"a":2}'],
  ['{"x":{"a":1,"b":{"a":2},"a":3}}'],
  ['[{"a":1},{"a":2,"c":[],"a":3}]'],
  [String.raw`{"query":1,"que\u0072y":2}`],
  [String.raw`{"a\"":1,"a\u0022":2}`],
])('%s names a key twice and is refused', (text) => {
  expect(() => boundJson(text, 10, 1_000)).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }));
});

test.each([
  ['{"a":1,"b":{"a":2},"c":[{"a":3},{"a":4}]}'],
  [String.raw`{"a":"\\","b":"{\"a\":1,\"a\":2}","c":"a"}`],
  ['["a","a",{"a":"a"}]'],
  ['{"a":'],
  ['{"a'],
  ['"\\'],
  ['{"\\x":1}'],
  [']]]'],
])('%s passes: each object names its keys once, and text is passed over', (text) => {
  expect(() => boundJson(text, 10, 1_000)).not.toThrow();
});

test('lists and objects count towards the depth, in text they do not', () => {
  expect(() => boundJson('[{"a":[0]}]', 3, 1_000)).not.toThrow();
  expect(() => boundJson(`["${'['.repeat(100)}"]`, 1, 1_000)).not.toThrow();
  expect(() => boundJson('[{"a":[[0]]}]', 3, 1_000)).toThrow(expect.objectContaining({ code: 'LIMIT_EXCEEDED' }));
  expect(() => boundJson('['.repeat(1_000_000), 20, 1_000)).toThrow(expect.objectContaining({ code: 'LIMIT_EXCEEDED' }));
});

test('values are counted up to the bound, wherever they stand', () => {
  // The object, the list, a comma and another value each.
  const of = (count: number) => `{"a":[${'1,'.repeat(count - 2)}1]}`;
  expect(() => boundJson(of(1_000), 10, 1_000)).not.toThrow();
  expect(() => boundJson(of(1_001), 10, 1_000)).toThrow(expect.objectContaining({ code: 'LIMIT_EXCEEDED' }));
});
