import { buildSchema, parse, specifiedRules, validate } from 'graphql';
import { describe, expect, test } from 'vitest';
import { deferRules, withDefer } from './defer-rules.ts';

const schema = withDefer(
  buildSchema(`
    type Query { me: Person }
    type Mutation { rename: Person }
    type Subscription { renamed: Person }
    type Person { id: ID! name: String friends: [Person!]! }`),
);
const faultsOf = (text: string) => validate(schema, parse(text), [...specifiedRules, ...deferRules]).map(({ message }) => message);

describe('@defer', () => {
  test.each([
    '{ ... @defer { me { id } } }',
    '{ me { ...F @defer(label: "a") ...F @defer(label: "b") } } fragment F on Person { id }',
    'query($later: Boolean!) { me { ... @defer(if: $later) { name } } }',
    'mutation { rename { ... @defer { name } } }',
    'subscription { renamed { ... @defer(if: false) { name } } }',
    'subscription($later: Boolean!) { renamed { ... @defer(if: $later) { name } } }',
    '{ me { ... @defer(label: null) { name } ... @defer(label: null) { id } } }',
  ])('may stand in %s', (text) => {
    expect(faultsOf(text)).toEqual([]);
  });

  test.each([
    ['mutation { ... @defer { rename { id } } }', 'Directive "@defer" cannot be used on type "Mutation".'],
    ['mutation { ...F @defer } fragment F on Mutation { rename { id } }', 'Directive "@defer" cannot be used on type "Mutation".'],
    [
      'subscription { renamed { ...F } } fragment F on Person { ... @defer { name } }',
      'Directive "@defer" is not supported in subscriptions. Give it "if: false", or leave it out.',
    ],
    ['{ me { ... @defer(label: "a") { id } ... @defer(label: "a") { name } } }', 'The label of each "@defer" must be unique.'],
    ['query($l: String) { me { ... @defer(label: $l) { id } } }', 'The argument "label" of "@defer" must be a static string.'],
    ['{ me @defer { id } }', 'Directive "@defer" may not be used on FIELD.'],
    ['{ me { ... @defer(if: null) { id } } }', 'Expected value of type "Boolean!", found null.'],
    ['{ me { ... @defer @defer { id } } }', 'The directive "@defer" can only be used once at this location.'],
  ])('may not stand in %s', (text, message) => {
    expect(faultsOf(text)).toContain(message);
  });
});
