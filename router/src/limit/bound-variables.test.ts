import { expect, test } from 'vitest';
import { boundText } from './bound-text.ts';
import { boundVariables } from './bound-variables.ts';
import { defaultLimits } from './limits.ts';

const deep = (depth: number, leaf: unknown) => {
  let value = leaf;
  for (let i = 0; i < depth; i += 1) value = [value];
  return { value };
};
const withCode = (code: string) => expect.objectContaining({ code });

test.each([
  ['NUL in a variable', { input: { names: ['x', 'a\0b'] } }, 'BAD_USER_INPUT'],
  ['NUL in the name of a variable’s field', { input: { 'a\0': 1 } }, 'BAD_USER_INPUT'],
  ['half of a surrogate pair', { text: 'a\ud800' }, 'BAD_USER_INPUT'],
  ['half of a surrogate pair in a name', { '\udfff': 1 }, 'BAD_USER_INPUT'],
  ['21 levels', deep(21, 1), 'LIMIT_EXCEEDED'],
  ['100,000 levels', deep(100_000, 1), 'LIMIT_EXCEEDED'],
  ['10,001 values', { list: Array.from({ length: 10_000 }, () => 1) }, 'LIMIT_EXCEEDED'],
])('variables with %s are refused', (_name, variables, code) => {
  expect(() => boundVariables(variables, defaultLimits)).toThrow(withCode(code));
});

test('variables at every bound pass, also with text that only looks like NUL', () => {
  const variables = { text: '\\u0000 😀', none: null, ...deep(19, true), list: Array.from({ length: 9_900 }, () => 1) };
  expect(() => boundVariables(variables, defaultLimits)).not.toThrow();
});

test.each([
  ['NUL', '{ a }\0', 'BAD_USER_INPUT'],
  ['NUL escaped', String.raw`{ a(text: "x\u0000") }`, 'BAD_USER_INPUT'],
  ['NUL escaped in the other way', String.raw`{ a(text: "x\u{0}") }`, 'BAD_USER_INPUT'],
  ['half of a surrogate pair', '{ a(text: "\ud800") }', 'BAD_USER_INPUT'],
  ['more text than any document needs', `#${' '.repeat(128 * 1024)}\n{ a }`, 'LIMIT_EXCEEDED'],
])('a document with %s is refused before it is parsed', (_name, text, code) => {
  expect(() => boundText(text, defaultLimits)).toThrow(withCode(code));
});

test('a document at the bound of its length passes', () => {
  expect(() => boundText(`{ a } #${' '.repeat(128 * 1024 - 7)}`, defaultLimits)).not.toThrow();
});
