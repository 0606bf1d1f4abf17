import { expect, test } from 'vitest';
import { boundJson } from './bound-json.ts';

test.each([
  ['{"a":1,"a":2}'],
  ['{"x":{"a":1,"b":{"a":2},"a":3}}'],
  ['[{"a":1},{"a":2,"c":[],"a":3}]'],
  [String.raw`{"query":1,"que\u0072y":2}`],
  [String.raw`{"a\"":1,"a\u0022":2}`],
])('%s names a key twice and is refused', (text) => {
  expect(() => boundJson(text, 10)).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }));
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
  expect(() => boundJson(text, 10)).not.toThrow();
});

test('lists and objects count towards the depth, in text they do not', () => {
  expect(() => boundJson('[{"a":[0]}]', 3)).not.toThrow();
  expect(() => boundJson(`["${'['.repeat(100)}"]`, 1)).not.toThrow();
  expect(() => boundJson('[{"a":[[0]]}]', 3)).toThrow(expect.objectContaining({ code: 'LIMIT_EXCEEDED' }));
  expect(() => boundJson('['.repeat(1_000_000), 20)).toThrow(expect.objectContaining({ code: 'LIMIT_EXCEEDED' }));
});
