import { randomOperation } from '../../router/test/random-operation.ts';
import { drawn, type Family, pick, type Random, repeat, size } from './hostile-document.ts';

const nested = (depth: number, leaf: unknown, wrap: (value: unknown) => unknown): unknown => {
  let value = leaf;
  for (let i = 0; i < depth; i += 1) value = wrap(value);
  return value;
};

function hostileValue(random: Random): unknown {
  const count = size(random, pick(random, [100, 9_000, 60_000]));
  return pick<() => unknown>(random, [
    () => Array.from({ length: count }, (_, i) => (random(2) === 0 ? `id-${i}` : { wrong: i })),
    () => Object.fromEntries(Array.from({ length: count }, (_, i) => [`key${i}`, i])),
    () => nested(size(random, 2_000), 1, (value) => [value]),
    () => nested(size(random, 2_000), 1, (value) => ({ filter: value })),
    () => nested(18, 'x', (value) => [value, value].slice(0, 1 + random(2))),
    () => 'x'.repeat(size(random, 900_000)),
    () => `${'a'.repeat(random(1_000))}\ud800`,
    () => 2 ** random(1_100) * (random(2) === 0 ? -1 : 1),
    () => JSON.parse('{"__proto__":{"a":1},"constructor":{"prototype":{"a":1}}}'),
    () => pick(random, [null, true, '', ' ', '\0', -0, 1e308, '2026-02-30T25:61:00Z', 'Infinity']),
  ])();
}

const variables: Family = (random) => {
  const documents = [
    'query($v: [ID!]!) { slots(practitionerIds: $v, from: "2026-01-01T00:00:00Z", to: "2026-01-02T00:00:00Z") { practitioner { id } } }',
    'query($v: PractitionerFilter) { searchPractitioners(filter: $v, first: 1) { edges { cursor } } }',
    'query($v: Int) { searchPractitioners(first: $v) { edges { node { slots(first: $v) { start } } } } }',
    'mutation($v: SignUpInput!) { signUp(input: $v) { __typename } }',
    'mutation($v: [CodingInput!]) { __typename }',
    'query($v: ID!) { practitioner(id: $v) { id } }',
  ];
  const more = random(3) === 0 ? Object.fromEntries(Array.from({ length: random(300) }, (_, i) => [`other${i}`, i])) : {};
  return { query: pick(random, documents), variables: { v: hostileValue(random), ...more } };
};

const pages: Family = (random) => {
  const first = () =>
    pick(random, ['', '(first: 100)', '(first: 2147483647)', '(first: $n)', '(first: -1)', '(first: null)', '(first: 2)']);
  const level = (depth: number) =>
    drawn(random, depth, 'id', () => [
      `services${first()} { edges { node { id practitioners${first()} { edges { node { X } } } } } }`,
      `similar${first()} { edges { node { X } } }`,
      `slots${first()} { start practitioner { X } }`,
      `roles { organization { practitioners${first()} { edges { node { X } } } } }`,
    ]);
  const declared = pick(random, ['query($n: Int)', 'query($n: Int = 100)', 'query($n: Int! = 2147483647)']);
  return {
    query: `${declared} { searchPractitioners${first()} { edges { node { ${level(random(7))} } } } a: practitioner(id: "x") { slots(first: $n) { start } } }`,
    variables: { n: pick(random, [1, 100, 2 ** 31 - 1, null]) },
  };
};

const introspection: Family = (random) => {
  const level = drawn(random, random(12), 'name', (i) => [
    'fields { name type { X } }',
    'ofType { X }',
    'possibleTypes { X }',
    'interfaces { X }',
    'fields { args { type { X } } }',
    `a${i}: name X`,
  ]);
  const root = pick(random, [
    '__schema { types { X } }',
    '__schema { queryType { X } mutationType { X } }',
    '__type(name: "Practitioner") { X }',
    repeat(size(random, 60), (i) => `a${i}: __schema { types { X } }`),
    '__schema { directives { args { type { X } } } }',
  ]);
  return { query: `{ ${root.replaceAll('X', level)} }` };
};

/** Good operations of the graph: what passes here is planned. */
const good: Family = (random, schema) => {
  const { query, variables: given } = randomOperation(schema, random, {
    ids: ['a', 'b'],
    kind: random(5) === 0 ? 'mutation' : 'query',
    depth: 1 + random(6),
  });
  return { query, variables: given };
};

/** Entities reached in many ways, with as many fields of as many subgraphs as fit into a small document. */
const wide: Family = (random) => {
  const practitioner = () =>
    pick(random, [
      'displayName',
      'bio',
      'slots(first: 1) { start service { name price { currency } } }',
      'articles(first: 1) { edges { node { title author { displayName } } } }',
      'services(first: 1) { edges { node { name organization { name } practitioners(first: 1) { edges { node { id } } } } } }',
      'similar(first: 1) { edges { node { bio slots(first: 1) { start } } } }',
      'roles { organization { name services(first: 1) { edges { node { id } } } } }',
      'locations { name organization { name } }',
      'schedules { location { city } }',
    ]);
  const many = () => repeat(1 + random(9), () => `... on Practitioner { ${practitioner()} }`);
  const root = pick(random, [
    'practitioner(id: "a") { X }',
    'searchPractitioners(first: 2) { edges { node { X } } }',
    'me { appointments(first: 2) { edges { node { practitioner { X } service { practitioners(first: 1) { edges { node { X } } } } } } } }',
    'slots(practitionerIds: ["a"], from: "2026-01-01T00:00:00Z", to: "2026-01-02T00:00:00Z") { practitioner { X } slots { practitioner { X } } }',
  ]);
  return { query: `{ ${root.replaceAll('X', () => many())} }` };
};

export const valueFamilies: Readonly<Record<string, Family>> = {
  variables,
  pages,
  introspection,
  'good operations': good,
  'many subgraphs': wide,
};
