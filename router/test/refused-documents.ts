import { defaultLimits } from '../src/limit/limits.ts';
import { bounds } from './bounds.ts';
import { type DocumentRequest, doubling, nested, repeat } from './hostile-text.ts';
import { librarySdl } from './library-subgraphs.ts';

/** One operation that is refused with the same code whichever way it comes. */
export interface RefusedDocument {
  readonly name: string;
  readonly request: DocumentRequest;
  readonly code: string;
  /** Under application/graphql-response+json; 400 unless told. */
  readonly status?: number;
}

/** The library, with pages whose size the schema tells. */
export const pagedLibrary = {
  ...librarySdl,
  catalog: librarySdl.catalog
    .replace('"@inaccessible"]', '"@inaccessible", "@cost", "@listSize"]')
    .replace('works(first: Int,', 'works(first: Int = 5,')
    .replace('[Work!]!', '[Work!]! @listSize(slicingArguments: ["first"], requireOneSlicingArgument: false)')
    .replace('echo(value: String): String', 'echo(value: String): String @cost(weight: 400)'),
};

const hash = 'a'.repeat(64);
const costly = '{ me { friends { friends { friends { friends { id } } } } } }';

const limit = (name: string, query: string, more: Partial<DocumentRequest> = {}): RefusedDocument => ({
  name,
  request: { query, ...more },
  code: 'LIMIT_EXCEEDED',
});
const input = (name: string, query: string, more: Partial<DocumentRequest> = {}): RefusedDocument => ({
  name,
  request: { query, ...more },
  code: 'BAD_USER_INPUT',
});
const invalid = (name: string, query: string): RefusedDocument => ({ name, request: { query }, code: 'GRAPHQL_VALIDATION_FAILED' });
const unparsed = (name: string, query: string): RefusedDocument => ({ name, request: { query }, code: 'GRAPHQL_PARSE_FAILED' });

export const refusedDocuments: readonly RefusedDocument[] = [
  ...bounds.map((bound) => {
    const most = Number(defaultLimits[bound.limit]);
    return limit(`${most} ${bound.name} and one more`, '', bound.of(most + 1));
  }),
  unparsed('text that is no GraphQL', '{ me { '),
  unparsed('a comment and nothing else', '# { me { id } }'),
  unparsed('half of a surrogate pair, escaped', String.raw`{ echo(value: "\uD800") }`),

  limit('3,000 nested selections', '{me'.repeat(3_000)),
  limit('5,000 nested lists', `{ authors(ids: ${'['.repeat(5_000)}`),
  limit('5,000 nested objects', `{ authors(ids: ${'{a:'.repeat(5_000)}`),
  limit('comments of 200 KB', `${'#{\n'.repeat(70_000)}{ me { id } }`),
  limit('one comment of 200 KB', `#${'x'.repeat(200_000)}\n{ me { id } }`),
  limit('200 KB of blanks', `{ me { id } }${' '.repeat(200_000)}`),
  limit('200 KB of commas', `{ me { id ${','.repeat(200_000)} } }`),
  limit('a literal of 200 KB', `{ echo(value: "${'x'.repeat(200_000)}") }`),
  limit('a block string of 200 KB', `{ echo(value: """${'"" '.repeat(70_000)}""") }`),
  limit('a name of 200 KB', `{ ${'x'.repeat(200_000)} }`),
  limit(
    '1,000 operations',
    repeat(1_000, (i) => `query Q${i} { me { id } }`),
    { operationName: 'Q0' },
  ),
  limit('3,000 directives on an operation', `query ${'@a '.repeat(3_000)} { me { id } }`),
  limit('1,000 @defer', `{ me { ${repeat(1_000, () => '... @defer { id }')} } }`),
  limit('fragment doubling in 820 bytes', doubling(18)),
  limit('300 fragments, each spread twice', doubling(300)),
  limit(
    'one fragment spread by ten operations',
    `${repeat(10, (i) => `query Q${i} { me { ...F } }`)} fragment F on Author { ${'id '.repeat(600)} }`,
    { operationName: 'Q0' },
  ),

  limit('500 fields that are one', `{ me { ${'id '.repeat(500)} } }`),
  limit('3,000 fields that are one', `{ me { ${'id '.repeat(3_000)} } }`),
  limit('fields of one name with arguments that differ', `{ ${repeat(200, (i) => `a: works(first: ${i}) { id }`)} }`),
  limit('60 inline fragments of 40 fields', `{ me { ${repeat(60, () => `... on Author { ${repeat(40, (i) => `f${i}: id`)} }`)} } }`),
  limit('a bomb of fragments that nothing spreads', `{ me { id } } ${doubling(18).replace(/^.*?fragment/, 'fragment')}`),

  invalid('an unknown field', '{ me { nothing } }'),
  invalid('an unknown directive', '{ me @nothing { id } }'),
  invalid('two parts of one label', '{ me { ... @defer(label: "a") { id } ... @defer(label: "a") { name } } }'),
  invalid('a deferred root of a mutation', 'mutation { ... @defer { fail } }'),
  invalid('an unknown argument', '{ me(nothing: 1) { id } }'),
  invalid('a number of 400 digits', `{ me @skip(if: ${'9'.repeat(400)}) { id } }`),
  invalid('a fragment that spreads itself', '{ me { ...F } } fragment F on Author { id ...F }'),
  invalid('fragments that spread each other', '{ me { ...F } } fragment F on Author { ...G } fragment G on Author { ...F }'),
  invalid('60 fragments in a ring', `{ me { ...F0 } } ${repeat(60, (i) => `fragment F${i} on Author { id ...F${(i + 1) % 60} }`)}`),
  invalid(
    'two fragments of one name, one of them a flood',
    `{ me { ...F } } fragment F on Author { ${'id '.repeat(4_000)} } fragment F on Author { id }`,
  ),
  invalid('a fragment that nothing spreads', '{ me { id } } fragment F on Author { id }'),
  invalid('fields that cannot be merged', '{ me { id: name id } }'),
  invalid(
    'introspection that goes round',
    '{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }',
  ),
  invalid('a hidden enum value', '{ works(kind: HIDDEN) { id } }'),
  invalid('federation’s own entrances', '{ _service { sdl } _entities(representations: []) { __typename } }'),
  invalid('a definition of types', 'type Query { a: Int }'),

  input('an operation name that does not exist', 'query A { me { id } }', { operationName: 'B' }),
  input('two operations and no name', 'query A { me { id } } query B { me { id } }'),
  input('no text at all', ''),
  input('several faulty variables', 'query($a: Int!, $b: Boolean!) { works(first: $a) { id @include(if: $b) } }', {
    variables: { a: 'x' },
  }),
  input('a number over 2^53 for an Int', 'query($a: Int) { works(first: $a) { id } }', { variables: { a: 2 ** 53 } }),
  input('NUL in a variable', 'query($s: ID) { me { id } }', { variables: { s: 'a\0' } }),
  input('NUL in a document', String.raw`{ works(first: 1, after: "\u0000") { id } }`),
  input('half of a surrogate pair in a variable', 'query($s: String) { echo(value: $s) }', { variables: { s: '\ud800' } }),
  input('__proto__ where an object has no such field', 'query($a: Int) { works(first: $a) { id } }', {
    variables: { a: JSON.parse('{"__proto__":1}') },
  }),
  limit('variables 90 deep', 'query($s: String) { echo(value: $s) }', { variables: { s: nested(90, 'x') } }),

  limit('31 aliases of __typename', `{ ${repeat(31, (i) => `a${i}: __typename`)} }`),
  limit('31 aliases of a mutation', `mutation { ${repeat(31, (i) => `a${i}: fail`)} }`),
  limit('31 aliases by way of a fragment', `{ me { ${repeat(16, () => '...F')} } } fragment F on Author { a: id b: name }`),
  limit('21 root fields by way of fragments', `{ ...F ... { ...F } } fragment F on Query { ${repeat(11, () => 'me { id }')} }`),
  limit('lists of lists of lists', costly.replace('id', 'friends { id }')),
  limit('a page too large in a fragment', 'query($n: Int!) { ...F } fragment F on Query { works(first: $n) { id } }', {
    variables: { n: 10_001 },
  }),
  limit('a costly field and a large page', `{ ${repeat(10, (i) => `a${i}: echo`)} works(first: 6001) { id } }`),

  {
    name: 'a hash that nothing was registered under',
    request: { query: '', extensions: { persistedQuery: { version: 1, sha256Hash: hash } } },
    code: 'PERSISTED_QUERY_NOT_FOUND',
    status: 404,
  },
  input('a hash that is not that of the text', '{ me { id } }', { extensions: { persistedQuery: { version: 1, sha256Hash: hash } } }),
  input('a hash of another kind', '', { extensions: { persistedQuery: { version: 2, sha256Hash: hash } } }),
  input('a hash that is no text', '', { extensions: { persistedQuery: { version: 1, sha256Hash: ['a'] } } }),
];
