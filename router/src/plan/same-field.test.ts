import { type FieldNode, Kind, parse } from 'graphql';
import { expect, it } from 'vitest';
import { isSameField } from './same-field.ts';

function fieldOf(text: string): FieldNode {
  const [operation] = parse(`{ ${text} }`).definitions;
  const field = operation?.kind === Kind.OPERATION_DEFINITION ? operation.selectionSet.selections[0] : undefined;
  if (field?.kind !== Kind.FIELD) throw new TypeError('a field is expected');
  return field;
}

it.each([
  ['f', 'g'],
  ['f', 'f(a: 1)'],
  ['f(a: 1)', 'f(b: 1)'],
  ['f(a: 1)', 'f(a: 2)'],
  ['f(a: 1)', 'f(a: "one")'],
  ['f(a: "1.0")', 'f(a: "1")'],
  ['f(a: 1)', 'f(a: $a)'],
  ['f(a: $a)', 'f(a: $b)'],
  ['f(a: [1])', 'f(a: [1, 2])'],
  ['f(a: [1, 2])', 'f(a: [2, 1])'],
  ['f(a: null)', 'f(a: [null, null])'],
  ['f(a: {b: 1})', 'f(a: {b: 2})'],
  ['f(a: {b: 1})', 'f(a: {b: 1, c: 1})'],
  ['f(a: {b: [{c: 1}]})', 'f(a: {b: [{c: 2}]})'],
  ['f(a: {b: 1})', 'f(a: 1)'],
])('%s is not %s', (asked, planned) => {
  expect(isSameField(fieldOf(asked), fieldOf(planned))).toBe(false);
});

it.each([
  ['f(a: 1, b: 2)', 'x: f(b: 2, a: 1)'],
  ['f(a: 1)', 'f(a: [[1]])'],
  ['f(a: [1, [2]])', 'f(a: [[1], 2])'],
  ['f(a: "9007199254740993")', 'f(a: 9007199254740993)'],
  ['f(a: 10.0e2)', 'f(a: 1000)'],
  ['f(a: {b: 1, c: $v})', 'f(a: {c: $v, b: [1]})'],
  ['f(a: 1)', 'f(a: 1, unit: $contextualArgument_1_0)'],
])('%s is %s', (asked, planned) => {
  expect(isSameField(fieldOf(asked), fieldOf(planned))).toBe(true);
});
