import { type Family, pick, repeat, size } from './hostile-document.ts';

/** A type with a field that leads back to itself, the way in, and a leaf. */
const rounds = [
  {
    enter: (inner: string) => `me { ...${inner} }`,
    type: 'User',
    field: 'appointments { edges { node { client',
    close: ' } } }',
    leaf: 'id',
  },
  {
    enter: (inner: string) => `practitioner(id: "a") { ...${inner} }`,
    type: 'Practitioner',
    field: 'similar { edges { node',
    close: ' } }',
    leaf: 'id',
  },
  {
    enter: (inner: string) => `practitioner(id: "a") { ...${inner} }`,
    type: 'Practitioner',
    field: 'services { edges { node { practitioners { edges { node',
    close: ' } } } } }',
    leaf: 'bio',
  },
] as const;

const nesting: Family = (random) => {
  const depth = size(random, 20_000);
  const open = pick(random, [
    '{me',
    '{me{id}me',
    '{ a(b: [',
    '{ a(b: {c:',
    '[',
    '(',
    '{ ... {',
    '{ ... on User {',
    '{ a: me @include(if: true) {',
    '{ a(b: "{" c: [',
  ]);
  return { query: open.repeat(depth) + (random(2) === 0 ? '}'.repeat(depth) : '') };
};

const fragmentBomb: Family = (random) => {
  const { enter, type, field, close } = pick(random, rounds);
  const [levels, width] = [1 + random(40), 1 + random(4)];
  const alias = (i: number) => (random(2) === 0 ? `a${i}: ` : '');
  const spread = (level: number) =>
    repeat(width, (i) => (random(3) === 0 ? `...F${level}` : `${alias(i)}${field} { ...F${level} }${close}`));
  return {
    query: `{ ${enter('F0')} } ${repeat(levels, (level) => `fragment F${level} on ${type} { ${spread(level + 1)} }`)} fragment F${levels} on ${type} { id }`,
  };
};

const inlineBomb: Family = (random) => {
  const [outer, inner] = [size(random, 200), size(random, 100)];
  const type = pick(random, ['User', 'Query', 'Practitioner', 'Nothing']);
  return { query: `{ me { ${repeat(outer, (i) => `... on ${type} { ${repeat(inner, (j) => `f${random(2) === 0 ? j : i}: id`)} }`)} } }` };
};

const circular: Family = (random) => {
  const count = 1 + random(300);
  const next = (i: number) => pick(random, [(i + 1) % count, random(count), 0]);
  return {
    query: `{ me { ...F0 } } ${repeat(count, (i) => `fragment F${i} on User { ${repeat(1 + random(4), () => `id ...F${next(i)}`)} }`)}`,
  };
};

const aliases: Family = (random) => {
  const field = pick(random, [
    '__typename',
    'me { id }',
    'practitioner(id: "a") { id }',
    'slots(practitionerIds: ["a"], from: "x", to: "y") { practitioner { id } }',
    '__schema { types { name } }',
  ]);
  return {
    query: `${pick(random, ['', 'query ', 'mutation ', 'subscription '])}{ ${repeat(size(random, 3_000), (i) => `a${i}: ${field}`)} }`,
  };
};

const duplicates: Family = (random) => {
  const field = pick(random, ['id', '__typename', 'name', 'me { id }', 'x: id', 'appointments(first: 1) { edges { cursor } }']);
  return { query: `{ me { ${repeat(size(random, 4_000), (i) => (random(50) === 0 ? `${field} d${i}: id` : field))} } }` };
};

const overlapping: Family = (random) => {
  const count = size(random, 600);
  const levels = random(6);
  const around = (text: string) => `${'a: me { '.repeat(levels)}${text}${' }'.repeat(levels)}`;
  return {
    query: `{ ${around(repeat(count, (i) => `x: practitioner(id: "${random(3) === 0 ? i : 0}") { y: ${pick(random, ['id', 'bio', 'displayName'])} }`))} }`,
  };
};

const directives: Family = (random) => {
  const flood = repeat(size(random, 3_000), () =>
    pick(random, ['@include(if: true)', '@skip(if: false)', '@nothing', '@deprecated', '@include(if: $a)', '@defer', '@skip']),
  );
  const places = [
    `query ${flood} { me { id } }`,
    `{ me { id ${flood} } }`,
    `{ me { ... ${flood} { id } } }`,
    `query($a: Int ${flood}) { me { id } }`,
    `{ me { id } } fragment F on User ${flood} { id }`,
  ];
  return { query: random(3) === 0 ? `{ me { ${repeat(size(random, 1_000), () => 'id @skip(if: false)')} } }` : pick(random, places) };
};

const operations: Family = (random) => {
  const count = size(random, 2_000);
  const kind = () => pick(random, ['query', 'query', 'mutation', 'subscription']);
  const query = repeat(count, (i) => `${kind()} Q${random(4) === 0 ? 0 : i}($a: Int) { ...F }`);
  return {
    query: `${query} fragment F on Query { me { ${repeat(size(random, 500), (i) => `f${i}: id @include(if: $a)`)} } }`,
    operationName: 'Q0',
  };
};

export const shapeFamilies: Readonly<Record<string, Family>> = {
  nesting,
  'fragment bombs': fragmentBomb,
  'inline fragments': inlineBomb,
  'circular fragments': circular,
  aliases,
  duplicates,
  'overlapping fields': overlapping,
  directives,
  operations,
};
