import { expect, it } from 'vitest';
import { applyRewrites, renamedKeys } from './rewrites.ts';
import { createTypeMap } from './type-map.ts';

const types = createTypeMap({ Work: ['Book', 'Film'] });

it('gives a renamed key back, through lists and under a type condition only', () => {
  const value = { works: [{ __typename: 'Book', x: 1 }, { __typename: 'Film', x: 2 }, { x: 3 }, null] };
  applyRewrites([{ kind: 'KeyRenamer', path: ['works', '... on Book', 'x'], renameKeyTo: 'title' }], value, types);
  expect(JSON.parse(JSON.stringify(value))).toEqual({
    works: [{ __typename: 'Book', title: 1 }, { __typename: 'Film', x: 2 }, { title: 3 }, null],
  });
});

it('sets a value for every type below an interface', () => {
  const value = { __typename: 'Film', id: '1' };
  applyRewrites([{ kind: 'ValueSetter', path: ['... on Work', '__typename'], setValueTo: 'Work' }], value, types);
  expect(value).toEqual({ __typename: 'Work', id: '1' });
});

it('leaves alone what lacks the key, and cannot be led to a prototype', () => {
  const value = { a: 1 };
  applyRewrites([{ kind: 'KeyRenamer', path: ['b'], renameKeyTo: 'c' }], value, types);
  applyRewrites([{ kind: 'ValueSetter', path: ['__proto__', 'polluted'], setValueTo: true }], value, types);
  expect(value).toEqual({ a: 1 });
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

it('knows the client name of each conflict name', () => {
  expect([...renamedKeys([{ kind: 'KeyRenamer', path: ['a', 'x__alias_0'], renameKeyTo: 'x' }])]).toEqual([['x__alias_0', 'x']]);
});
