import { describe, expect, test } from 'vitest';
import { createAskedText } from './asked-text.ts';
import { hashOf, readTrustedDocuments } from './trusted-documents.ts';

const [known, other] = ['{ me { id } }', '{ me { name } }'];
const trusted = new Map([[hashOf(known ?? ''), known ?? '']]);
const persisted = (text: string) => ({ persistedQuery: { version: 1, sha256Hash: hashOf(text) } });
const withCode = (code: string) => expect.objectContaining({ code });

describe('where any document runs', () => {
  test('a hash is known once its text was kept, and not before', () => {
    const texts = createAskedText({ mode: 'any', trusted: new Map() });
    const asked = { extensions: persisted('{ a }') };
    expect(() => texts.find(asked)).toThrow(
      expect.objectContaining({ code: 'PERSISTED_QUERY_NOT_FOUND', message: 'PersistedQueryNotFound' }),
    );
    expect(texts.find({ query: '{ a }', ...asked })).toBe('{ a }');
    expect(() => texts.find(asked)).toThrow(withCode('PERSISTED_QUERY_NOT_FOUND'));
    texts.keep({ query: '{ a }', ...asked });
    expect(texts.find(asked)).toBe('{ a }');
    expect(texts.find({ query: '', ...asked })).toBe('{ a }');
  });

  test('a text under another hash is refused, by a registration or by an id', () => {
    const texts = createAskedText({ mode: 'any', trusted });
    expect(() => texts.find({ query: '{ b }', extensions: persisted('{ a }') })).toThrow(withCode('BAD_USER_INPUT'));
    expect(() => texts.find({ query: '{ b }', documentId: `sha256:${hashOf('{ a }')}` })).toThrow(withCode('BAD_USER_INPUT'));
  });

  test.each([
    [{ version: 2, sha256Hash: hashOf('a') }],
    [{ version: 1, sha256Hash: 'x' }],
    [{ version: 1, sha256Hash: ['a'] }],
    [{ version: 1 }],
    ['text'],
  ])('a hash in the form %j is refused', (persistedQuery) => {
    expect(() => createAskedText({ mode: 'any', trusted }).find({ extensions: { persistedQuery } })).toThrow(withCode('BAD_USER_INPUT'));
  });

  test('trusted documents run by id and by hash', () => {
    const texts = createAskedText({ mode: 'any', trusted });
    expect(texts.find({ documentId: `sha256:${hashOf(known ?? '')}` })).toBe(known);
    expect(texts.find({ extensions: persisted(known ?? '') })).toBe(known);
    expect(() => texts.find({ documentId: `sha256:${hashOf('x')}` })).toThrow(withCode('DOCUMENT_NOT_TRUSTED'));
    expect(() => texts.find({ documentId: 'x' })).toThrow(withCode('BAD_USER_INPUT'));
  });

  test('the registered texts are bounded: the least used leaves', () => {
    const texts = createAskedText({ mode: 'any', trusted });
    const big = (i: number) => `{ a } #${i}${' '.repeat(1024 * 1024)}`;
    for (let i = 0; i < 10; i += 1) texts.keep({ query: big(i), extensions: persisted(big(i)) });
    expect(() => texts.find({ extensions: persisted(big(0)) })).toThrow(withCode('PERSISTED_QUERY_NOT_FOUND'));
    expect(texts.find({ extensions: persisted(big(9)) })).toBe(big(9));
  });
});

describe('where trusted documents alone run', () => {
  const texts = createAskedText({ mode: 'trusted', trusted });

  test('they run by id, by hash and as text', () => {
    expect(texts.find({ documentId: `sha256:${hashOf(known ?? '')}` })).toBe(known);
    expect(texts.find({ extensions: persisted(known ?? '') })).toBe(known);
    expect(texts.find({ query: known })).toBe(known);
  });

  test('no other text runs, nor can one be registered', () => {
    expect(() => texts.find({ query: other })).toThrow(withCode('DOCUMENT_NOT_TRUSTED'));
    expect(() => texts.find({ query: `${known} ` })).toThrow(withCode('DOCUMENT_NOT_TRUSTED'));
    texts.keep({ query: other, extensions: persisted(other ?? '') });
    expect(() => texts.find({ extensions: persisted(other ?? '') })).toThrow(
      expect.objectContaining({ code: 'PERSISTED_QUERY_NOT_SUPPORTED', message: 'PersistedQueryNotSupported' }),
    );
  });
});

describe('a manifest', () => {
  const manifest = (documents: object) => JSON.stringify({ client: 'app', documents });
  test('gives its documents by their hashes, several clients together', () => {
    const all = readTrustedDocuments([manifest({ [hashOf('{ a }')]: '{ a }' }), manifest({ [hashOf('{ b }')]: '{ b }' })]);
    expect([...all.values()]).toEqual(['{ a }', '{ b }']);
  });

  test.each([
    ['a hash that is not that of its text', manifest({ [hashOf('{ a }')]: '{ b }' })],
    ['a key that is no hash', manifest({ a: '{ a }' })],
    ['another form', '{"documents":{}}'],
  ])('with %s is refused as a whole', (_name, text) => {
    expect(() => readTrustedDocuments([text])).toThrow();
  });
});
