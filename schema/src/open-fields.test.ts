import { readFileSync } from 'node:fs';
import { parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { type Contract, directiveOf, fieldedTypes, fieldsOf, isExternal } from './conventions/contract.ts';
import { reachedOpenly, tableOf } from './conventions/reached-openly.ts';
import { openFieldFaults, openFields } from './open-fields.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const preamble = read('packages/service/src/graph/preamble.graphql');
const folders = ['users', 'practitioners', 'bookings', 'health-records', 'payments', 'content'];
const contracts: Contract[] = folders.map((name) => ({
  name,
  document: parse(`${preamble}\n${read(`subgraphs/${name}/schema.graphql`)}`),
}));
const of = (...sdls: string[]) => [...reachedOpenly(sdls.map((sdl, index) => ({ name: `${index}`, document: parse(sdl) })))].sort();

describe('every field of the graph', () => {
  test('asks for something, lies behind one that does, or stands in the list of what is open and why', () => {
    const all = new Set(contracts.flatMap((each) => fieldsOf(each).flatMap(({ field, name }) => (isExternal(field) ? [] : [name]))));
    const open = reachedOpenly(contracts);
    expect(openFieldFaults(open)).toEqual([]);
    expect(all.size).toBeGreaterThan(500);
    expect([...open].filter((name) => !all.has(name))).toEqual([]);
    console.log(`${all.size} fields, ${tableOf(contracts).size} labelled, ${open.size} open in ${openFields.length} groups`);
  });

  test('that is for subgraphs alone is in no schema that clients have', () => {
    const types = contracts.flatMap(fieldedTypes);
    for (const name of ['ConsentState', 'SessionState', 'HeldRoles', 'FirstLocation', 'CareRelationship', 'HoldPayment']) {
      const found = types.find((type) => type.name.value === name);
      expect(found && directiveOf(found, 'inaccessible'), name).toBeDefined();
    }
  });

  test('is told each way: a new open field, and one that is open no longer', () => {
    const listed = [{ why: 'w', fields: { Query: 'a b' } }];
    expect(openFieldFaults(new Set(['Query.a', 'A.c']), listed)).toEqual([
      'A.c asks for nothing: label it, or say in open-fields.ts why it is for everybody',
      'Query.b stands in open-fields.ts and is not open',
    ]);
  });
});

describe('what somebody without anything reaches', () => {
  test.each([
    ['a field behind an open one', 'type Query { a: A } type A { b: Int c: Int @authenticated }', ['A.b', 'Query.a']],
    ['nothing behind a closed one', 'type Query { a: A @authenticated } type A { b: Int }', []],
    ['nothing behind an edge to a closed type', 'type Query { a: E } type E { n: A } type A @authenticated { b: Int }', ['Query.a']],
    ['an entity, whatever leads to it', 'type Query { a: A @authenticated } type A @key(fields: "id") { id: ID }', ['A.id']],
    ['the members of a union', 'type Query { u: U } union U = A type A { b: Int }', ['A.b', 'Query.u']],
    [
      'the types behind an interface',
      'type Query { i: I } interface I { b: Int } type A implements I { b: Int c: Int }',
      ['A.b', 'A.c', 'I.b', 'Query.i'],
    ],
    ['what is personal and asks for nothing', 'type Query { a: Int @personal }', ['Query.a']],
  ])('%s', (_name, sdl, open) => {
    expect(of(sdl)).toEqual(open);
  });

  test('a label of one subgraph closes the field in all of them', () => {
    expect(of('type Query { a: A } type A @authenticated { b: Int }', 'type A { c: Int }')).toEqual([]);
  });
});
