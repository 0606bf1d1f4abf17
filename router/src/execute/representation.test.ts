import type { QueryPlanSelectionNode } from '@apollo/query-planner';
import { expect, it } from 'vitest';
import { compileRepresentation } from './representation.ts';
import { createTypeMap } from './type-map.ts';

const field = (name: string): QueryPlanSelectionNode => ({ kind: 'Field', name });
const types = createTypeMap({});

it('asks for each entity once, wherever it stands among others of its type and of other types', () => {
  const on = (typeCondition: string): QueryPlanSelectionNode => ({
    kind: 'InlineFragment',
    typeCondition,
    selections: [field('__typename'), field('id')],
  });
  const represent = compileRepresentation([on('Book'), on('Film')], types);
  const book = { __typename: 'Book', id: '1' };
  const film = { __typename: 'Film', id: '1' };
  const other = { __typename: 'Book', id: '2' };
  expect(represent([book, film, { ...book }, other, { ...film }, { id: '1' }])).toEqual({
    texts: ['{"__typename":"Book","id":"1"}', '{"__typename":"Film","id":"1"}', '{"__typename":"Book","id":"2"}'],
    indexOf: [0, 1, 0, 2, 1, -1],
  });
});

it('tells entities apart by all of a key that has more than one part, and leaves out what lacks one', () => {
  const represent = compileRepresentation([field('__typename'), field('shop'), field('code')], types);
  const entities = [
    { __typename: 'Offer', shop: 'a', code: 1 },
    { __typename: 'Offer', shop: 'a', code: 2 },
    { __typename: 'Offer', shop: 'a' },
    { __typename: 'Offer', shop: 'a', code: 1 },
  ];
  expect(represent(entities)).toEqual({
    texts: ['{"__typename":"Offer","shop":"a","code":1}', '{"__typename":"Offer","shop":"a","code":2}'],
    indexOf: [0, 1, -1, 0],
  });
});
