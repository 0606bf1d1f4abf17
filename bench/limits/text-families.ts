import { type Family, pick, type Random, repeat, size } from './hostile-document.ts';

const floods = (random: Random): string =>
  pick(random, [
    '#\n',
    '\n',
    ' ',
    ',',
    '\t',
    '# {{{\n',
    '\r',
    '\r\n',
    '\ufeff',
    '...',
    '!',
    '$',
    '&',
    '{',
    '}',
    '"',
    '""',
    '"""',
    '"\\u{',
    '\\',
    'a',
    'a ',
    '1',
    '1 ',
    '-1e9 ',
    '@',
    '@a ',
    '|',
    '😀',
    '\u0000',
    'query ',
    'fragment ',
    'on ',
    '{a}',
  ]);

const flood: Family = (random) => {
  const text = floods(random).repeat(size(random, pick(random, [1_000, 20_000, 130_000, 900_000])));
  return {
    query: pick(random, [
      text,
      `{ me { id ${text} } }`,
      `${text}{ me { nothing } }`,
      `{ me { id } } ${text}`,
      `query ${text} { me { id } }`,
    ]),
  };
};

const literals: Family = (random) => {
  const length = size(random, pick(random, [1_000, 100_000, 900_000]));
  const value = pick(random, [
    `"${'x'.repeat(length)}"`,
    `"""${'" '.repeat(length / 2)}"""`,
    `"""${'\n  a'.repeat(length / 4)}"""`,
    '9'.repeat(length),
    `1e${'9'.repeat(length)}`,
    `-0.${'0'.repeat(length)}1`,
    `[${'1,'.repeat(length / 2)}]`,
    `{a: "${'\\u0041'.repeat(length / 6)}"}`,
    `$${'v'.repeat(length)}`,
    'e'.repeat(length),
    `{${repeat(length / 4, (i) => `k${i}:1`)}}`,
  ]);
  const field = pick(random, [
    'practitioner(id: V) { id }',
    'searchPractitioners(filter: V, first: 1) { edges { cursor } }',
    'slots(practitionerIds: V, from: V, to: V) { practitioner { id } }',
    '__type(name: V) { name }',
  ]);
  return { query: `{ ${field.replaceAll('V', value)} }` };
};

/** Faults of which each might be answered with a suggestion, in documents long enough to make their places costly to tell. */
const misspelled: Family = (random, schema) => {
  const names = Object.keys(schema.getTypeMap());
  const wrong = (name: string) => name.slice(0, -1) + pick(random, ['x', '', 'xx', `${name}${name}`, 'x'.repeat(size(random, 3_000))]);
  const fields = [
    'serchPractitioners',
    'practitionr(id: 1) { id }',
    'me { nam }',
    'me { appointmens { edges { nod } } }',
    'me @skipp { id }',
    'practitioner(idd: "a") { id }',
  ];
  const fault = () =>
    pick(random, [
      () => `... on ${wrong(pick(random, names))} { id }`,
      () => pick(random, fields),
      () => wrong(pick(random, fields)).replaceAll(/[^\w ]/g, ''),
      () => `...${wrong('Fragment')}`,
    ])();
  const blanks = pick(random, ['', ' ', '\n'.repeat(size(random, 1_000)), '\n']);
  const declared = random(3) === 0 ? `query(${repeat(size(random, 200), (i) => `$v${i}: ${wrong(pick(random, names))}`)}) ` : '';
  return { query: `${declared}{ ${repeat(size(random, 400), () => fault() + blanks)} }` };
};

const declarations: Family = (random) => {
  const count = size(random, 1_500);
  const type = pick(random, [
    'Int',
    'ID!',
    'Nothing',
    `${'['.repeat(90)}Int${']'.repeat(90)}`,
    'PractitionerFilter',
    'Boolean = true',
    'Int = "x"',
    '[Int!]! = [1, null]',
    'User',
  ]);
  const used = repeat(size(random, count), (i) => `f${i}: practitioner(id: $v${i}) { id }`);
  const body =
    random(2) === 0
      ? `{ ${used} }`
      : `{ ${repeat(5, (i) => `...F${i}`)} } ${repeat(5, (i) => `fragment F${i} on Query { ${used} ...F${i + 1} }`)} fragment F5 on Query { __typename }`;
  return { query: `query Q(${repeat(count, (i) => `$v${random(20) === 0 ? 0 : i}: ${type}`)}) ${body}`, operationName: 'Q' };
};

const valid = [
  '{ me { id name appointments(first: 5) { edges { node { id start client { id } } } } } }',
  'query A($f: Int) { searchPractitioners(first: $f) { edges { node { id displayName slots(first: 3) { start } } } } }',
  'mutation { signIn(input: { email: "a", password: "b" }) { __typename ... on SignInSuccess { user { id } } } }',
];

/** Text of a good document with parts left out, doubled, swapped and put in. */
const mutated: Family = (random) => {
  let text = pick(random, valid);
  for (let i = 0; i < 1 + random(12); i += 1) {
    const [from, to] = [random(text.length + 1), random(text.length + 1)].sort((a, b) => a - b) as [number, number];
    const part = text.slice(from, to);
    text = pick(random, [
      text.slice(0, from) + text.slice(to),
      text.slice(0, to) + part.repeat(1 + random(3)) + text.slice(to),
      text.slice(0, from) + floods(random).repeat(1 + random(5)) + text.slice(from),
    ]).slice(0, 200_000);
  }
  return { query: text };
};

const definitions: Family = (random) => ({
  query: repeat(size(random, 1_000), (i) =>
    pick(random, [
      `type T${i} { a: Int }`,
      `extend type Query { a${i}: Int }`,
      'schema { query: Query }',
      `directive @d${i} on FIELD`,
      `scalar S${i}`,
      `fragment F${i} on User { id }`,
      '"x" input I { a: Int = 1 }',
      '{ me { id } }',
    ]),
  ),
});

export const textFamilies: Readonly<Record<string, Family>> = {
  'floods of one token': flood,
  literals,
  misspelled,
  declarations,
  'broken text': mutated,
  definitions,
};
