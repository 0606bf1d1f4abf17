import { fed, rowBy, type SmallSupergraph } from './small-supergraph.ts';

const teams = [
  { id: 't1', name: 'Red', captain: { id: 'm1' }, rival: 't2' },
  { id: 't2', name: 'Blue', captain: null, rival: 't1' },
];
const members = [
  { id: 'm1', name: 'Ann', team: { id: 't1' } },
  { id: 'm2', name: 'Bob', team: { id: 't2' } },
];

export const mutualReferences: SmallSupergraph = {
  shows: 'entities that point at each other over two subgraphs, in cycles and at different depths, merged where they meet',
  parts: () => ({
    teams: {
      sdl: fed(`type Query { teams: [Team!]! }
        type Team @key(fields: "id") { id: ID! name: String! captain: Member rival: Team! }
        type Member @key(fields: "id") { id: ID! }`),
      resolvers: {
        Query: { teams: () => teams },
        Team: { __resolveReference: rowBy(teams, 'id'), rival: ({ rival }: { rival: string }) => teams.find(({ id }) => id === rival) },
      },
    },
    members: {
      sdl: fed(`type Member @key(fields: "id") { id: ID! name: String! team: Team! }
        type Team @key(fields: "id") { id: ID! members: [Member!]! }`),
      resolvers: {
        Member: { __resolveReference: rowBy(members, 'id') },
        Team: { members: ({ id }: { id: string }) => members.filter(({ team }) => team.id === id) },
      },
    },
  }),
  expected: [
    {
      query: '{ teams { name captain { name team { name members { name } rival { captain { name } members { team { name } } } } } } }',
      data: {
        teams: [
          {
            name: 'Red',
            captain: {
              name: 'Ann',
              team: { name: 'Red', members: [{ name: 'Ann' }], rival: { captain: null, members: [{ team: { name: 'Blue' } }] } },
            },
          },
          { name: 'Blue', captain: null },
        ],
      },
    },
    {
      query:
        '{ teams { rival { members { name } } ...A ...B } } fragment A on Team { rival { name } } fragment B on Team { rival { rival { members { id } } } }',
      data: {
        teams: [
          { rival: { members: [{ name: 'Bob' }], name: 'Blue', rival: { members: [{ id: 'm1' }] } } },
          { rival: { members: [{ name: 'Ann' }], name: 'Red', rival: { members: [{ id: 'm2' }] } } },
        ],
      },
    },
  ],
};
