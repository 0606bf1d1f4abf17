import { describe, expect, test } from 'vitest';
import { described, faultsOf } from './faults-of.ts';

describe('federation', () => {
  test.each([
    ['@link(url: "u", import: [{ name: "@tag", as: "@open" }])', '@tag of u is imported under another name'],
    ['@link(url: "u", as: "v")', 'u is linked under another name'],
  ])('extend schema %s is refused', (link, fault) => {
    expect(faultsOf(`extend schema ${link}`)).toEqual([`a: ${fault}`]);
    expect(faultsOf('extend schema @link(url: "u", import: ["@phi"])')).toEqual([]);
  });
});

test('an entity is keyed by id and by nothing else', () => {
  const sdl = described(`type A @key(fields: "id") { id: ID! }
    type B @key(fields: "id") @key(fields: "code") { id: ID! code: ID! }
    type C @key(fields: "id place { code }", resolvable: false) { id: ID! }`);
  expect(faultsOf(sdl)).toEqual([
    'a: B is keyed by id and by code, not by id alone',
    'a: C is keyed by id place { code }, not by id alone',
  ]);
});

describe('what the planner would plan wrongly', () => {
  const post = (key: string) =>
    described(`type A @key(fields: "id"${key}) { id: ID! weight: Int @external postage: Int @requires(fields: "weight") }`);
  const plain = described('type A @key(fields: "id", resolvable: false) { id: ID! }');
  const stars = (key: string) => described(`type M @key(fields: "id"${key}) @interfaceObject { id: ID! stars: Int }`);
  const media = (more: string) => described(`interface M @key(fields: "id") { id: ID! } ${more}`);
  const film = 'type F implements M @key(fields: "id") { id: ID! }';

  test('what is asked for again can be found', () => {
    expect(faultsOf(post(', resolvable: false'))).toEqual(['a: A is asked for again and not resolvable']);
    expect(faultsOf(post(''), plain)).toEqual([]);
    expect(faultsOf(stars(', resolvable: false'), media(film))).toEqual(['a: M is asked for again and not resolvable']);
  });

  test('an interface object has types behind it wherever its interface is', () => {
    expect(faultsOf(stars(''), media(film))).toEqual([]);
    expect(faultsOf(stars(''))).toEqual(['M is an interface object of no interface']);
    expect(faultsOf(stars(''), media(film), media(''))).toEqual(['c: M is an interface object elsewhere, and no type implements it here']);
  });
});
