import { readFileSync } from 'node:fs';
import { parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { compose } from './compose.ts';
import { described, faultsOf } from './conventions/faults-of.ts';
import { conventionFaults } from './conventions.ts';

const folders = ['users', 'practitioners', 'bookings', 'health-records', 'payments', 'content'];
const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const preamble = read('packages/service/src/graph/preamble.graphql');
const real = folders.map((name) => ({
  name,
  sdl: `${preamble}\n${read(`subgraphs/${name}/schema.graphql`)}`,
  url: `http://${name}.invalid`,
}));

const answers = 'type DoItSuccess {\n  ok: Boolean\n}\nunion DoItResult = DoItSuccess';
const input = 'input DoItInput {\n  idempotencyKey: String!\n}';
const mutation = 'type Mutation {\n  doIt(input: DoItInput!): DoItResult!\n}';
const page = 'type PageInfo {\n  endCursor: String\n}';
const things = `type ThingConnection {\n  edges: [ThingEdge!]!\n  pageInfo: PageInfo!\n}\ntype ThingEdge {\n  cursor: String!\n  node: Thing!\n}\ntype Thing {\n  id: ID!\n}`;

describe('the contracts', () => {
  test('of the six subgraphs keep every convention', () => {
    expect(conventionFaults(real.map(({ name, sdl }) => ({ name, document: parse(sdl) })))).toEqual([]);
  });

  test('are refused by composition with every fault and whose it is', () => {
    const broken = real.map((each) => {
      if (each.name !== 'content') return each;
      const sdl = each.sdl.replace('  "The title."\n', '').replace('[Article!]! @listSize(assumedSize: 10)', '[Article!]!');
      return { ...each, sdl };
    });
    expect(() => compose(real)).not.toThrow();
    expect(() => compose(broken)).toThrow(
      /break our conventions:\n {2}content: Article\.title has no description\n {2}content: Article\.translations is a list without a bound/,
    );
  });

  test('are refused by composition when a field is for everybody and nobody said so', () => {
    const opened = real.map((each) => ({
      ...each,
      sdl: each.sdl.replace(
        '  "The name by which the person is called',
        '  "A nickname."\n  nickname: String\n  "The name by which the person is called',
      ),
    }));
    expect(() => compose(opened)).toThrow('User.nickname asks for nothing: label it, or say in open-fields.ts why it is for everybody');
  });

  test('that do not compose are refused with the codes of composition', () => {
    const [users] = real;
    if (!users) throw new Error('no contract');
    expect(() => compose([{ ...users, sdl: users.sdl.replace('type User @key(fields: "id")', 'type User @key(fields: "none")') }])).toThrow(
      /do not compose:\n {2}KEY_INVALID_FIELDS: /,
    );
  });
});

describe('descriptions and names', () => {
  test('what says nothing about itself is named: type, field, argument, input field, enum value, scalar, union', () => {
    const sdl = 'type A { b(c: Int): Int } input D { e: Int } enum F { G } scalar H union I = A interface J { k: Int }';
    expect(faultsOf(sdl)).toEqual(
      ['A', 'A.b', 'A.b(c:)', 'D', 'D.e', 'F', 'F.G', 'H', 'I', 'J', 'J.k'].map((name) => `a: ${name} has no description`),
    );
    expect(faultsOf('"  " scalar A')).toEqual(['a: A has no description']);
    expect(faultsOf('type Query { "x" a: Int }')).toEqual([]);
  });

  test.each([
    ['"x" type a_b { "x" c: Int }', 'a_b is not named in PascalCase'],
    ['"x" type A { "x" B: Int }', 'A.B is not named in camelCase'],
    ['"x" type A { "x" b("x" c_d: Int): Int }', 'A.b(c_d:) is not named in camelCase'],
    ['"x" input A { "x" b_c: Int }', 'A.b_c is not named in camelCase'],
    ['"x" enum A { "x" bC }', 'A.bC is not named in UPPER_SNAKE'],
    ['"x" scalar a', 'a is not named in PascalCase'],
  ])('%s is refused', (sdl, fault) => {
    expect(faultsOf(sdl)).toEqual([`a: ${fault}`]);
  });

  test('a fault of the part that all contracts share is told once, with all their names', () => {
    expect(faultsOf('scalar A', 'scalar A')).toEqual(['a, b: A has no description']);
  });
});

const sizedByFirst = '@listSize(slicingArguments: ["first"], sizedFields: ["edges"], requireOneSlicingArgument: false)';

describe('lists', () => {
  test.each([
    ['type A {\n  b: [Int!]\n}', 'A.b is a list without a bound: make it a connection or give it @listSize'],
    ['type A {\n  b: [Int!] @listSize(assumedSize: 101)\n}', 'A.b may be longer than 100: make it a connection'],
    ['type A {\n  b: [Int!] @listSize\n}', 'A.b has an @listSize that bounds nothing'],
    ['type A {\n  b: [Int!] @listSize(slicingArguments: ["first"])\n}', 'A.b is sliced by first, an argument that it does not have'],
    ['type A {\n  b(after: String): [Int!] @listSize(assumedSize: 5)\n}', 'A.b is paged and no connection'],
    [
      `type A {\n  b(first: Int): ThingConnection\n}\n${things}\n${page}`,
      'A.b answers a connection and does not take first: Int and after: String',
    ],
    [
      `type A {\n  b(first: Int, after: String): ThingConnection @listSize(slicingArguments: ["first"])\n}\n${things}\n${page}`,
      'A.b answers a connection and has no @listSize by which first tells the size of edges',
    ],
    [`${things}\n${page}`.replace('[ThingEdge!]!', '[ThingEdge]'), 'ThingConnection has no edges: [ThingEdge!]!'],
    [`${things}\n${page}`.replace('pageInfo: PageInfo!', 'pageInfo: PageInfo'), 'ThingConnection has no pageInfo: PageInfo!'],
    [`${things}\n${page}`.replace('cursor: String!', 'cursor: ID!'), 'ThingEdge has no cursor: String! and node'],
  ])('%s is refused', (sdl, fault) => {
    expect(faultsOf(described(sdl))).toEqual([`a: ${fault}`]);
  });

  test('connections, bounded and sliced lists, and those of another subgraph pass', () => {
    const fields = [
      `b(first: Int = 5, after: String): ThingConnection ${sizedByFirst}`,
      'c: [Int!] @listSize(assumedSize: 100)',
      'd: [Int!] @external',
    ];
    const sliced = 'e(first: Int): [Int!] @listSize(slicingArguments: ["first"])';
    expect(faultsOf(described(`type A {\n  ${[...fields, sliced].join('\n  ')}\n}\n${things}\n${page}`))).toEqual([]);
  });
});

describe('mutations', () => {
  const whole = [mutation, input, answers].join('\n');
  test.each([
    [whole.replace('input: DoItInput!', 'what: DoItInput!'), 'Mutation.doIt does not take one argument input: DoItInput!'],
    [whole.replace('input: DoItInput!', 'input: DoItInput'), 'Mutation.doIt does not take one argument input: DoItInput!'],
    [whole.replace('idempotencyKey: String!', 'idempotencyKey: String'), 'Mutation.doIt takes no idempotencyKey: String! in its input'],
    [whole.replace('): DoItResult!', '): DoItResult'), 'Mutation.doIt does not answer a union DoItResult!'],
    [whole.replace('): DoItResult!', '): Boolean'), 'Mutation.doIt does not answer a union DoItResult!'],
    [`${whole} | DoItSuccess\ntype Other {\n  a: Int\n}`.replace('= DoItSuccess', '= Other'), 'DoItResult does not begin with DoItSuccess'],
    [`${whole} | Other\ntype Other {\n  a: Int\n}`, 'DoItResult has Other, which does not implement Problem'],
    [`${whole}\ntype Gone {\n  code: String!\n  message: String!\n}`, 'Gone has code and message and does not implement Problem'],
  ])('%s is refused', (sdl, fault) => {
    expect(faultsOf(described(sdl))).toContain(`a: ${fault}`);
  });

  test('pass with input, key, success and problems; only the sign-in family needs no key', () => {
    const problem = 'interface Problem {\n  code: String!\n  message: String!\n}';
    const gone = 'type Gone implements Problem {\n  code: String!\n  message: String!\n}';
    expect(faultsOf(described(`${whole} | Gone\n${problem}\n${gone}`))).toEqual([]);
    const keyless = (verb: string) =>
      whole
        .replaceAll('DoIt', `${verb.charAt(0).toUpperCase()}${verb.slice(1)}`)
        .replace('doIt', verb)
        .replace('idempotencyKey', 'key');
    for (const verb of ['signUp', 'signIn', 'refreshSession']) expect(faultsOf(described(keyless(verb)))).toEqual([]);
    expect(faultsOf(described(keyless('signOut')))).toEqual(['a: Mutation.signOut takes no idempotencyKey: String! in its input']);
  });
});

describe('an outage of one subgraph', () => {
  const owner = described('type A @key(fields: "id") {\n  id: ID!\n  b: Int!\n  c: Int!\n}');

  test('may not take what others give: fields added to their entities, and root queries, are nullable', () => {
    const adding = (type: string) => described(`type A @key(fields: "id") {\n  id: ID!\n  b: Int! @external\n  d: ${type}\n}`);
    expect(faultsOf(owner, adding('Int!'))).toEqual([
      "b: A.d is added to another's entity and not nullable: an outage would take the whole entity",
    ]);
    expect(faultsOf(owner, adding('Int'))).toEqual([]);
    const referring = (type: string) =>
      described(`type R {\n  a: ${type}\n}\ntype A @key(fields: "id", resolvable: false) {\n  id: ID!\n}`);
    expect(faultsOf(owner, referring('A!'))).toEqual([
      "b: R.a refers to another's entity and is not nullable: an outage would take the whole R",
    ]);
    expect(faultsOf(owner, referring('A'))).toEqual([]);
    expect(faultsOf(described('type Query {\n  a: Int!\n}'))).toEqual(['Query.a is not nullable: an outage would take the whole answer']);
  });
});
