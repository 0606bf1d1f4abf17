import { answersOfMuseum } from './museum-answers.ts';
import { fed, refuse, type SmallSupergraph } from './small-supergraph.ts';

interface Work {
  readonly __typename: string;
  readonly id: string;
  readonly room: { readonly no: number };
  readonly tag?: string;
  readonly year?: number;
  readonly weight: number;
}
const works: readonly Work[] = [
  { __typename: 'Painting', id: 'w1', room: { no: 1 }, tag: 't1', year: 1900, weight: 5 },
  { __typename: 'Statue', id: 'w2', room: { no: 1 }, weight: 100 },
  { __typename: 'Painting', id: 'w3', room: { no: 2 }, tag: 't3', year: 1800, weight: 7 },
];
const [sunrise, thinker, torn] = works;
const east = {
  name: 'East',
  unit: 'cm',
  walls: [[sunrise, thinker], null, []],
  found: [sunrise, { __typename: 'Note', text: 'n' }, thinker],
};
const west = { name: 'West', unit: 'in', walls: [[torn], [sunrise]], found: [torn] };
const hallOf = (hall: object) => ({ ...hall, sponsor: { id: 's1', name: 'Ann' }, ticket: { code: 'c1' } });

const byWork = ({ id, room }: Work) => works.find((work) => work.id === id && work.room.no === room.no) ?? null;
const byTag = ({ tag }: { tag: string }) => works.find((work) => work.tag === tag) ?? null;
const typeOf = ({ __typename }: { __typename: string }) => __typename;

async function* openings() {
  yield { opened: hallOf(east) };
  yield { opened: hallOf(west) };
}

export const museum: SmallSupergraph = {
  shows:
    'every feature beside every other: keys of many forms, what moves and what is required, abstract types, contexts, in all operations',
  ids: ['East', 'West', 'w1', 't1'],
  parts: () => ({
    halls: {
      sdl: fed(`type Query { hall(name: String!): Hall } type Mutation { open(name: String!): Hall } type Subscription { opened: Hall }
        type Hall @context(name: "hall") { name: String! unit: String! walls: [[Work!]]! found: [Found!] ticket: Ticket
          sponsor: Sponsor @provides(fields: "name") }
        union Found = Painting | Statue | Note
        type Note { text: String! }
        interface Work @key(fields: "id room { no }") { id: ID! room: Room! weight: Int @inaccessible }
        type Room @shareable { no: Int! }
        type Painting implements Work @key(fields: "id room { no }") @key(fields: "tag") { id: ID! room: Room! weight: Int @inaccessible
          tag: ID! year: Int! price: Int tax: Int size(unit: String @fromContext(field: "$hall { unit }")): String! }
        type Statue implements Work @key(fields: "id room { no }") { id: ID! room: Room! weight: Int @inaccessible }
        type Sponsor @key(fields: "id") { id: ID! name: String @external }
        type Ticket @key(fields: "code", resolvable: false) { code: ID! }`),
      resolvers: {
        Query: {
          hall: (_: unknown, { name }: { name: string }) => (name === 'East' ? hallOf(east) : name === 'West' ? hallOf(west) : null),
        },
        Mutation: { open: (_: unknown, { name }: { name: string }) => hallOf(name === 'West' ? west : { ...east, name }) },
        Subscription: { opened: { subscribe: openings } },
        Work: { __resolveType: typeOf, __resolveReference: byWork },
        Found: { __resolveType: typeOf },
        Painting: {
          __resolveReference: (key: Work & { tag: string }) => (key.tag === undefined ? byWork(key) : byTag(key)),
          size: ({ id }: Work, { unit }: { unit: string }) => `${id} in ${unit}`,
          price: () => -1,
          tax: () => 1,
        },
        Statue: { __resolveReference: byWork },
      },
    },
    prices: {
      sdl: fed(`type Painting @key(fields: "tag") { tag: ID! price: Int @override(from: "halls") tax: Int @override(from: "halls", label: "percent(5)")
          year: Int! @external value: Int @requires(fields: "year") opinion: String! }
        type Ticket @key(fields: "code") { code: ID! price: Int @shareable }
        type Sponsor @key(fields: "id") { id: ID! name: String @shareable country: String! }`),
      resolvers: {
        Painting: {
          __resolveReference: (key: object) => key,
          price: ({ tag }: { tag: string }) => (tag === 't1' ? 10 : 30),
          tax: () => 2,
          value: ({ year }: { year: number }) => year * 2,
          opinion: refuse('FORBIDDEN'),
        },
        Ticket: { __resolveReference: (key: object) => key, price: () => 4 },
        Sponsor: { __resolveReference: (key: object) => key, name: () => 'Ann', country: () => null },
      },
    },
    stars: {
      sdl: fed(`type Room @shareable { no: Int! }
        type Work @key(fields: "id room { no }") @interfaceObject { id: ID! room: Room! weight: Int @external stars: Int!
          insured: Int @requires(fields: "weight") }
        type Ticket @key(fields: "code") { code: ID! price: Int @shareable }`),
      resolvers: {
        Work: {
          __resolveReference: (key: object) => key,
          stars: ({ id }: Work) => (id === 'w3' ? null : 5),
          insured: ({ weight }: Work) => weight * 1000,
        },
        Ticket: { __resolveReference: (key: object) => key, price: () => 4 },
      },
    },
  }),
  ...answersOfMuseum,
};
