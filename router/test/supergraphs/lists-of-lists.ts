import { fed, type SmallSupergraph } from './small-supergraph.ts';

const cell = (id: string) => ({ id });

export const listsOfLists: SmallSupergraph = {
  shows: 'lists of lists: entities are joined at every depth, with nulls and empty lists on each level',
  parts: () => ({
    board: {
      sdl: fed(`type Query { board: [[Cell]]! cube: [[[Cell!]!]]! }
        type Cell @key(fields: "id") { id: ID! around: [[Cell]] }`),
      resolvers: {
        Query: {
          board: () => [[cell('a'), null], null, [], [cell('b'), cell('a')]],
          cube: () => [[[cell('a')], [cell('none'), cell('b')]], null, [[]]],
        },
        Cell: {
          around: ({ id }: { id: string }) => (id === 'a' ? [[cell('b'), cell('c')], [null]] : null),
          __resolveReference: (key: object) => key,
        },
      },
    },
    colours: {
      sdl: fed(`type Cell @key(fields: "id") { id: ID! colour: String! }`),
      resolvers: {
        Cell: {
          __resolveReference: (key: { id: string }) => (key.id === 'none' ? null : key),
          colour: ({ id }: { id: string }) => (id === 'c' ? null : `colour ${id}`),
        },
      },
    },
  }),
  expected: [
    {
      query: '{ board { colour } }',
      data: { board: [[{ colour: 'colour a' }, null], null, [], [{ colour: 'colour b' }, { colour: 'colour a' }]] },
      requests: { board: 1, colours: 1 },
    },
    {
      query: '{ cube { id colour } }',
      data: { cube: [null, null, [[]]] },
      errors: [{ path: ['cube', 0, 1, 0], code: 'NOT_FOUND' }],
    },
    {
      query: '{ board { id around { colour } } }',
      data: {
        board: [
          [{ id: 'a', around: [[{ colour: 'colour b' }, null], [null]] }, null],
          null,
          [],
          [
            { id: 'b', around: null },
            { id: 'a', around: [[{ colour: 'colour b' }, null], [null]] },
          ],
        ],
      },
      errors: [
        { path: ['board', 0, 0, 'around', 0, 1, 'colour'], code: 'INTERNAL_SERVER_ERROR' },
        { path: ['board', 3, 1, 'around', 0, 1, 'colour'], code: 'INTERNAL_SERVER_ERROR' },
      ],
    },
  ],
};
