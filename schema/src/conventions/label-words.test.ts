import { readFileSync } from 'node:fs';
import { parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { fieldsOf } from './contract.ts';
import { described, faultsOf } from './faults-of.ts';
import { notPersonal } from './personal-names.ts';

describe('labels', () => {
  test.each([
    [
      'type A { b: Int @policy(policies: [["MEMBERS_INVITE"], ["CLIENTS_REED"]]) }',
      'A.b names the policy CLIENTS_REED, which nobody knows',
    ],
    ['type A @policy(policies: "first_party") { b: Int }', 'A names the policy first_party, which nobody knows'],
    ['type A { b: Int @policy(policies: []) }', 'A.b names no policy'],
    ['type A { b: Int @requiresScopes(scopes: [["profile:reed"]]) }', 'A.b names the scope profile:reed, which nobody knows'],
    ['type A { b: Int @requiresScopes(scopes: [[]]) }', 'A.b names no scope'],
    ['type A { b: Int @phi(category: "MOODS") }', 'A.b names the category MOODS, which nobody knows'],
    ['type A { b: Int @phi(category: "") }', 'A.b names the category , which nobody knows'],
    ['type A { b: Int @phi(category: "CODES", purposes: ["FUN"]) }', 'A.b names the purpose FUN, which nobody knows'],
    ['type A { b: Int @phi(category: "CODES", purposes: []) }', 'A.b names no purpose'],
  ])('%s is refused', (sdl, fault) => {
    expect(faultsOf(described(sdl))).toEqual([`a: ${fault}`]);
  });

  test('that say known words pass', () => {
    expect(faultsOf(described('type A { b: Int @requiresScopes(scopes: [["profile:read"], ["records:write"]]) }'))).toEqual([]);
    const sdl = `type A @policy(policies: [["first-party", "CLIENTS_READ"], ["support"]])  {
      b: Int @phi(category: "CODES", purposes: ["TREAT", "ETREAT", "HPAYMT", "HOPERAT", "HRESCH", "PATRQT"])
    }`;
    expect(faultsOf(described(sdl))).toEqual([]);
  });
});

describe('a field named like personal data', () => {
  const fault = (name: string) =>
    `a: ${name} is named like personal data and has no @personal: label it, or say in personal-names.ts why it is nobody's`;
  test.each(['email', 'phone', 'phoneNumber', 'birthDate', 'address', 'postalCode', 'firstName', 'gender', 'iban', 'latitude'])(
    '%s without @personal is refused',
    (name) => {
      const of = (label: string) => described(`type A { ${name}: String ${label} }`);
      expect(faultsOf(of(''))).toEqual([fault(`A.${name}`)]);
      expect(faultsOf(of('@personal'))).toEqual([]);
      expect(faultsOf(described(`type A @personal { ${name}: String }`))).toEqual([]);
    },
  );

  test('is told to be nobody’s only where there is such a field', () => {
    const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
    const folders = ['users', 'practitioners', 'bookings', 'health-records', 'payments', 'content'];
    const contracts = folders.map((name) => ({ name, document: parse(read(`subgraphs/${name}/schema.graphql`)) }));
    const names = new Set(contracts.flatMap(fieldsOf).map(({ name }) => name));
    expect(Object.keys(notPersonal).filter((name) => !names.has(name))).toEqual([]);
  });

  test('passes where it is told why it is nobody’s, and there alone', () => {
    expect(faultsOf(described('type Location { city: String }'))).toEqual([]);
    expect(faultsOf(described('type Home { city: String }'))).toEqual([fault('Home.city')]);
  });
});
