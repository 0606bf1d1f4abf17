import { expect, it } from 'vitest';
import { addSubgraphErrors, createErrorList, maxErrors } from './errors.ts';

it('tells an error of one representation at every place where its entity stands', () => {
  const entity = { id: '1' };
  const other = { id: '2' };
  const list = createErrorList();
  const place = {
    service: 's',
    root: { a: [entity, other], b: entity },
    at: ['a', '@'],
    targets: [entity, other],
    representationOf: [0, 1],
    names: () => [],
  };
  addSubgraphErrors(list, [{ message: 'no', path: ['_entities', 1, 'x__alias_0', 3], extensions: { code: 'FORBIDDEN' } }], {
    ...place,
    renamed: new Map([['x__alias_0', 'x']]),
  });
  expect(list.all).toMatchObject([{ path: ['a', 1, 'x', 3], extensions: { code: 'FORBIDDEN' }, service: 's' }]);
  expect(list.explains(['a', 1, 'x'])).toBe(true);
  expect(list.explains(['a', 0, 'x'])).toBe(false);
});

it('takes a bounded number of errors and says that more were left out', () => {
  const list = createErrorList();
  for (let i = 0; i < maxErrors + 10; i++) list.add({ message: 'm', path: [i], extensions: { code: 'FORBIDDEN' } });
  expect(list.all.length).toBe(maxErrors + 1);
  expect(list.all.at(-1)?.message).toContain('left out');
});
