import { fed, type SmallSupergraph } from './small-supergraph.ts';

const answerFrom = (place: string) => ({ score: () => `${place} score`, rank: () => `${place} rank`, trend: () => `${place} trend` });

export const overrideLabel: SmallSupergraph = {
  shows: '@override with labels: where a field is asked for depends on which labels hold, field by field',
  parts: () => ({
    first: {
      sdl: fed(`type Query { player: Player! }
        type Player @key(fields: "id") { id: ID! score: String! rank: String! trend: String! }`),
      resolvers: { Query: { player: () => ({ id: 'p1' }) }, Player: answerFrom('first') },
    },
    second: {
      sdl: fed(`type Player @key(fields: "id") { id: ID!
          score: String! @override(from: "first", label: "percent(5)")
          rank: String! @override(from: "first", label: "ranks")
          trend: String! @override(from: "first") }`),
      resolvers: { Player: answerFrom('second') },
    },
  }),
  expected: [
    {
      query: '{ player { score rank trend } }',
      data: { player: { score: 'first score', rank: 'first rank', trend: 'second trend' } },
    },
    {
      query: '{ player { score rank trend } }',
      labels: ['ranks'],
      data: { player: { score: 'first score', rank: 'second rank', trend: 'second trend' } },
    },
    {
      query: '{ player { score rank } }',
      labels: ['ranks', 'percent(5)'],
      data: { player: { score: 'second score', rank: 'second rank' } },
      requests: { first: 1, second: 1 },
    },
    { query: '{ player { score rank } }', data: { player: { score: 'first score', rank: 'first rank' } }, requests: { first: 1 } },
  ],
};
