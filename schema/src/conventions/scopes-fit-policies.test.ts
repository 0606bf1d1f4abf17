import { describe, expect, test } from 'vitest';
import { described, faultsOf } from './faults-of.ts';

const of = (labels: string, onType = '') => faultsOf(described(`type A ${onType} { b: Int ${labels} }`));
const scopes = (...words: string[]) => `@requiresScopes(scopes: [${words.map((each) => `[${each}]`).join(', ')}])`;

describe('scopes and policies of one field', () => {
  test.each([
    ['@policy(policies: [["CLIENTS_READ"]])', 'A.b does not name the scope that its policy wants of an app: practice:read'],
    [
      `@policy(policies: [["CLIENTS_READ"]]) ${scopes('"practice:write"')}`,
      'A.b does not name the scope that its policy wants of an app: practice:read',
    ],
    [
      `@policy(policies: [["CLIENTS_READ"]]) ${scopes('"practice:read"', '"profile:read"')}`,
      'A.b does not name the scope that its policy wants of an app: practice:read',
    ],
    [`@policy(policies: [["first-party"]]) ${scopes('"profile:read"')}`, 'A.b names scopes, and no app ever holds its policy'],
    [`@policy(policies: [["MEMBERS_INVITE"]]) ${scopes('"practice:read"')}`, 'A.b names scopes, and no app ever holds its policy'],
  ])('%s is refused', (labels, fault) => {
    expect(of(labels)).toEqual([`a: ${fault}`]);
  });

  test.each([
    ['@policy(policies: [["first-party"]])', ''],
    [`@policy(policies: [["CLIENTS_READ"]]) ${scopes('"practice:read", "practice:write"')}`, ''],
    [`@policy(policies: [["MEMBERS_INVITE"], ["CLIENTS_READ"]]) ${scopes('"practice:read"')}`, ''],
    ['@policy(policies: [["CLIENTS_READ"]])', scopes('"practice:read"')],
  ])('%s with "%s" on its type agree', (labels, onType) => {
    expect(of(labels, onType)).toEqual([]);
  });
});
