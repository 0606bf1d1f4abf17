import { fed, rowBy, type SmallSupergraph } from './small-supergraph.ts';

const media = [
  { __typename: 'Book', id: 'm1', title: 'Bound', pages: 10 },
  { __typename: 'Film', id: 'm2', title: 'Shot', minutes: 90 },
];
const typeOf = ({ __typename }: { __typename: string }) => __typename;

export const interfaceObject: SmallSupergraph = {
  shows: '@interfaceObject: a subgraph adds fields to every implementation without knowing one, and gives references that others complete',
  ids: ['m1', 'm2'],
  parts: () => ({
    media: {
      sdl: fed(`type Query { media: [Media!]! films: [Film!]! }
        interface Media @key(fields: "id") { id: ID! title: String }
        type Book implements Media @key(fields: "id") { id: ID! title: String pages: Int }
        type Film implements Media @key(fields: "id") { id: ID! title: String minutes: Int }`),
      resolvers: {
        Query: { media: () => media, films: () => media.slice(1) },
        Media: { __resolveType: typeOf, __resolveReference: rowBy(media, 'id') },
        Book: { __resolveReference: rowBy(media, 'id') },
        Film: { __resolveReference: rowBy(media, 'id') },
      },
    },
    ratings: {
      sdl: fed(`type Query { best: Media top: [Media!]! }
        type Media @key(fields: "id") @interfaceObject { id: ID! stars: Int! similar: [Media!]! }`),
      resolvers: {
        Query: { best: () => ({ id: 'm2' }), top: () => [{ id: 'm1' }, { id: 'm2' }, { id: 'gone' }] },
        Media: {
          stars: ({ id }: { id: string }) => Number(id.slice(1)),
          similar: ({ id }: { id: string }) => [{ id: id === 'm1' ? 'm2' : 'm1' }],
        },
      },
    },
  }),
  expected: [
    {
      query: '{ media { __typename title stars similar { title } } films { stars minutes } }',
      data: {
        media: [
          { __typename: 'Book', title: 'Bound', stars: 1, similar: [{ title: 'Shot' }] },
          { __typename: 'Film', title: 'Shot', stars: 2, similar: [{ title: 'Bound' }] },
        ],
        films: [{ stars: 2, minutes: 90 }],
      },
    },
    {
      query: '{ best { __typename stars ... on Film { minutes } ... on Book { pages } } }',
      data: { best: { __typename: 'Film', stars: 2, minutes: 90 } },
      requests: { ratings: 1, media: 1 },
    },
    { query: '{ best { id stars } }', data: { best: { id: 'm2', stars: 2 } }, requests: { ratings: 1 } },
    {
      query: '{ top { id title } }',
      data: {
        top: [
          { id: 'm1', title: 'Bound' },
          { id: 'm2', title: 'Shot' },
          { id: 'gone', title: null },
        ],
      },
    },
    {
      query:
        'query($no: Boolean!) { top { similar { title } ... on Book { similar { stars } } similar { __typename ... on Book @include(if: $no) { pages } } } }',
      variables: { no: false },
      data: {
        top: [
          { similar: [{ title: 'Shot', stars: 2, __typename: 'Film' }] },
          { similar: [{ title: 'Bound', __typename: 'Book' }] },
          { similar: [{ title: 'Bound', __typename: 'Book' }] },
        ],
      },
    },
  ],
};
