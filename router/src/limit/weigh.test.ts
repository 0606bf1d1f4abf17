import { parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { boundDocument } from './bound-document.ts';
import { defaultLimits } from './limits.ts';
import { boundNesting } from './nesting.ts';
import { weigh } from './weigh.ts';

const weightOf = (text: string) => [...weigh(parse(text)).values()][0];

/** `levels` fragments, each spread twice by the one before: 2^levels selections in a few hundred bytes. */
function fragmentBomb(levels: number): string {
  const fragments = Array.from({ length: levels }, (_, i) => `fragment F${i} on U{a:me{...F${i + 1}} b:me{...F${i + 1}}}`);
  return `query{me{...F0}} ${fragments.join(' ')} fragment F${levels} on U{id}`;
}

describe('weigh', () => {
  test('counts a fragment each time that it is spread', () => {
    expect(weightOf('{ a { ...F } b { ...F } } fragment F on T { x: c d { e } }')).toEqual({ selections: 8, depth: 3, aliases: 2 });
  });

  test('an inline fragment adds no level', () => {
    expect(weightOf('{ a { ... on T { b } } }')).toEqual({ selections: 2, depth: 2, aliases: 0 });
  });

  test('fragments that spread each other do not hold up the count', () => {
    expect(weightOf('{ a { ...F } } fragment F on T { b ...G } fragment G on T { c ...F }')?.selections).toBe(3);
  });

  test('a fragment bomb of 2^60 selections is weighed, not walked', () => {
    const text = fragmentBomb(60);
    expect(text.length).toBeLessThan(3_000);
    expect(weightOf(text)?.selections).toBeGreaterThan(2 ** 60);
  });
});

describe('boundDocument', () => {
  const repeat = (count: number, part: (i: number) => string) => Array.from({ length: count }, (_, i) => part(i)).join(' ');
  test.each([
    ['selections', fragmentBomb(18)],
    ['levels', `{${'a{'.repeat(15)}b${'}'.repeat(15)}}`],
    ['aliases', `{ a { ${repeat(31, (i) => `x${i}: b`)} } }`],
    ['root fields', `{ ${repeat(21, (i) => `f${i}`)} }`],
    ['operations', repeat(11, (i) => `query Q${i} { a }`)],
  ])('refuses too many %s', (what, text) => {
    expect(() => boundDocument(parse(text), defaultLimits)).toThrow(
      expect.objectContaining({ code: 'LIMIT_EXCEEDED', message: expect.stringContaining(what) }),
    );
  });

  test('lets a document at every bound pass', () => {
    boundDocument(parse(`{${'a{'.repeat(14)}b${'}'.repeat(14)}}`), defaultLimits);
    boundDocument(parse(`{ a { ${repeat(30, (i) => `x${i}: b`)} } }`), defaultLimits);
  });
});

describe('boundNesting', () => {
  test.each([
    ['3,000 nested selections', '{a'.repeat(3_000)],
    ['5,000 nested lists', `{ a(b: ${'['.repeat(5_000)}`],
    ['nested objects', `{ a(b: ${'{c:'.repeat(101)}`],
  ])('refuses %s before any parse', (_name, text) => {
    expect(() => boundNesting(text, 100)).toThrow(expect.objectContaining({ code: 'LIMIT_EXCEEDED' }));
  });

  test.each([
    ['a string', `{ a(b: "${'{'.repeat(500)}") }`],
    ['a string with an escaped quote', `{ a(b: "\\"${'{'.repeat(500)}") }`],
    ['a block string', `{ a(b: """ " \\""" ${'{'.repeat(500)} """) }`],
    ['a comment', `{ # ${'{'.repeat(500)}\n a }`],
  ])('does not count brackets in %s', (_name, text) => {
    expect(() => boundNesting(text, 100)).not.toThrow();
  });

  test('a bracket after a string counts again', () => {
    expect(() => boundNesting(`{ a(b: "x") ${'{'.repeat(101)}`, 100)).toThrow();
  });
});
