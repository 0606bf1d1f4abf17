import { expect, it } from 'vitest';
import { merge } from './merge.ts';

const merged = (target: Record<string, unknown>, source: Record<string, unknown>) => {
  merge(target, source, { isAbstract: (name) => name === 'Media' });
  return target;
};

it.each([
  ['objects key by key', { a: { x: 1 } }, { a: { y: 2 } }, { a: { x: 1, y: 2 } }],
  [
    'lists element by element, lists of lists too',
    { a: [[{ x: 1 }, null]] },
    { a: [[{ y: 2 }, { z: 3 }]] },
    { a: [[{ x: 1, y: 2 }, { z: 3 }]] },
  ],
  ['a list of another length by replacing it', { a: [1] }, { a: [1, 2] }, { a: [1, 2] }],
  ['a null without wiping out a value', { a: { x: 1 }, b: [{ y: 1 }] }, { a: null, b: [null] }, { a: { x: 1 }, b: [{ y: 1 }] }],
  [
    'a type over the name of an interface, and not the other way round, at every depth',
    { __typename: 'Media', a: [{ __typename: 'Film' }] },
    { __typename: 'Book', a: [{ __typename: 'Media' }] },
    { __typename: 'Book', a: [{ __typename: 'Film' }] },
  ],
  ['a value over a null', { a: null }, { a: 1 }, { a: 1 }],
])('merges %s', (_name, target, source, expected) => {
  expect(merged(target, source)).toEqual(expected);
});

it('writes a key called __proto__ as an own key and touches no prototype', () => {
  const target = merged({}, JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'));
  expect(Object.keys(target)).toEqual(['__proto__', 'constructor']);
  expect(Object.getPrototypeOf(target)).toBe(Object.prototype);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});
