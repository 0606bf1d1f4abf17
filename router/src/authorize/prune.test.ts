import { readEnforcement } from '@klear/auth';
import { anonymous, newId, type Role, type Scope, type Viewer } from '@klear/core';
import { buildSchema, parse, print } from 'graphql';
import { describe, expect, test } from 'vitest';
import { audienceOf } from './audience.ts';
import { createPrune } from './prune.ts';

const sdl = `
  directive @authenticated on FIELD_DEFINITION | OBJECT | INTERFACE
  directive @requiresScopes(scopes: [[String!]!]!) on FIELD_DEFINITION | OBJECT
  directive @policy(policies: [[String!]!]!) on FIELD_DEFINITION | OBJECT
  directive @phi(category: String!, purposes: [String!]) on FIELD_DEFINITION | OBJECT
  directive @personal on FIELD_DEFINITION
  type Query {
    shop: Shop  me: User  orders: [Order!]! @authenticated  secret(id: ID!): String @authenticated  found: [Found!]!  things: [Thing!]!
    takings: Int @policy(policies: [["PAYMENTS_READ"]])  sessions: [String!] @policy(policies: [["first-party"]])
  }
  type Mutation { buy(id: ID!): String @authenticated  refund: Int @policy(policies: [["PAYMENTS_REFUND"]])  rate: Int  signIn: User }
  type Shop { name: String  owner: User  lastOrder: Order }
  type User {
    id: ID! @phi(category: "NONE")  name: String @personal  sessions: [String!] @authenticated
    mail: String @personal @requiresScopes(scopes: [["profile:read"]])
    blood: String @phi(category: "LABORATORY", purposes: ["TREAT", "PATRQT"])
  }
  type Order @authenticated { id: ID! shop: Shop }
  union Found = Shop | Order
  interface Thing { id: ID! note: String }
  type Open implements Thing { id: ID! note: String }
  type Closed implements Thing { id: ID! note: String @policy(policies: [["PAYMENTS_READ"]]) }
`;
const schema = buildSchema(sdl);
const enforcement = readEnforcement(parse(sdl));
const prune = createPrune(schema, enforcement);

const nobody = anonymous('r');
const person: Viewer = { ...nobody, kind: 'person', personId: newId(), sessionId: newId() };
const member = (...roles: Role[]): Viewer => ({ ...person, organizationId: newId(), roles });
const through = (...scopes: Scope[]): Viewer => ({ ...person, app: { id: newId(), scopes } });

const pruned = (text: string, viewer: Viewer) => {
  const result = prune(parse(text), viewer);
  if (!result) return undefined;
  const withheld = [...result.withheld].map(([node, { refusal, because }]) =>
    [node.alias?.value ?? node.name.value, refusal, ...(because ? [`for ${because}`] : [])].join(' '),
  );
  return { text: print(result.document).replace(/\s+/g, ' '), withheld };
};

describe('what token and request refuse is taken out before anything is planned', () => {
  test.each<[string, Viewer, string, string, string[]]>([
    ['a marked field', nobody, '{ shop { name } orders { id } }', '{ shop { name } }', ['orders UNAUTHENTICATED']],
    ['an edge to a marked type', nobody, '{ shop { name lastOrder { id } } }', '{ shop { name } }', ['lastOrder UNAUTHENTICATED']],
    [
      'a field of a marked type in a union',
      nobody,
      '{ found { ... on Shop { name } ... on Order { id } } }',
      '{ found { ... on Shop { name } ... on Order { __typename } } }',
      ['id UNAUTHENTICATED'],
    ],
    [
      'an aliased field in a named fragment',
      nobody,
      '{ me { ...F } } fragment F on User { id x: sessions }',
      '{ me { ...F } } fragment F on User { id }',
      ['x UNAUTHENTICATED'],
    ],
    ['everything', nobody, 'mutation { buy(id: 1) }', 'mutation { __typename }', ['buy UNAUTHENTICATED']],
    [
      'the variables that only it used',
      nobody,
      'query($id: ID!) { shop { name } secret(id: $id) }',
      '{ shop { name } }',
      ['secret UNAUTHENTICATED'],
    ],
    [
      'a field beside introspection',
      nobody,
      '{ __schema { __typename } orders { id } }',
      '{ __schema { __typename } }',
      ['orders UNAUTHENTICATED'],
    ],
    [
      'a field that is included only by a variable',
      nobody,
      'query($v: Boolean!) { shop { name } orders @include(if: $v) { id } secret(id: 1) @skip(if: $v) }',
      '{ shop { name } }',
      ['orders UNAUTHENTICATED', 'secret UNAUTHENTICATED'],
    ],
    ['a role that is not held', person, '{ takings shop { name } }', '{ shop { name } }', ['takings ROLE_REQUIRED']],
    [
      'a role that another organization gave',
      { ...member('FRONT_DESK'), roles: [] },
      '{ takings shop { name } }',
      '{ shop { name } }',
      ['takings ROLE_REQUIRED'],
    ],
    ['a role that does not hold the action', member('PRACTITIONER'), '{ takings }', '{ __typename }', ['takings ROLE_REQUIRED']],
    ['a scope that was not lent', through('records:read'), '{ me { id mail } }', '{ me { id } }', ['mail NOT_IN_SCOPE']],
    [
      'what is for our own clients alone',
      through('profile:read'),
      '{ sessions me { mail } }',
      '{ me { mail } }',
      ['sessions NOT_IN_SCOPE'],
    ],
    ['another purpose', { ...person, purpose: 'HPAYMT' }, '{ me { id blood } }', '{ me { id } }', ['blood PURPOSE_REQUIRED']],
    [
      'the rest of a mutation of which one root field is refused',
      member('PRACTITIONER'),
      'mutation { rate ... on Mutation { refund } b: buy(id: 1) }',
      'mutation { ... on Mutation { __typename } }',
      ['rate ROLE_REQUIRED for Mutation.refund', 'refund ROLE_REQUIRED', 'b ROLE_REQUIRED for Mutation.refund'],
    ],
    [
      'a refused mutation beside another one of the document',
      person,
      'mutation A { rate } mutation B { refund }',
      'mutation A { rate } mutation B { __typename }',
      ['refund ROLE_REQUIRED'],
    ],
    [
      'what a fragment asks of others, not only of whom one has just become',
      nobody,
      'mutation { signIn { sessions ...F } rate } query { me { ...F } } fragment F on User { id mail }',
      'mutation { signIn { sessions ...F } rate } { me { ...F } } fragment F on User { id }',
      ['mail UNAUTHENTICATED'],
    ],
    [
      'a field of an interface that one type behind it protects',
      person,
      '{ things { id note ... on Open { open: note } } }',
      '{ things { id ... on Open { open: note } } }',
      ['note ROLE_REQUIRED'],
    ],
  ])('%s', (_name, viewer, text, kept, withheld) => {
    expect(pruned(text, viewer)).toEqual({ text: kept, withheld });
  });

  test.each<[string, Viewer, string]>([
    [
      'what is asked of the person whom one has just become',
      nobody,
      'mutation { ...S rate } fragment S on Mutation { signIn { sessions ...F } } fragment F on User { id mail }',
    ],
    ['unmarked fields, asked by nobody', nobody, '{ shop { name owner { id name } } }'],
    ['everything that asks for a sign-in, asked by a person', person, '{ orders { id } me { sessions blood } secret(id: 1) }'],
    ['takings, asked by who may see them', member('BILLING'), '{ takings things { note } }'],
    ['what a scope was lent for', through('profile:read'), '{ me { mail } }'],
    ['what no scope is needed for by our own clients', person, '{ sessions me { mail } }'],
    ['health data for a purpose of its label', { ...person, purpose: 'TREAT' }, '{ me { blood } }'],
  ])('%s stays as it is', (_name, viewer, text) => {
    expect(pruned(text, viewer)).toBeUndefined();
  });
});

describe('viewers share what is left of a document', () => {
  const document = parse('{ orders { id } takings me { mail blood } }');
  const viewOf = (viewer: Viewer) => prune(document, viewer)?.view;

  test('exactly when they are refused the same fields for the same reasons', () => {
    const viewers = [
      nobody,
      person,
      member('BILLING'),
      member('PRACTITIONER'),
      through(),
      through('profile:read'),
      through('payments:read'),
      { ...person, purpose: 'HPAYMT' as const },
      { ...member('BILLING'), purpose: 'HPAYMT' as const },
    ];
    const refusedOf = (viewer: Viewer) =>
      JSON.stringify([...(prune(document, viewer)?.withheld ?? [])].map(([node, why]) => [node.name.value, why]));
    for (const one of viewers) for (const other of viewers) expect(viewOf(one) === viewOf(other)).toBe(refusedOf(one) === refusedOf(other));
    expect(new Set(viewers.map(viewOf)).size).toBe(6);
  });

  test('and then the very same document, whoever they are', () => {
    const [one, other] = [prune(document, member('PRACTITIONER')), prune(document, { ...member('PRACTITIONER'), requestId: 'r-2' })];
    expect(one).toBeDefined();
    expect(other).toBe(one);
  });

  test('however many outcomes a document has seen', () => {
    const wide = parse(`{ ${Array.from({ length: 3 }, (_, n) => `a${n}: me { mail } b${n}: takings c${n}: orders { id }`).join(' ')} }`);
    const first = prune(wide, nobody)?.view;
    for (let n = 0; n < 200; n += 1) prune(wide, n % 2 ? through('profile:read') : person);
    expect(prune(wide, nobody)?.view).toBe(first);
  });
});

describe('which subscriptions may be shared by all', () => {
  test.each([
    ['{ shop { name } me { id } }', 'public'],
    ['{ me { id name } }', 'viewer'],
    ['{ shop { lastOrder { shop { name } } } }', 'viewer'],
    ['{ orders { id } }', 'viewer'],
  ])('%s is for %s', (text, audience) => {
    expect(audienceOf(schema, enforcement, parse(text))).toBe(audience);
  });
});

describe('a mutation that signs in', () => {
  const withheld = (document: string) => prune(parse(document), nobody)?.withheld.size;

  test('answers to the person that its sender proves to be: nothing is taken out below it', () => {
    expect(withheld('mutation { signIn { mail sessions } }')).toBeUndefined();
    expect(withheld('mutation { ... { signIn { ...F } } } fragment F on User { mail sessions }')).toBeUndefined();
  });

  test('is no way for other fields beside it', () => {
    expect(withheld('mutation { signIn { mail } buy(id: 1) }')).toBe(2);
    expect(withheld('query { me { mail } } mutation S { signIn { mail } }')).toBe(1);
    expect(withheld('mutation { signIn { ...F } } query { me { ...F } } fragment F on User { mail }')).toBe(1);
  });
});
