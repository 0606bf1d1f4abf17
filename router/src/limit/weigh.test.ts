import { parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { boundDocument } from './bound-document.ts';
import { boundOperation } from './bound-operation.ts';
import { defaultLimits } from './limits.ts';
import { boundNesting } from './nesting.ts';
import { weigh } from './weigh.ts';

const weightOf = (text: string) => [...weigh(parse(text)).operations.values()][0];

/** `levels` fragments, each spread twice by the one before: 2^levels selections in a few hundred bytes. */
function fragmentBomb(levels: number): string {
  const fragments = Array.from({ length: levels }, (_, i) => `fragment F${i} on U{a:me{...F${i + 1}} b:me{...F${i + 1}}}`);
  return `query{me{...F0}} ${fragments.join(' ')} fragment F${levels} on U{id}`;
}

describe('weigh', () => {
  test('counts a fragment each time that it is spread', () => {
    expect(weightOf('{ a { ...F } b { ...F } } fragment F on T { x: c d { e } }')).toEqual({
      selections: 8,
      depth: 3,
      aliases: 2,
      fields: 2,
      deferred: 0,
    });
  });

  test('an inline fragment adds no level', () => {
    expect(weightOf('{ a { ... on T { b } } }')).toEqual({ selections: 2, depth: 2, aliases: 0, fields: 1, deferred: 0 });
  });

  test('counts what may be answered later each time that it is spread', () => {
    expect(
      weightOf('{ a { ...F @defer ... @defer { b } } c { ...F } } fragment F on T { ...G @defer } fragment G on T { x }'),
    ).toMatchObject({
      selections: 5,
      deferred: 4,
    });
  });

  test.each([
    ['{ a { ...F } } fragment F on T { b ...G } fragment G on T { c ...F }', true],
    ['{ a } fragment F on T { b ...G } fragment G on T { c ...F }', true],
    ['{ a { ...F } } fragment F on T { ...F }', true],
    ['{ a { ...F ...G } } fragment F on T { ...G } fragment G on T { b }', false],
    ['{ a { ...F } } fragment F on T { b } fragment F on T { c }', true],
    ['{ a { ...Missing } }', false],
  ])('%s is tangled: %s', (text, isTangled) => {
    expect(weigh(parse(text)).isTangled).toBe(isTangled);
  });

  test('fragments that nothing spreads are weighed, too', () => {
    const { unused } = weigh(parse('{ a } fragment F on T { b ...G } fragment G on T { c d }'));
    expect([...unused].map(([{ name }, weight]) => [name.value, weight.selections])).toEqual([['F', 3]]);
  });

  test('a fragment bomb of 2^60 selections is weighed, not walked', () => {
    const text = fragmentBomb(60);
    expect(text.length).toBeLessThan(3_000);
    expect(weightOf(text)?.selections).toBeGreaterThan(2 ** 60);
  });
});

describe('what is bounded before validation and before planning', () => {
  const repeat = (count: number, part: (i: number) => string) => Array.from({ length: count }, (_, i) => part(i)).join(' ');
  const bound = (text: string) => {
    for (const weight of boundDocument(parse(text), defaultLimits).operations.values()) boundOperation(weight, 0, defaultLimits);
  };
  const many = repeat(20, (i) => `f${i}`);
  test.each([
    ['selections', fragmentBomb(18)],
    ['selections', `${repeat(10, (i) => `query Q${i} { a { ...F } }`)} fragment F on T { ${repeat(500, (i) => `f${i}`)} }`],
    ['levels', `{${'a{'.repeat(15)}b${'}'.repeat(15)}}`],
    ['aliases', `{ a { ${repeat(31, (i) => `x${i}: b`)} } }`],
    ['root fields', `{ ${many} g }`],
    ['root fields', `{ ...F ... on Query { g } } fragment F on Query { ${many} }`],
    ['selections', `{ a } ${fragmentBomb(18).slice(fragmentBomb(18).indexOf('fragment'))}`],
    ['pairs', `{ a { ${repeat(101, () => 'b')} } }`],
    ['pairs', `{ ${repeat(21, (i) => `a { b { ${repeat(21, () => 'c')} } x${i} }`)} }`],
    ['pairs', `{ a } fragment F on T { ${repeat(101, () => 'b')} }`],
    ['pairs', `{ a { ${repeat(60, () => 'b')} ...F } } fragment F on T { ${repeat(60, () => 'b')} }`],
    ['variables', `query(${repeat(101, (i) => `$v${i}: Int`)}) { a }`],
    ['operations', repeat(11, (i) => `query Q${i} { a }`)],
    ['directives', `{ ${repeat(101, (i) => `f${i} @a`)} }`],
    ['directives', `{ a } fragment F on T @x { ${repeat(100, (i) => `f${i} @a`)} }`],
    ['directives at one place', `{ a ${'@a '.repeat(11)} }`],
    ['directives at one place', `query($a: Int ${'@a '.repeat(11)}) { a }`],
  ])('refuses too many %s: %.50s', (what, text) => {
    expect(() => bound(text)).toThrow(expect.objectContaining({ code: 'LIMIT_EXCEEDED', message: expect.stringContaining(`${what}`) }));
  });

  test('lets a document at every bound pass', () => {
    bound(`{${'a{'.repeat(14)}b${'}'.repeat(14)}}`);
    bound(`{ a { ${repeat(30, (i) => `x${i}: b`)} } }`);
    bound(`{ ${many} }`);
    bound(`{ a { ${repeat(100, () => 'b')} } }`);
    bound(`{ a { ${repeat(49, () => '...F')} } } fragment F on T { ${repeat(100, () => 'b')} }`);
    bound(`query(${repeat(100, (i) => `$v${i}: Int`)}) { a }`);
    bound(`{ ${repeat(10, () => `a ${'@a '.repeat(10)}`)} }`);
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
