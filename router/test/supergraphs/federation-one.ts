import { fed, type SmallSupergraph } from './small-supergraph.ts';

export const federationOne: SmallSupergraph = {
  shows: 'a subgraph of Federation 1 (no link, extend type, @external keys) beside one of Federation 2',
  parts: () => ({
    old: {
      sdl: `extend type Query { note: Note } type Note { text: String! author: Author }
        extend type Author @key(fields: "id") { id: ID! @external name: String @external notes: Int greeting: String @requires(fields: "name") }`,
      resolvers: {
        Query: { note: () => ({ text: 't', author: { id: 'a1' } }) },
        Author: { notes: () => 1, greeting: ({ name }: { name: string }) => `Dear ${name}` },
      },
    },
    new: {
      sdl: fed(`type Query { author: Author! } type Author @key(fields: "id") { id: ID! name: String }`),
      resolvers: {
        Query: { author: () => ({ id: 'a2', name: 'Two' }) },
        Author: { __resolveReference: ({ id }: { id: string }) => ({ id, name: `Name ${id}` }) },
      },
    },
  }),
  expected: [
    {
      query: '{ note { text author { name greeting notes } } }',
      data: { note: { text: 't', author: { name: 'Name a1', greeting: 'Dear Name a1', notes: 1 } } },
    },
    { query: '{ author { greeting } }', data: { author: { greeting: 'Dear Two' } }, requests: { new: 1, old: 1 } },
  ],
};
