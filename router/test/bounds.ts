import { defaultLimits, type Limits } from '../src/limit/limits.ts';
import { type DocumentRequest, nested, repeat } from './hostile-text.ts';

/** A limit of documents, and requests that hold just so many of what it counts. */
export interface Bound {
  readonly name: string;
  readonly limit: keyof Limits;
  of(count: number): DocumentRequest;
  /** What refuses the request at the bound, where something else does; absent, it is answered. */
  readonly refusedAtBound?: string;
}

const me = 'query Q0 { me { id } }';
const inQ0 = (query: string): DocumentRequest => ({ query: `${me} ${query}`, operationName: 'Q0' });
const aliased = (count: number) => repeat(count, (i) => `a${i}: id`);

/** Other operations hold what Q0 may not: they are validated and never run. */
function selections(count: number): DocumentRequest {
  const [size, left] = [600, count - 2];
  const full = Math.floor((left - 1) / (size + 1));
  const spreads = repeat(full, (i) => `query Q${i + 1} { me { ...F } }`);
  const rest = left - full * (size + 1) - 1;
  return inQ0(`${spreads} query R { me { ${aliased(rest)} } } fragment F on Author { ${aliased(size)} }`);
}

/** Groups of fields that are one: `k` of them are k * (k - 1) / 2 pairs. */
function pairs(count: number): DocumentRequest {
  const groups: string[] = [];
  for (let left = count; left > 0; ) {
    const size = Math.floor((1 + Math.sqrt(1 + 8 * left)) / 2);
    groups.push(`g${groups.length}: id `.repeat(size));
    left -= (size * (size - 1)) / 2;
  }
  return inQ0(`query R { me { ${groups.join('')} } }`);
}

/** One row for each limit that a document or its variables can break. A count of them is accepted, one more is LIMIT_EXCEEDED. */
export const bounds: readonly Bound[] = [
  { name: 'characters', limit: 'documentLength', of: (count) => ({ query: '{ me { id } }'.padEnd(count) }) },
  {
    name: 'open brackets',
    limit: 'nesting',
    of: (count) => ({ query: `{ me { ${'... { '.repeat(count - 2)}id${' }'.repeat(count)}` }),
  },
  {
    name: 'tokens',
    limit: 'tokens',
    of: (count) => ({ query: `{ me { id } authors(ids: [${'"a" '.repeat(count - 23)}]) @skip(if: true) { id } }` }),
  },
  { name: 'operations', limit: 'operations', of: (count) => inQ0(repeat(count - 1, (i) => `query Q${i + 1} { me { id } }`)) },
  { name: 'selections', limit: 'selections', of: selections },
  { name: 'pairs', limit: 'pairs', of: pairs },
  {
    name: 'declared variables',
    limit: 'declaredVariables',
    of: (count) => ({
      query: `query(${repeat(count, (i) => `$v${i}: ID = "a"`)}) { authors(ids: [${repeat(count, (i) => `$v${i}`)}]) { id } }`,
    }),
  },
  {
    name: 'fragments with @defer',
    limit: 'deferredFragments',
    of: (count) => ({ query: `{ me { ${'... @defer { id } '.repeat(count)} } }` }),
  },
  { name: 'directives', limit: 'directives', of: (count) => ({ query: `{ me { ${'id @skip(if: false) '.repeat(count)} } }` }) },
  {
    name: 'directives at one place',
    limit: 'directivesAtOnePlace',
    of: (count) => ({ query: `{ me { id ${'@skip(if: false) '.repeat(count)} } }` }),
    // No directive of the schema may stand twice at one place.
    refusedAtBound: 'GRAPHQL_VALIDATION_FAILED',
  },
  {
    name: 'levels of fields',
    limit: 'depth',
    of: (count) => ({ query: `{ __type(name: "Query") { ${'ofType { '.repeat(count - 2)}name${' }'.repeat(count)}` }),
  },
  { name: 'aliases', limit: 'aliases', of: (count) => ({ query: `{ me { ${aliased(count)} } }` }) },
  { name: 'root fields', limit: 'rootFields', of: (count) => ({ query: `{ ${repeat(count, () => 'me { id }')} }` }) },
  {
    name: 'fragments with @defer',
    limit: 'deferredFragments',
    of: (count) => ({ query: `{ me { ${'... @defer { id } '.repeat(count)}} }` }),
  },
  { name: 'points by a literal', limit: 'cost', of: (count) => ({ query: `{ works(first: ${count}) { id } }` }) },
  {
    name: 'points by a variable',
    limit: 'cost',
    of: (count) => ({ query: 'query($n: Int) { works(first: $n) { id } }', variables: { n: count } }),
  },
  {
    name: 'points by a variable’s default',
    limit: 'cost',
    of: (count) => ({ query: `query($n: Int = ${count}) { works(first: $n) { id } }` }),
  },
  {
    name: 'points by the default of an argument',
    limit: 'cost',
    of: (count) => ({ query: `{ works { id } a: works(first: ${count - 5}) { id } }` }),
  },
  {
    name: 'points by a list of which nothing is told',
    limit: 'cost',
    of: (count) => ({ query: `{ authors(ids: []) { id } works(first: ${count - defaultLimits.listSize}) { id } }` }),
  },
  {
    name: 'points by weights',
    limit: 'cost',
    of: (count) => ({ query: `{ ${repeat(5, (i) => `a${i}: echo`)} works(first: ${count - 5 * 400}) { id } }` }),
  },
  {
    name: 'lists open in the variables',
    limit: 'variableNesting',
    of: (count) => ({ query: '{ me { id } }', variables: { s: nested(count, 'x') } }),
  },
  {
    name: 'values in the variables',
    limit: 'variableValues',
    of: (count) => ({ query: '{ me { id } }', variables: { s: Array(count - 1).fill(1) } }),
  },
];

/** Limits that no document breaks, and where they are held instead. */
export const heldElsewhere: Readonly<Partial<Record<keyof Limits, string>>> = {
  bodyBytes: 'refused-requests.ts',
  bodyValues: 'refused-requests.ts',
  inflateRatio: 'refused-requests.ts',
  costMode: 'told-cost.test.ts',
  listSize: 'bounds no request: costs.test.ts, and the row above of a list of which nothing is told',
  subscriptionsPerSocket: 'socket-protocol.test.ts',
  connections: 'connections.test.ts',
  connectionsPerAddress: 'connections.test.ts, socket-protocol.test.ts',
  connectionsPerPerson: 'connections.test.ts, socket-protocol.test.ts',
};
