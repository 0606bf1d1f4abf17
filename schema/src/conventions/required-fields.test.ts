import { describe, expect, test } from 'vitest';
import { described, faultsOf } from './faults-of.ts';

const guarded = described(
  `type A { id: ID! secret: Int @personal held: Int @policy(policies: [["support"]]) part: B } type B { d: Int @phi(category: "CODES") }`,
);
const asking = (fields: string, label = '') =>
  described(`type A { id: ID! @external secret: Int @external held: Int @external part: B @external
    c: Int @requires(fields: "${fields}") ${label} } type B { d: Int @external }`);

describe('@requires', () => {
  test.each([
    ['secret', 'A.secret', '@personal'],
    ['held', 'A.held', '@policy(policies: [["support"]])'],
    ['part { d }', 'B.d', '@phi(category: "CODES")'],
    ['... on A { secret }', 'A.secret', '@personal'],
  ])('of %s from a field without its requirement is refused, with it passes', (fields, name, label) => {
    expect(faultsOf(asking(fields), guarded)).toEqual([`A.c requires ${name}, which is protected, and does not ask for the same`]);
    expect(faultsOf(asking(fields, label), guarded)).toEqual([]);
    expect(faultsOf(asking('id'), guarded)).toEqual([]);
  });

  test.each([
    ['part { d }', '@phi(category: "CODES", purposes: ["TREAT", "HRESCH"])'],
    ['part { d }', '@phi(category: "ALLERGIES")'],
    ['held', '@policy(policies: [["support"], ["first-party"]])'],
    ['held', '@authenticated'],
  ])('of %s from a field that asks for less (%s) is refused', (fields, label) => {
    expect(faultsOf(asking(fields, label), guarded)).toHaveLength(1);
  });

  test('with arguments is refused', () => {
    expect(faultsOf(asking('id(of: 1)'), guarded)).toEqual(['A.c requires A.id with arguments']);
  });
});

describe('@fromContext', () => {
  const of = (selection: string, label = '') =>
    described(`type A @context(name: "ctx") { id: ID! secret: Int @personal child: C }
      type C { d(given: Int @fromContext(field: "$ctx ${selection}")): Int ${label} }`);
  test.each(['{ secret }', '... on A { secret }'])('of %s to a field without its requirement is refused, with it passes', (selection) => {
    expect(faultsOf(of(selection))).toEqual(['C.d takes from its context A.secret, which is protected, and does not ask for the same']);
    expect(faultsOf(of(selection, '@personal'))).toEqual([]);
    expect(faultsOf(of('{ id }'))).toEqual([]);
  });
});
