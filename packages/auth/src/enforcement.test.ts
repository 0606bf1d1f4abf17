import { anonymous, type Scope, systemViewer, type Viewer } from '@klear/core';
import { parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { holdsPolicy, policyNames, type Requirement, readEnforcement, refusalFor, refusalOf } from './enforcement.ts';
import { ownLabels, tellsOfPerson } from './enforcement-labels.ts';

const phi = 'directive @phi(category: String!, purposes: [String!]! = ["TREAT", "PATRQT"]) on OBJECT | FIELD_DEFINITION';
const table = (sdl: string) => Object.fromEntries(readEnforcement(parse(`${phi} ${sdl}`)));
const open: Requirement = { signIn: false, scopes: [], policies: [], phi: null, personal: false };

describe('the enforcement table', () => {
  test('holds what stands on a field, and nothing for a field on which nothing stands', () => {
    expect(
      table(`type A {
        a: Int @authenticated
        b: Int @requiresScopes(scopes: [["x:read", "y:read"], ["z:read"]])
        c: Int @policy(policies: [["P"]])
        d: Int @phi(category: "X") e: Int @phi(category: "X", purposes: ["HPAYMT"]) f: Int @phi(category: "NONE")
        g: String @personal
        h: Int
      }`),
    ).toEqual({
      'A.a': { ...open, signIn: true },
      'A.b': { ...open, scopes: [['x:read', 'y:read'], ['z:read']] },
      'A.c': { ...open, policies: [['P']] },
      'A.d': { ...open, phi: { category: 'X', purposes: ['TREAT', 'PATRQT'] } },
      'A.e': { ...open, phi: { category: 'X', purposes: ['HPAYMT'] } },
      'A.g': { ...open, personal: true },
    });
  });

  test('a field asks for all of what it, its type and what it returns ask for', () => {
    const of = table(`
      type A @requiresScopes(scopes: [["a"], ["b"]]) { x: B @requiresScopes(scopes: [["c"]]) @policy(policies: [["P"]]) }
      type B @authenticated @requiresScopes(scopes: [["a"]]) @policy(policies: [["Q"], ["P"]]) { y: Int }
      type C { list: [B!]! }`);
    expect(of['A.x']).toEqual({
      ...open,
      signIn: true,
      scopes: [
        ['a', 'c'],
        ['a', 'b', 'c'],
      ],
      policies: [['P', 'Q'], ['P']],
    });
    expect(of['C.list']).toEqual({ ...open, signIn: true, scopes: [['a']], policies: [['Q'], ['P']] });
  });

  test('the nearest @phi label counts: the field, its type, what it returns', () => {
    const of = table(`
      type A @phi(category: "T") { x: Int @phi(category: "F") y: Int z: B n: B @phi(category: "NONE") }
      type B @phi(category: "R") { id: ID @phi(category: "NONE") }
      type C { b: B }`);
    expect(Object.entries(of).map(([name, { phi }]) => [name, phi?.category])).toEqual([
      ['A.x', 'F'],
      ['A.y', 'T'],
      ['A.z', 'T'],
      ['C.b', 'R'],
    ]);
  });

  test('an interface asks for what every type behind it asks for', () => {
    const of = table(`
      interface I { x: Int y: R }
      type A implements I @authenticated { x: Int @policy(policies: [["P"]]) y: R }
      type B implements I { x: Int y: R }
      type R @requiresScopes(scopes: [["s"]]) { z: Int }
      type Q { i: I }`);
    expect(of['I.x']).toEqual({ ...open, signIn: true, policies: [['P']] });
    expect(of['I.y']).toEqual({ ...open, signIn: true, scopes: [['s']] });
    expect(of['Q.i']).toEqual({ ...open, signIn: true });
    expect(of['B.x']).toBeUndefined();
  });

  test('extensions of a type and directives that repeat are one', () => {
    const of = table('extend type A @authenticated { x: Int } type A @policy(policies: [["P"]]) @policy(policies: [["Q"]]) { y: Int }');
    expect(of).toEqual({
      'A.x': { ...open, signIn: true, policies: [['P', 'Q']] },
      'A.y': { ...open, signIn: true, policies: [['P', 'Q']] },
    });
  });

  test.each([
    ['extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [{ name: "@policy", as: "@guard" }])', '@guard'],
    ['extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [{ name: "@tag", as: "@phi" }])', '@phi'],
    ['extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", as: "fed")', 'fed'],
    ['schema @link(url: "https://specs.apollo.dev/policy/v0.1", as: "guard", for: SECURITY) { query: Q }', 'guard'],
    ['type A { x: Int @federation__authenticated }', '@federation__authenticated'],
    ['directive @fed__requiresScopes(scopes: [[String!]!]!) on OBJECT', '@fed__requiresScopes'],
  ])('%s is refused: a renamed policy would be read by nobody', (sdl, name) => {
    expect(() => readEnforcement(parse(sdl))).toThrow(name);
  });
});

test('what a field tells is told by itself and its type, not by what it leads to', () => {
  const own = ownLabels(
    parse(
      `${phi} type A { b: B c: String @personal n: Int @phi(category: "NONE") } type B @phi(category: "X") { d: Int @phi(category: "NONE") e: Int } extend type A { f: Int }`,
    ),
  );
  expect([...own].filter(([, labels]) => tellsOfPerson(labels)).map(([name]) => name)).toEqual(['A.c', 'B.e']);
  expect(own.get('B.e')?.phi?.purposes).toEqual(['TREAT', 'PATRQT']);
  expect(own.has('A.f')).toBe(true);
});

test('what is no policy may have any name', () => {
  const sdl = `extend schema
    @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@policy", { name: "@tag", as: "@mark" }])
    @link(url: "https://example.org/other/v1.0", as: "another")
  type A @federation__shareable { x: Int @policy(policies: [["P"]]) }`;
  expect(table(sdl)).toEqual({ 'A.x': { ...open, policies: [['P']] } });
});

const person: Viewer = {
  ...anonymous('r'),
  kind: 'person',
  personId: '018f0000-0000-7000-8000-000000000001' as Viewer['personId'],
};
const acting = (...roles: Viewer['roles']): Viewer => ({
  ...person,
  organizationId: '018f0000-0000-7000-8000-000000000002' as never,
  roles,
});
const withApp = (viewer: Viewer, ...scopes: Scope[]): Viewer => ({
  ...viewer,
  app: { id: '018f0000-0000-7000-8000-000000000003' as never, scopes },
});
const health: Requirement = { ...open, phi: { category: 'X', purposes: ['TREAT', 'PATRQT'] } };
const scoped: Requirement = { ...open, scopes: [['records:read'], ['records:write', 'profile:read']] };
const policy = (...policies: string[][]): Requirement => ({ ...open, policies });

describe('what token and request alone tell', () => {
  test.each<[string, Viewer, Requirement, string | undefined]>([
    ['nobody, an open field', anonymous('r'), open, undefined],
    ['nobody, a personal field: whose it is the subgraph tells', anonymous('r'), { ...open, personal: true }, undefined],
    ['nobody, signed in', anonymous('r'), { ...open, signIn: true }, 'UNAUTHENTICATED'],
    ['nobody, a scope', anonymous('r'), scoped, 'UNAUTHENTICATED'],
    ['nobody, first-party', anonymous('r'), policy(['first-party']), 'UNAUTHENTICATED'],
    ['nobody, health data', anonymous('r'), health, 'UNAUTHENTICATED'],
    ['a person, signed in', person, { ...open, signIn: true }, undefined],
    ['our own client, a scope', person, scoped, undefined],
    ['an app with the scope', withApp(person, 'records:read'), scoped, undefined],
    ['an app with half of an alternative', withApp(person, 'records:write'), scoped, 'NOT_IN_SCOPE'],
    ['an app with the whole other alternative', withApp(person, 'profile:read', 'records:write'), scoped, undefined],
    ['an app without scopes, a scope', withApp(person), scoped, 'NOT_IN_SCOPE'],
    ['an app, no scope asked', withApp(person), { ...open, signIn: true }, undefined],
    ['our own client, first-party', person, policy(['first-party']), undefined],
    ['an app, first-party: no scope would help', withApp(person, 'profile:read'), policy(['first-party']), 'NOT_IN_SCOPE'],
    ['an app of somebody without the role', withApp(person), policy(['first-party', 'MEMBERS_INVITE']), 'ROLE_REQUIRED'],
    ['a manager, an action', acting('MANAGER'), policy(['MEMBERS_INVITE']), undefined],
    ['a practitioner, an action of managers', acting('PRACTITIONER'), policy(['MEMBERS_INVITE']), 'ROLE_REQUIRED'],
    ['a practitioner, one of two', acting('PRACTITIONER'), policy(['MEMBERS_INVITE'], ['RECORDS_READ']), undefined],
    ['a practitioner, both', acting('PRACTITIONER'), policy(['MEMBERS_INVITE', 'RECORDS_READ']), 'ROLE_REQUIRED'],
    ['roles without an acting organization', { ...person, roles: ['OWNER'] }, policy(['MEMBERS_INVITE']), 'ROLE_REQUIRED'],
    ['an owner, support', acting('OWNER'), policy(['support']), 'ROLE_REQUIRED'],
    ['support', { ...person, platformRoles: ['SUPPORT'] }, policy(['support']), undefined],
    ['support that acts for an organization', { ...acting('OWNER'), platformRoles: ['SUPPORT'] }, policy(['support']), 'ROLE_REQUIRED'],
    ['a name that nobody knows', acting('OWNER'), policy(['sudo']), 'ROLE_REQUIRED'],
    ['a name of Object.prototype', acting('OWNER'), policy(['constructor']), 'ROLE_REQUIRED'],
    ['an alternative that asks for nothing', acting('OWNER'), policy([]), 'ROLE_REQUIRED'],
    ['a purpose that no label names', { ...person, purpose: 'HRESCH' }, health, 'PURPOSE_REQUIRED'],
    ['a purpose that the label names', { ...person, purpose: 'TREAT' }, health, undefined],
    ['no purpose: at one’s own request', person, health, undefined],
    ['the platform itself: its rules decide', systemViewer('r'), policy(['MEMBERS_INVITE']), undefined],
  ])('%s', (_name, viewer, requirement, refused) => {
    expect(refusalOf(viewer, requirement)).toBe(refused);
  });

  test('no alternative in a directive refuses everybody', () => {
    const [, nothing] = [...readEnforcement(parse('type A { x: Int @policy(policies: []) }'))][0] ?? [];
    expect(nothing && refusalOf(acting('OWNER'), nothing)).toBe('ROLE_REQUIRED');
  });

  test('every policy name is held by somebody', () => {
    const acts = acting('OWNER', 'MANAGER', 'PRACTITIONER', 'FRONT_DESK', 'BILLING', 'AUDITOR');
    const support: Viewer = { ...person, platformRoles: ['SUPPORT'] };
    expect(policyNames.filter((name) => !holdsPolicy(acts, name) && !holdsPolicy(support, name))).toEqual([]);
    expect(policyNames).toEqual(expect.arrayContaining(['first-party', 'support', 'CLIENTS_READ']));
  });

  test('the error tells code and reason', () => {
    expect(refusalFor('UNAUTHENTICATED')).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(refusalFor('NOT_IN_SCOPE')).toMatchObject({ code: 'FORBIDDEN', reason: 'NOT_IN_SCOPE' });
  });
});
