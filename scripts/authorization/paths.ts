import type { Spelled, Spelling } from './documents.ts';
import type { Place } from './routes.ts';

/** One way to ask for a field. */
export interface AskedBy {
  readonly name: string;
  /** The places where it is asked so, out of all. `near`: the shortest ways to each type. */
  readonly takes: (place: Place, isNear: boolean) => boolean;
  readonly how?: Spelled;
  /** How the request travels; one POST unless told. */
  readonly by?: 'GET' | 'socket' | 'parts' | 'public' | 'several operations';
  /** At most so many places in one request. */
  readonly together?: number;
}

const near = (_place: Place, isNear: boolean): boolean => isNear;
const spelled = (spell: Spelling, more: Omit<Spelled, 'spell'> = {}): Spelled => ({ spell, ...more });
const at = (depth: number) => (place: Place) => place.depth === depth;
const isLeaf = (selection: string) => /^\w+$/.test(selection) && selection !== 'id';

/** Each value under the name of the next: who looks at names alone is led astray. */
const swapped: Spelling = (selection) => {
  const leaves = selection.filter(isLeaf);
  const other = selection.filter((each) => !isLeaf(each));
  const renamed = leaves.map((name, index) => `${leaves[(index + 1) % leaves.length]}: ${name}`);
  return { here: [...other.map((each, index) => (each === 'id' ? 'id' : `other${index}: ${each}`)), ...renamed].join(' ') };
};

/** Every way to ask. Add a line, and every field is asked for in one more way. */
export const paths: readonly AskedBy[] = [
  { name: 'root field', takes: at(1) },
  ...[2, 3, 4, 5, 6].map((depth): AskedBy => ({ name: `nested edges, depth ${depth}`, takes: at(depth) })),
  { name: 'list', takes: (place, isNear) => isNear && place.way === 'list' },
  { name: 'connection and count', takes: (place, isNear) => isNear && place.way === 'connection' },
  {
    name: 'inline fragment',
    takes: near,
    how: spelled((selection, type) => ({ here: `... on ${type} { ... { ${selection.join(' ')} } }` })),
  },
  {
    name: 'named fragment',
    takes: near,
    how: spelled((selection, type, index) => ({
      here: `...F${index}`,
      beside: `fragment F${index} on ${type} { ...G${index} } fragment G${index} on ${type} { ${selection.join(' ')} }`,
    })),
  },
  { name: 'alias', takes: near, together: 2, how: spelled(swapped) },
  { name: 'arguments written out', takes: near, how: { literal: true } },
  {
    name: '@include and @skip',
    takes: near,
    how: spelled((selection) => ({ here: `... @include(if: $yes) { ... @skip(if: $no) { ${selection.join(' ')} } }` }), {
      flags: { yes: true, no: false },
    }),
  },
  {
    name: 'left out by @include and @skip',
    takes: near,
    how: spelled(
      (selection) => ({
        here: `__typename ... @include(if: $no) { ${selection.join(' ')} } ... @skip(if: $yes) { ${selection.join(' ')} }`,
      }),
      {
        flags: { yes: true, no: false },
      },
    ),
  },
  {
    name: '__typename beside',
    takes: near,
    how: spelled((selection) => ({ here: selection.map((each) => `${each} __typename`).join(' ') }), { first: '__typename' }),
  },
  {
    name: 'introspection beside',
    takes: near,
    how: { first: '__schema { queryType { name } directives { name } } __type(name: "User") { fields { name } }' },
  },
  { name: 'several operations in one document', takes: near, by: 'several operations' },
  { name: 'GET', takes: near, by: 'GET' },
  { name: 'socket', takes: near, by: 'socket' },
  { name: '@defer', takes: near, by: 'parts', how: spelled((selection) => ({ here: `... @defer { ${selection.join(' ')} }` })) },
  { name: 'public graph', takes: near, by: 'public' },
];
