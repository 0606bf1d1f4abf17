import { getOperationAST, parse, print } from 'graphql';
import { describe, expect, test } from 'vitest';
import { deferredDocument } from './deferred-document.ts';

function written(text: string, holds: readonly string[] = []) {
  const document = parse(text);
  const operation = getOperationAST(document, null);
  if (!operation) throw new Error('one operation is expected');
  const deferred = deferredDocument(document, operation, (name) => holds.includes(name));
  return deferred && { ...deferred, text: print(deferred.document).replace(/\s+/g, ' ') };
}

describe('a document with @defer', () => {
  test('has a name of ours for each deferred fragment, and knows the client’s and the one around it', () => {
    const deferred = written('{ a { ... @defer(label: "x") { b ... @defer { c } } } }');
    expect(deferred?.text).toBe('{ a { ... @defer(label: "part0") { b ... @defer(label: "part1") { c } } } }');
    expect([...(deferred?.fragments ?? [])]).toEqual([
      ['part0', { label: 'x', parent: '' }],
      ['part1', { label: undefined, parent: 'part0' }],
    ]);
  });

  test('has each deferred fragment at one place: those that hold one are written out, others stay', () => {
    const deferred = written('{ a { ...F } b { ...F ...G @defer } } fragment F on T { ... @defer { x } y } fragment G on T { z }');
    expect(deferred?.text).toBe(
      '{ a { ... on T { ... @defer(label: "part0") { x } y } } b { ... on T { ... @defer(label: "part1") { x } y } ... on T @defer(label: "part2") { z } } } fragment G on T { z }',
    );
  });

  test('tells nothing twice of one object, however often a fragment is spread there under the same conditions', () => {
    const deferred = written(
      '{ a { ...F ...G } a { ...F @include(if: $i) } } fragment F on T { ...H } fragment G on T { ...H } fragment H on T { ... @defer { x } }',
    );
    expect(deferred?.fragments.size).toBe(2);
    expect(deferred?.text).toContain('... on T @include(if: $i)');
  });

  test('is read once for each outcome of its conditions', () => {
    const text =
      'query($p: Boolean!, $q: Boolean!) { a { ... @defer(if: $p) { b } ... @defer(if: $q) { c } ... @defer(if: false) { d } } }';
    expect(written(text)).toBeUndefined();
    expect(written(text, ['q'])).toMatchObject({ outcome: '01' });
    expect(written(text, ['q'])?.text).toContain('{ a { ... { b } ... @defer(label: "part0") { c } ... { d } } }');
    expect(written(text, ['p', 'q'])?.fragments.size).toBe(2);
  });

  test('is nothing special without an active @defer, and never in a subscription', () => {
    expect(written('{ a { ...F } } fragment F on T { b }')).toBeUndefined();
    expect(written('subscription($p: Boolean!) { a { ... @defer(if: $p) { b } } }', ['p'])).toBeUndefined();
  });
});
