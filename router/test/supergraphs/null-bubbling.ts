import { fed, type SmallSupergraph } from './small-supergraph.ts';

export const nullBubbling: SmallSupergraph = {
  shows: 'nulls that may not be: they rise to the nearest nullable parent, through joins, lists and entities, one error each',
  parts: () => ({
    trees: {
      sdl: fed(`type Query { forest: Forest grove: [Tree!] strict: Tree! lost: Tree! trees: [Tree]! }
        type Forest { name: String! oldest: Tree! any: Tree }
        type Tree @key(fields: "id") { id: ID! }`),
      resolvers: {
        Query: {
          forest: () => ({ name: 'F', oldest: { id: 'bad' }, any: { id: 'bad' } }),
          grove: () => [{ id: 'oak' }, { id: 'bad' }],
          strict: () => ({ id: 'oak' }),
          lost: () => ({ id: 'bad' }),
          trees: () => [{ id: 'bad' }, { id: 'oak' }, null, { id: 'bad' }],
        },
      },
    },
    heights: {
      sdl: fed(`type Tree @key(fields: "id") { id: ID! height: Int! leaves: [Leaf!] branches: [[Leaf!]!] } type Leaf { colour: String! }`),
      resolvers: {
        Tree: {
          height: ({ id }: { id: string }) => (id === 'bad' ? null : 30),
          leaves: () => [{ colour: 'green' }, { colour: null }],
          branches: () => [[{ colour: 'red' }], [{ colour: null }]],
        },
      },
    },
  }),
  expected: [
    {
      query: '{ strict { id } lost { height } }',
      data: null,
      errors: [{ path: ['lost', 'height'], code: 'INTERNAL_SERVER_ERROR' }],
    },
    {
      query: '{ forest { name any { height } } trees { height } }',
      data: { forest: { name: 'F', any: null }, trees: [null, { height: 30 }, null, null] },
      errors: [
        { path: ['forest', 'any', 'height'], code: 'INTERNAL_SERVER_ERROR' },
        { path: ['trees', 0, 'height'], code: 'INTERNAL_SERVER_ERROR' },
        { path: ['trees', 3, 'height'], code: 'INTERNAL_SERVER_ERROR' },
      ],
    },
    {
      query: '{ forest { name oldest { height } } }',
      data: { forest: null },
      errors: [{ path: ['forest', 'oldest', 'height'], code: 'INTERNAL_SERVER_ERROR' }],
    },
    {
      query: '{ grove { id height } }',
      data: { grove: null },
      errors: [{ path: ['grove', 1, 'height'], code: 'INTERNAL_SERVER_ERROR' }],
    },
    {
      query: '{ strict { height leaves { colour } branches { colour } } }',
      data: { strict: { height: 30, leaves: null, branches: null } },
      errors: [
        { path: ['strict', 'branches', 1, 0, 'colour'], code: 'INTERNAL_SERVER_ERROR' },
        { path: ['strict', 'leaves', 1, 'colour'], code: 'INTERNAL_SERVER_ERROR' },
      ],
    },
  ],
};
