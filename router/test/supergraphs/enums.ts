import { fed, type SmallSupergraph } from './small-supergraph.ts';

export const enums: SmallSupergraph = {
  shows: 'enums in and out: as arguments, in input objects, in lists; a value nobody declared is null with an error',
  parts: () => ({
    jobs: {
      sdl: fed(`type Query { echo(state: State = OPEN): State many(states: [State!]!): [State!] filter(by: Filter!): [State] odd: State odds: [State!]! }
        input Filter { state: State! = DONE, not: [State!] }
        enum State { OPEN DONE }
        type Job @key(fields: "id") { id: ID! phase: Phase }
        enum Phase { A B }`),
      resolvers: {
        Query: {
          echo: (_: unknown, { state }: { state: string }) => state,
          many: (_: unknown, { states }: { states: string[] }) => states,
          filter: (_: unknown, { by }: { by: { state: string; not?: string[] } }) => [by.state, ...(by.not ?? [null])],
          odd: () => 'DONE',
          odds: () => ['OPEN'],
        },
        Job: { phase: () => 'B' },
      },
    },
    audit: {
      sdl: fed(`type Query { job: Job } type Job @key(fields: "id") { id: ID! phases: [Phase!]! } enum Phase { B C }`),
      resolvers: { Query: { job: () => ({ id: 'j1', phases: ['C', 'B'] }) } },
    },
  }),
  expected: [
    {
      query: 'query($s: State, $f: Filter!) { echo a: echo(state: $s) b: echo(state: DONE) many(states: [DONE, OPEN]) filter(by: $f) }',
      variables: { s: 'DONE', f: { not: ['OPEN'] } },
      data: { echo: 'OPEN', a: 'DONE', b: 'DONE', many: ['DONE', 'OPEN'], filter: ['DONE', 'OPEN'] },
    },
    { query: 'query($s: State) { echo(state: $s) }', variables: {}, data: { echo: 'OPEN' } },
    { query: 'query($s: State) { echo(state: $s) }', variables: { s: null }, data: { echo: null } },
    { query: '{ job { phase phases } }', data: { job: { phase: 'B', phases: ['C', 'B'] } } },
  ],
};
