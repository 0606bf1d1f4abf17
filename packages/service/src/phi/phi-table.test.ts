import { parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { phiFaults, phiTable } from './phi-table.ts';

const directive = 'directive @phi(category: String!, purposes: [String!]! = ["TREAT", "PATRQT"]) on OBJECT | FIELD_DEFINITION';
const of = (sdl: string) => parse(`${directive} ${sdl}`);

describe('@phi', () => {
  test('gives the enforcement table with the standard purposes', () => {
    expect([
      ...phiTable(of('type A { id: ID! @phi(category: "NONE") b: Int @phi(category: "X", purposes: ["TREAT"]) } type B { c: Int }')),
    ]).toEqual([
      ['A.id', { category: 'NONE', purposes: ['TREAT', 'PATRQT'] }],
      ['A.b', { category: 'X', purposes: ['TREAT'] }],
    ]);
  });

  test.each([
    ['type A { id: ID! b: Int @phi(category: "X") }', 'A.id'],
    ['type A @phi(category: "X") { id: ID! }', 'A.id'],
    ['type A { b: Int! @phi(category: "X") }', 'A.b'],
    ['type A { b: Int @phi(category: "") }', 'A.b'],
    ['type A { b: Int @phi(category: "X", purposes: []) }', 'A.b'],
  ])('%s is refused', (sdl, field) => {
    expect(phiFaults(of(sdl))).toEqual([expect.stringContaining(field)]);
  });

  test('a type without health data needs no label, a labelled one passes', () => {
    expect(phiFaults(of('type A { id: ID! } type B { id: ID! @phi(category: "NONE") c: Int @phi(category: "X") }'))).toEqual([]);
  });
});
