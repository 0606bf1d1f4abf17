import { expect, test } from 'vitest';
import { refuseNul } from './no-nul.ts';

const deep = (depth: number, leaf: unknown) => {
  let value = leaf;
  for (let i = 0; i < depth; i += 1) value = [value];
  return { value };
};

test.each([
  ['in a variable', '{ a }', { input: { names: ['x', 'a\0b'] } }],
  ['in the name of a variable’s field', '{ a }', { input: { 'a\0': 1 } }],
  ['100,000 lists deep', '{ a }', deep(100_000, '\0')],
  ['escaped in the document', String.raw`{ a(text: "x\u0000") }`, {}],
  ['escaped in the other way', String.raw`{ a(text: "x\u{0}") }`, {}],
])('NUL is refused %s', (_where, query, variables) => {
  expect(() => refuseNul(query, variables)).toThrow('must not hold the character NUL');
});

test('everything else passes, also the text that only looks like it in a variable', () => {
  expect(() => refuseNul('{ a(text: "\\u0001") }', { text: '\\u0000', n: null, list: [1, true, {}] })).not.toThrow();
});
