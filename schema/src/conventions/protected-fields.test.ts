import { describe, expect, test } from 'vitest';
import { described, faultsOf } from './faults-of.ts';

const untold = (name: string) => `a: ${name} is protected and not nullable: a refusal could not be told`;

describe('protected fields', () => {
  test.each([
    ['type A { b: Int! @phi(category: "CODES") }', untold('A.b')],
    ['type A { b: Int! @personal }', untold('A.b')],
    ['type A @personal { b: Int! }', untold('A.b')],
    ['type A { b: Int! @policy(policies: [["support"]]) }', untold('A.b')],
    ['type A { b: Int! @requiresScopes(scopes: [["profile:read"]]) }', untold('A.b')],
    ['type A { b: Int @phi(category: "CODES") c: Int }', 'a: A.c lies in a type of health data and has no @phi'],
    ['type A @phi(category: "CODES") { c: Int }', 'a: A.c lies in a type of health data and has no @phi'],
    ['scalar Secret @authenticated', 'a: Secret carries @authenticated: put it on the fields that answer it'],
    ['enum Secret @policy(policies: [["support"]]) { A }', 'a: Secret carries @policy: put it on the fields that answer it'],
  ])('%s is refused', (sdl, fault) => {
    expect(faultsOf(described(sdl))).toEqual([fault]);
  });

  test.each([
    'type A { b: Int! @phi(category: "NONE") }',
    'type A @policy(policies: [["support"]]) @authenticated { b: Int! }',
    'type A @requiresScopes(scopes: [["profile:read"]]) { b: Int! }',
    'type Subscription { b: Int! @policy(policies: [["support"]]) }',
  ])('%s refuses a whole, or nothing', (sdl) => {
    expect(faultsOf(described(sdl))).toEqual([]);
  });

  test.each([
    ['type A { b: Int @federation__policy(policies: [["support"]]) }', '@federation__policy stands for @policy: import it by its own name'],
    [
      'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [{ name: "@policy", as: "@guard" }])',
      '@policy is imported as @guard: policies keep their names',
    ],
    [
      'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [{ name: "@tag", as: "@phi" }])',
      '@tag is imported as @phi: policies keep their names',
    ],
  ])('%s is refused', (sdl, fault) => {
    expect(faultsOf(described(sdl))).toContain(`a: ${fault}`);
  });
});

describe('what several subgraphs share', () => {
  const differs = ['A.b is labelled differently by the subgraphs that share it'];
  test.each([
    ['@phi(category: "CODES")', '@phi(category: "ALLERGIES")'],
    ['@phi(category: "CODES", purposes: ["TREAT", "PATRQT"])', '@phi(category: "CODES", purposes: ["TREAT"])'],
    ['@phi(category: "CODES")', ''],
    ['@personal', ''],
    ['@authenticated', ''],
    ['@requiresScopes(scopes: [["profile:read"]])', '@requiresScopes(scopes: [["practice:read"]])'],
    ['@policy(policies: [["support"]])', '@policy(policies: [["support"], ["first-party"]])'],
  ])('a field as %s and as "%s" is refused', (one, other) => {
    const of = (label: string) => described(`type A { b: Int ${label} }`);
    expect(faultsOf(of(one), of(other))).toEqual(differs);
    expect(faultsOf(of(one), of(one))).toEqual([]);
    expect(faultsOf(of(one), of('@external'))).toEqual([]);
  });

  test('a type labelled in one of them alone is refused; the order of words says nothing', () => {
    const of = (label: string) => described(`type A ${label} { b: Int }`);
    expect(faultsOf(of('@authenticated'), of(''))).toEqual(differs);
    const scopes = (text: string) => of(`@requiresScopes(scopes: [${text}])`);
    expect(faultsOf(scopes('["profile:read"], ["practice:read"]'), scopes('["practice:read"], ["profile:read"]'))).toEqual([]);
  });
});
