import { describe, expect, it } from 'vitest';
import type { SubgraphTransport } from '../src/execute/transport.ts';
import { composeSdl, createGraphInProcess } from './graph-in-process.ts';
import { fed } from './supergraphs/small-supergraph.ts';

const sdl = fed(`scalar DateTime scalar Date scalar LocalTime scalar TimeZone scalar SafeInt scalar Decimal scalar Anything
  enum Colour { RED GREEN BLUE @inaccessible }
  type Query { v: Values other: Values }
  type Values { int: Int float: Float text: String id: ID flag: Boolean dateTime: DateTime date: Date localTime: LocalTime timeZone: TimeZone
    safeInt: SafeInt decimal: Decimal anything: Anything colour: Colour colours: [Colour!] must: Int! list: [Int] lists: [[Int!]!] }`);

/** What a subgraph answers for `v`, whatever it is asked. */
function graphSaying(values: string) {
  const says: SubgraphTransport = {
    execute: async () => JSON.parse(`{"data":{"v":${values}}}`) as never,
    subscribe: () => {
      throw new Error('unused');
    },
    close: async () => {},
  };
  return createGraphInProcess(composeSdl({ one: sdl }), { one: says });
}

const ask = async (field: string, value: string) => {
  const { data, errors } = await graphSaying(`{"${field}":${value}}`).ask(`{ v { ${field} } }`);
  return {
    value: (data as { v: Record<string, unknown> | null }).v?.[field],
    errors: errors.map(({ path, extensions }) => [path?.join('.'), extensions.code]),
  };
};

const amiss = 'INTERNAL_SERVER_ERROR';

describe('a value that a subgraph gives', () => {
  it.each([
    ['int', '2147483647', 2147483647],
    ['int', '-2147483648', -2147483648],
    ['float', '1', 1],
    ['float', '-1.5e-300', -1.5e-300],
    ['text', '""', ''],
    ['id', '"x"', 'x'],
    ['id', '7', '7'],
    ['flag', 'false', false],
    ['dateTime', '"2026-03-29T09:00:00.000Z"', '2026-03-29T09:00:00.000Z'],
    ['date', '"2026-03-29"', '2026-03-29'],
    ['localTime', '"24:00"', '24:00'],
    ['timeZone', '"Europe/Berlin"', 'Europe/Berlin'],
    ['safeInt', '9007199254740991', 9007199254740991],
    ['decimal', '"6.30"', '6.30'],
    ['anything', '{"a":[1,null]}', { a: [1, null] }],
    ['colour', '"GREEN"', 'GREEN'],
    ['list', '[1,null]', [1, null]],
    ['must', '0', 0],
  ])('%s: %s passes', async (field, given, expected) => {
    expect(await ask(field, given)).toEqual({ value: expected, errors: [] });
  });

  it.each([
    ['int', '2147483648'],
    ['int', '-2147483649'],
    ['int', '1.5'],
    ['int', '"1"'],
    ['int', 'true'],
    ['float', '"1"'],
    ['text', '1'],
    ['text', '["x"]'],
    ['id', '1.5'],
    ['id', '{}'],
    ['flag', '"true"'],
    ['flag', '0'],
    ['dateTime', '"2026-03-29"'],
    ['dateTime', '1774774800000'],
    ['date', '"29.03.2026"'],
    ['localTime', '"9:30"'],
    ['timeZone', '1'],
    ['safeInt', '9007199254740993'],
    ['safeInt', '"1"'],
    ['decimal', '6.3'],
    ['decimal', '"6,30"'],
    ['colour', '"PURPLE"'],
    ['colour', '"BLUE"'],
    ['colour', '1'],
    ['list', '{}'],
    ['list', '1'],
  ])('%s: %s is null with an error, and is not shown', async (field, given) => {
    expect(await ask(field, given)).toEqual({ value: null, errors: [[`v.${field}`, amiss]] });
  });

  it.each([
    ['colours', '["RED","PURPLE"]', 'v.colours.1', null],
    ['list', '[1,"x"]', 'v.list.1', [1, null]],
    ['lists', '[[1],[2,null]]', 'v.lists.1.1', null],
    ['must', '"x"', 'v.must', undefined],
    ['must', 'null', 'v.must', undefined],
  ])('%s: %s is told at its own place and rises to the nearest that may be null', async (field, given, path, expected) => {
    expect(await ask(field, given)).toEqual({ value: expected, errors: [[path, amiss]] });
  });

  it.each(['1', '"x"', '[]'])('for an object: %s is null with an error', async (given) => {
    const { data, errors } = await graphSaying(given).ask('{ v { int } }');
    expect({ data, errors: errors.map(({ path }) => path) }).toEqual({ data: { v: null }, errors: [['v']] });
  });
});
