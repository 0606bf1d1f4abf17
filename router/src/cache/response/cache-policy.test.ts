import { readEnforcement } from '@klear/auth';
import { buildSchema, parse } from 'graphql';
import { expect, test } from 'vitest';
import { cachePolicyOf, readCacheHints } from './cache-policy.ts';

const kept = '@cacheControl(maxAge: 60)';
const sdl = `
  directive @cacheControl(maxAge: Int, inheritMaxAge: Boolean) on FIELD_DEFINITION | OBJECT
  directive @authenticated on FIELD_DEFINITION | OBJECT
  directive @requiresScopes(scopes: [[String!]!]!) on FIELD_DEFINITION | OBJECT
  directive @policy(policies: [[String!]!]!) on FIELD_DEFINITION | OBJECT
  directive @phi(category: String!, purposes: [String!]! = ["TREAT"]) on FIELD_DEFINITION | OBJECT
  directive @personal on FIELD_DEFINITION | OBJECT
  type Query {
    open: Int ${kept}  none: Int ${kept} @phi(category: "NONE")
    signedIn: Int ${kept} @authenticated  scoped: Int ${kept} @requiresScopes(scopes: [["profile:read"]])
    held: Int ${kept} @policy(policies: [["first-party"]])  health: Int ${kept} @phi(category: "CODES")  personal: Int ${kept} @personal
    edge: Closed ${kept}  union: Any ${kept}
  }
  type Closed @policy(policies: [["support"]]) { id: Int }
  union Any = Closed
`;
const schema = buildSchema(sdl);
const context = { schema, enforcement: readEnforcement(parse(sdl)), hints: readCacheHints(sdl) };
const policyOf = (text: string) => cachePolicyOf(context, parse(text));

test.each(['signedIn', 'scoped', 'held', 'health', 'personal', 'edge { id }', 'union { ... on Closed { id } }'])(
  'an answer with %s is kept for nobody, whatever else it holds and however long it stays true',
  (selection) => {
    expect(policyOf(`{ open ${selection} }`)).toMatchObject({ isOpen: false, maxAge: 0 });
    expect(policyOf(`{ open ...F } fragment F on Query { x: ${selection} }`)).toMatchObject({ isOpen: false, maxAge: 0 });
  },
);

test('an answer of open fields alone is kept as long as it stays true', () => {
  expect(policyOf('{ open none }')).toMatchObject({ isOpen: true, maxAge: 60 });
});
