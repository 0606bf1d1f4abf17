import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { protectedNames } from '../protected-names.ts';
import { policyPage } from './policy-page.ts';

const sdl = `
  directive @phi(category: String!, purposes: [String!]! = ["TREAT", "PATRQT"]) on OBJECT | FIELD_DEFINITION
  type Query { open: Int clients: Int @requiresScopes(scopes: [["practice:read"]]) @policy(policies: [["CLIENTS_READ"]]) }
  "A visit | or two."
  type Visit @authenticated @requiresScopes(scopes: [["appointments:read"]]) {
    id: ID start: Int
    "What was said."
    said: String @phi(category: "COMMUNICATION") spoken: Words
    "Where they live."
    address: String @personal
  }
  type Words @phi(category: "CODES") { text: String @phi(category: "CODES") }
  type Session @policy(policies: [["first-party"]]) { id: ID since: Int }
  type SessionEdge { node: Session }
`;
const contracts = [{ name: 'visits', document: parse(sdl) }];
const page = policyPage(contracts);

test('the page tells type, field, who, what an app needs, when and why', () => {
  expect(page).toContain('## visits');
  expect(page).toContain(
    '| `clients` | owner, manager, practitioner, front desk, billing (`CLIENTS_READ`) | `practice:read` | | the work of a practice | |',
  );
  expect(page).toContain('### Visit\n\nA visit \\| or two.\n\nAll but what is listed: signed in · an app: `appointments:read`');
  expect(page).toContain(
    '| `said` | signed in | `appointments:read` | for treatment, the person’s own request | health data: communication | What was said. |',
  );
  expect(page).toContain('| `address` | signed in | `appointments:read` | | reaches or identifies a person | Where they live. |');
  expect(page).toContain('### Session\n\nAll of it: whoever is signed in, through our own clients (`first-party`) · no app ever');
});

test('the page tells only what asks for something, and who holds the policies that are used', () => {
  expect(page).not.toContain('`open`');
  expect(page).not.toContain('SessionEdge');
  expect(page).toContain('| `CLIENTS_READ` | owner, manager, practitioner, front desk, billing | `practice:read` |');
  expect(page).not.toContain('`MEMBERS_INVITE`');
  expect(page).toContain('## Open to everybody');
});

test('logs hide the names of values, not of what leads to them', () => {
  expect(protectedNames(contracts)).toEqual(['address', 'said', 'text']);
});
