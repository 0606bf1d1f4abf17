import { buildSchema, parse, print } from 'graphql';
import { describe, expect, test } from 'vitest';
import { audienceOf } from './audience.ts';
import { readPolicies } from './policies.ts';
import { pruneForAnonymous } from './prune.ts';

const sdl = `
  directive @authenticated on FIELD_DEFINITION | OBJECT
  directive @phi(category: String!) on FIELD_DEFINITION | OBJECT
  directive @personal on FIELD_DEFINITION
  type Query { shop: Shop  me: User  orders: [Order!]! @authenticated  secret(id: ID!): String @authenticated  found: [Found!]! }
  type Mutation { buy(id: ID!): String @authenticated }
  type Shop { name: String  owner: User  lastOrder: Order }
  type User { id: ID! @phi(category: "NONE")  name: String @personal  sessions: [String!] @authenticated }
  type Order @authenticated { id: ID! shop: Shop }
  union Found = Shop | Order
`;
const schema = buildSchema(sdl);
const policies = readPolicies(sdl);
const pruned = (text: string) => {
  const result = pruneForAnonymous(schema, policies, parse(text));
  return result && { text: print(result.document).replace(/\s+/g, ' '), removed: result.removed };
};

describe('what an anonymous viewer may ask for', () => {
  test.each([
    ['a marked field', '{ shop { name } orders { id } }', '{ shop { name } }', ['Query.orders']],
    ['an edge to a marked type', '{ shop { name lastOrder { id } } }', '{ shop { name } }', ['Shop.lastOrder']],
    [
      'a field of a marked type in a union',
      '{ found { ... on Shop { name } ... on Order { id } } }',
      '{ found { ... on Shop { name } ... on Order { __typename } } }',
      ['Order.id'],
    ],
    [
      'an aliased field in a named fragment',
      '{ me { ...F } } fragment F on User { id x: sessions }',
      '{ me { ...F } } fragment F on User { id }',
      ['User.sessions'],
    ],
    ['everything', 'mutation { buy(id: 1) }', 'mutation { __typename }', ['Mutation.buy']],
    ['the variables that only it used', 'query($id: ID!) { shop { name } secret(id: $id) }', '{ shop { name } }', ['Query.secret']],
    ['a field beside introspection', '{ __schema { __typename } orders { id } }', '{ __schema { __typename } }', ['Query.orders']],
  ])('%s is taken out before anything is planned', (_name, text, kept, removed) => {
    expect(pruned(text)).toEqual({ text: kept, removed });
  });

  test('a document without marked fields stays as it is', () => {
    expect(pruned('{ shop { name owner { id name } } }')).toBeUndefined();
  });
});

describe('which subscriptions may be shared by all', () => {
  test.each([
    ['{ shop { name } me { id } }', 'public'],
    ['{ me { id name } }', 'viewer'],
    ['{ shop { lastOrder { shop { name } } } }', 'viewer'],
    ['{ orders { id } }', 'viewer'],
  ])('%s is for %s', (text, audience) => {
    expect(audienceOf(schema, policies, parse(text))).toBe(audience);
  });
});
