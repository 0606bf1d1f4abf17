import { buildSchema, type OperationDefinitionNode, parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { readVariables, variableFaults } from './variable-faults.ts';

const schema = buildSchema(`
  type Query { find(filter: Filter, ids: [ID!], page: Int = 3, kind: Kind): Int }
  input Filter { text: String also: Filter size: Int! = 5 }
  enum Kind { BOOK FILM }
`);
const operationOf = (text: string) => parse(text).definitions[0] as OperationDefinitionNode;
const read = (declared: string, inputs: Record<string, unknown>) =>
  readVariables(schema, operationOf(`query(${declared}) { __typename }`), inputs);

describe('variables of an operation', () => {
  test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['$f: Filter', { f: { text: 'a' } }, { f: { text: 'a', size: 5 } }],
    ['$n: Int = 3', {}, { n: 3 }],
    ['$n: Int = 3', { n: null }, { n: null }],
    ['$n: Int! = 3', {}, { n: 3 }],
    ['$n: Int', {}, {}],
    ['$ids: [ID!]', { ids: 7 }, { ids: ['7'] }],
    ['$__proto__: Int', JSON.parse('{"__proto__":1}'), JSON.parse('{"__proto__":1}')],
    ['$toString: Int', {}, {}],
  ])('%s with %j are %j', (declared, inputs, values) => {
    const found = read(declared, inputs);
    expect(found.faults).toEqual([]);
    expect(Object.entries(found.values)).toEqual(Object.entries(values));
  });

  test.each<[string, Record<string, unknown>, (readonly [string, string])[]]>([
    ['$n: Int!', {}, [['n', 'REQUIRED']]],
    ['$n: Int! = 3', { n: null }, [['n', 'REQUIRED']]],
    [
      '$n: Int, $k: Kind',
      { n: 'x', k: 'BOOC' },
      [
        ['n', 'INVALID'],
        ['k', 'NOT_IN_LIST'],
      ],
    ],
    ['$f: Filter', { f: { tex: 1 } }, [['f.tex', 'UNKNOWN_FIELD']]],
    ['$ids: [ID!]', { ids: ['a', null] }, [['ids.1', 'REQUIRED']]],
  ])('%s with %j are faulty', (declared, inputs, faults) => {
    expect(read(declared, inputs).faults.map(({ path, code }) => [path.join('.'), code])).toEqual(faults);
  });

  test('name twenty faults at most, and no name longer than a schema has', () => {
    const many = Object.fromEntries(Array.from({ length: 9_000 }, (_, i) => [`key${i}`, i]));
    expect(read('$f: Filter', { f: many }).faults).toHaveLength(20);
    const [long] = read('$f: Filter', { f: { ['x'.repeat(500_000)]: 1 } }).faults;
    expect(JSON.stringify(long).length).toBeLessThan(300);
  });

  test('are told for the operation that a document names', () => {
    const document = parse('query A($n: Int) { __typename } query B($n: Kind) { __typename }');
    expect(variableFaults(schema, document, 'B', { n: 1 }).map(({ code }) => code)).toEqual(['INVALID']);
    expect(variableFaults(schema, document, 'A', { n: 1 })).toEqual([]);
  });
});
