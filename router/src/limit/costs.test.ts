import { buildSchema, getIntrospectionQuery, parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { coerceVariables } from './coerce-variables.ts';
import { createCosts } from './costs.ts';

const sdl = `
  directive @cost(weight: Int!) on ARGUMENT_DEFINITION | ENUM | FIELD_DEFINITION | INPUT_FIELD_DEFINITION | OBJECT | SCALAR
  directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!], requireOneSlicingArgument: Boolean = true) on FIELD_DEFINITION
  directive @sizedBy(argument: String!) on FIELD_DEFINITION
  type Query {
    one: Thing
    plain: [Thing]
    bounded: [Thing!]! @listSize(assumedSize: 7)
    sliced(first: Int): [Thing] @listSize(slicingArguments: ["first"], assumedSize: 3)
    either(first: Int, last: Int): [Thing] @listSize(slicingArguments: ["first", "last"])
    page(first: Int = 20, in: Page): Connection @listSize(slicingArguments: ["first"], sizedFields: ["edges"])
    each(ids: [ID!]!, firstEach: Int = 5): [Each] @sizedBy(argument: "ids") @listSize(slicingArguments: ["firstEach"], sizedFields: ["things"])
    dear: Thing @cost(weight: 40)
    words: [String]
    named: Named
    search(filter: Filter, tags: [Filter!], deep: Int @cost(weight: 9)): Thing
    any: Any
    shade: Shade
  }
  type Mutation { change: Thing }
  type Subscription { changed: Thing }
  type Connection { edges: [Edge!]! total: Int }
  type Edge { node: Thing }
  type Each { things: [Thing!]! }
  interface Named { name: String parts(first: Int): [Thing] }
  type Thing implements Named { name: String parts(first: Int): [Thing] @listSize(slicingArguments: ["first"]) inner: Thing heavy: Heavy }
  type Heavy @cost(weight: 5) { name: String }
  union Any = Thing | Heavy
  enum Shade @cost(weight: 2) { DARK }
  input Page { first: Int }
  input Filter { text: String also: Filter dear: Boolean @cost(weight: 4) }
`;
const schema = buildSchema(sdl);
const costs = createCosts({ schema, supergraph: sdl, listSize: 10 });

function costOf(text: string, given: Record<string, unknown> = {}): number {
  const document = parse(text);
  const definition = document.definitions[0];
  if (definition?.kind !== 'OperationDefinition') throw new Error('no operation');
  return costs.of({ document, definition }, coerceVariables(schema, definition, given));
}

describe('what an operation may cost', () => {
  test.each<[string, number, string]>([
    ['{ one { name } }', 1, 'an object is a point, a scalar none'],
    ['{ one { inner { inner { name } } } }', 3, 'each object below is another'],
    ['{ a: one { name } b: one { name } }', 2, 'an alias asks once more'],
    ['{ plain { name } }', 10, 'a list of which nothing is told has the standard length'],
    ['{ bounded { name inner { name } } }', 14, 'an assumed size'],
    ['{ sliced(first: 4) { name } }', 4, 'a slice'],
    ['{ sliced { name } }', 3, 'no slice: the assumed size'],
    ['{ sliced(first: null) { name } }', 3, 'null slices nothing'],
    ['{ sliced(first: -5) { name } }', 0, 'less than nothing is nothing'],
    ['{ either(first: 2, last: 6) { name } }', 6, 'the larger of two slices'],
    ['{ either { name } }', 10, 'neither slice: the standard length'],
    ['{ page(first: 5) { edges { node { name } } } }', 11, 'a slice counts for the fields that it sizes'],
    ['{ page(first: 5) { x: edges { node { name } } edges { node { name } } } }', 21, 'under an alias, too'],
    ['{ page(first: 5) { ...F } } fragment F on Connection { edges { node { name } } }', 11, 'in a fragment, too'],
    ['{ page { edges { node { name } } } }', 41, 'the default of an argument'],
    ['{ page(first: null) { edges { node { name } } } }', 41, 'null asks for the default'],
    ['{ page(first: 5) { total } }', 1, 'what is not sized is not multiplied'],
    ['{ each(ids: [1, 2, 3]) { things { name } } }', 18, 'a list as long as the one given'],
    ['{ each(ids: [], firstEach: 100) { things { name } } }', 0, 'and of nothing, nothing'],
    ['{ dear { name } }', 40, 'a weight on a field stands for its type'],
    ['{ one { heavy { name } } }', 6, 'a weight on a type'],
    ['{ any { __typename } }', 5, 'an abstract type weighs as its heaviest member'],
    ['{ any { ... on Thing { heavy { name } } ... on Heavy { name } } }', 10, 'branches are added up'],
    ['{ named { parts(first: 6) { name } } }', 7, 'an interface is sized as the types behind it'],
    ['{ shade }', 2, 'a weight on an enum'],
    ['{ words }', 0, 'scalars in a list cost nothing'],
    ['{ search(filter: { text: "x" }) { name } }', 2, 'an input object is a point'],
    ['{ search(filter: { also: { dear: true } }) { name } }', 7, 'objects inside it, and a weight on its field'],
    ['{ search(tags: [{}, {}, {}]) { name } }', 4, 'each object of a list'],
    ['{ search(deep: 1) { name } }', 10, 'a weight on an argument'],
    ['mutation { change { name } }', 11, 'a mutation costs ten more'],
    ['subscription { changed { name } }', 1, 'a subscription costs its event'],
    ['{ one { name } __typename }', 1, '__typename costs nothing'],
    ['{ one @skip(if: true) { name } dear @include(if: false) { name } }', 0, 'what is left out costs nothing'],
  ])('%s costs %i: %s', (text, points) => {
    expect(costOf(text)).toBe(points);
  });

  test('a page size counts alike however it is spelled', () => {
    const body = '{ edges { node { name } } }';
    const spellings: readonly (readonly [string, Record<string, unknown>?])[] = [
      [`{ page(first: 50) ${body} }`],
      [`query($n: Int) { page(first: $n) ${body} }`, { n: 50 }],
      [`query($n: Int = 50) { page(first: $n) ${body} }`],
      [`query($n: Int = 1) { page(first: $n) ${body} }`, { n: 50 }],
      [`query($n: Int = 50) { ...F } fragment F on Query { page(first: $n) ${body} }`],
    ];
    expect(spellings.map(([text, variables]) => costOf(text, variables))).toEqual(spellings.map(() => 101));
  });

  test('a variable that is absent or null leaves the default of the argument', () => {
    const text = 'query($n: Int) { page(first: $n) { edges { node { name } } } }';
    expect([costOf(text), costOf(text, { n: null })]).toEqual([41, 41]);
  });

  test('conditions are told by the variables', () => {
    const text = 'query($deep: Boolean!) { one { name } dear @include(if: $deep) { name } ... @skip(if: $deep) { bounded { name } } }';
    expect([costOf(text, { deep: true }), costOf(text, { deep: false })]).toEqual([41, 8]);
  });

  test('the length of a given list and its objects are told by the variables', () => {
    expect(costOf('query($ids: [ID!]!) { each(ids: $ids, firstEach: 2) { things { name } } }', { ids: ['a', 'b'] })).toBe(6);
    expect(costOf('query($f: Filter) { search(filter: $f) { name } }', { f: { also: { also: {} } } })).toBe(4);
    expect(costOf('query($f: Filter) { search(filter: { also: $f }) { name } }', { f: { dear: true } })).toBe(7);
  });

  test('50^6 of nested pages are told without a walk through them', () => {
    const nested = (depth: number): string => (depth === 0 ? 'name' : `parts(first: 50) { ${nested(depth - 1)} }`);
    expect(costOf(`{ one { ${nested(6)} } }`)).toBeGreaterThan(50 ** 6);
    expect(costOf(`{ one { ${nested(14)} } }`)).toBe(Number.MAX_SAFE_INTEGER);
  });

  test('the usual introspection is cheap, introspection that multiplies is not', () => {
    const nested = '{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }';
    expect(costOf(getIntrospectionQuery())).toBeLessThan(500);
    expect(costOf(nested)).toBeGreaterThan(2 * costOf('{ __schema { types { fields { type { name } } } } }'));
    expect(costOf('{ __type(name: "A") { name } __schema { queryType { name } } }')).toBe(1);
  });
});
