import { fed, type SmallSupergraph } from './small-supergraph.ts';

interface Where {
  readonly name?: string;
  readonly and?: readonly Where[];
}
const depth = ({ and = [] }: Where): number => 1 + Math.max(0, ...and.map(depth));

export const inputObjects: SmallSupergraph = {
  shows: 'input objects that two subgraphs share in part: recursive, with defaults, in lists, through one variable used by both',
  parts: () => ({
    a: {
      sdl: fed(`type Query { a(where: Where, size: Int! = 3): String! } input Where { name: String and: [Where!] onlyA: Int }`),
      resolvers: {
        Query: {
          a: (_: unknown, { where, size }: { where?: Where; size: number }) => `${where?.name ?? '-'}/${where ? depth(where) : 0}/${size}`,
        },
      },
    },
    b: {
      sdl: fed(`type Query { b(where: [Where]!): Int! } input Where { name: String and: [Where!] }`),
      resolvers: { Query: { b: (_: unknown, { where }: { where: (Where | null)[] }) => where.filter(Boolean).length } },
    },
  }),
  expected: [
    {
      query:
        'query($w: Where!, $s: Int! = 9) { a(where: $w) b(where: [$w, null, {and: [{name: "x"}]}]) s: a(size: $s) n: a(where: {and: [$w]}) }',
      variables: { w: { name: 'n', and: [{ and: [] }] } },
      data: { a: 'n/2/3', b: 2, s: '-/0/9', n: '-/3/3' },
      requests: { a: 1, b: 1 },
    },
  ],
};
