import { fed, type SmallSupergraph } from './small-supergraph.ts';

export const tags: SmallSupergraph = {
  shows: '@tag and composed directives of our own change nothing of what is answered',
  parts: () => ({
    notes: {
      sdl: `${fed(`
        type Query { notes(kind: Kind @tag(name: "public")): [Note!]! @tag(name: "public") }
        type Note @key(fields: "id") @tag(name: "public") { id: ID! text: String @mark(level: "high") @tag(name: "internal") }
        enum Kind @tag(name: "public") { A @tag(name: "public") B }
        scalar Colour @tag(name: "internal")
        directive @mark(level: String!) on FIELD_DEFINITION`)}
        extend schema @composeDirective(name: "@mark") @link(url: "https://klear.test/mark/v1.0", import: ["@mark"])`.replace(
        '"@tag"]',
        '"@tag", "@composeDirective"]',
      ),
      resolvers: { Query: { notes: (_: unknown, { kind }: { kind?: string }) => [{ id: kind ?? 'n', text: 'hello' }] } },
    },
    colours: {
      sdl: fed(`type Note @key(fields: "id") { id: ID! colour: Colour @tag(name: "internal") } scalar Colour`),
      resolvers: { Note: { colour: () => '#fff' } },
    },
  }),
  expected: [
    { query: '{ notes(kind: B) { text colour id } }', data: { notes: [{ text: 'hello', colour: '#fff', id: 'B' }] } },
    {
      query: '{ __schema { directives { name } } }',
      data: { __schema: { directives: ['include', 'skip', 'deprecated', 'specifiedBy', 'oneOf', 'defer'].map((name) => ({ name })) } },
    },
  ],
};
