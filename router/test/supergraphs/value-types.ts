import { fed, type SmallSupergraph } from './small-supergraph.ts';

const meta = { size: 1, extra: { a: 'A', b: 'B' } };
const rows = [{ n: 1, left: 'l1', right: 'r1' }, null, { n: 3, left: null, right: 'r3' }];

export const valueTypes: SmallSupergraph = {
  shows: 'one object filled by two subgraphs, each knowing a part of it: value types and lists of them merge field by field',
  parts: () => ({
    left: {
      sdl: fed(`type Query { doc: Doc! } type Doc @key(fields: "id") { id: ID! meta: Meta @shareable rows: [Row] @shareable }
        type Meta @shareable { size: Int extra: Extra } type Extra @shareable { a: String } type Row @shareable { n: Int! left: String }`),
      resolvers: { Query: { doc: () => ({ id: 'd1', meta, rows }) } },
    },
    right: {
      sdl: fed(`type Doc @key(fields: "id") { id: ID! meta: Meta @shareable rows: [Row] @shareable pages: Int }
        type Meta @shareable { extra: Extra } type Extra @shareable { a: String b: String } type Row @shareable { n: Int! right: String }`),
      resolvers: { Doc: { meta: () => meta, rows: () => rows, pages: () => 2 } },
    },
  }),
  expected: [
    {
      query: '{ doc { meta { size extra { a b } } rows { right n left } pages } }',
      data: {
        doc: {
          meta: { size: 1, extra: { a: 'A', b: 'B' } },
          rows: [{ right: 'r1', n: 1, left: 'l1' }, null, { right: 'r3', n: 3, left: null }],
          pages: 2,
        },
      },
      requests: { left: 1, right: 1 },
    },
    {
      query: '{ doc { meta { extra { b } } rows { left } } }',
      data: { doc: { meta: { extra: { b: 'B' } }, rows: [{ left: 'l1' }, null, { left: null }] } },
    },
  ],
};
