import { type GraphQLScalarType, parse, parseValue } from 'graphql';
import { describe, expect, test } from 'vitest';
import { scalars, scalarsOf } from './index.ts';

const of = (name: string): GraphQLScalarType => scalars[name] ?? expect.fail(name);

const valid: Record<string, readonly string[]> = {
  DateTime: ['2026-03-29T09:00:00Z', '2026-03-29t09:00:00.123456z', '2024-02-29T23:59:59+14:00', '0001-01-01T00:00:00Z'],
  Date: ['2026-03-29', '2024-02-29', '0001-01-01', '2000-02-29'],
  LocalTime: ['00:00', '09:30', '23:59', '24:00'],
  TimeZone: ['Europe/Berlin', 'America/Argentina/Buenos_Aires', 'UTC', 'Etc/GMT+5', 'Africa/Casablanca'],
  Decimal: ['6.30', '-0.00', '1e-7', '123456789012345678901234567890.10', '0'],
};
const invalid: Record<string, readonly unknown[]> = {
  DateTime: ['2026-02-30T00:00:00Z', '2026-03-29T09:00:00', '2026-03-29', '2026-03-29T24:00:00Z', '2026-03-29T09:00:60Z', 'now', 5, null],
  Date: ['2026-02-29', '1900-02-29', '2026-13-01', '2026-3-1', '2026-03-29T00:00:00Z', 20260329],
  LocalTime: ['24:01', '9:30', '09:60', '09:30:00', 930],
  TimeZone: ['+02:00', 'Europe/Nowhere', 'europe/berlin', '', 'A'.repeat(100), 'Local/../etc', 2],
  SafeInt: [2 ** 53, 1.5, Number.NaN, '5', null],
  Decimal: ['6.', '.5', '01', '1,5', '0x10', 'NaN', '9'.repeat(65), 6.3],
};

describe('custom scalars', () => {
  test.each(Object.entries(valid).flatMap(([name, values]) => values.map((value) => [name, value] as const)))(
    '%s takes %s',
    (name, value) => {
      expect(of(name).parseValue(value)).toBeDefined();
      expect(of(name).parseLiteral(parseValue(JSON.stringify(value)))).toEqual(of(name).parseValue(value));
    },
  );

  test.each(Object.entries(invalid).flatMap(([name, values]) => values.map((value) => [name, value] as const)))(
    '%s refuses %j without echoing it',
    (name, value) => {
      expect(() => of(name).parseValue(value)).toThrow(new RegExp(`^${name} must be`));
      expect(() => of(name).serialize(value instanceof Date ? 'x' : value)).toThrow();
    },
  );

  test('an instant is answered in UTC with milliseconds', () => {
    expect(of('DateTime').serialize(of('DateTime').parseValue('2026-03-29T09:00:00+02:00'))).toBe('2026-03-29T07:00:00.000Z');
    expect(() => of('DateTime').serialize(new Date(Number.NaN))).toThrow();
  });

  test('a decimal literal keeps its digits, a JSON number is refused because they are gone already', () => {
    expect(of('Decimal').parseLiteral(parseValue('6.30'))).toBe('6.30');
    expect(of('Decimal').parseLiteral(parseValue('7'))).toBe('7');
    expect(() => of('Decimal').parseLiteral(parseValue('true'))).toThrow('Decimal must be text');
    expect(of('Decimal').serialize('6.30')).toBe('6.30');
  });

  test('SafeInt carries what JSON carries', () => {
    expect(of('SafeInt').parseValue(Number.MAX_SAFE_INTEGER)).toBe(Number.MAX_SAFE_INTEGER);
    expect(of('SafeInt').parseLiteral(parseValue('-5'))).toBe(-5);
    expect(() => of('SafeInt').parseLiteral(parseValue('9007199254740992'))).toThrow('SafeInt must be');
    expect(() => of('SafeInt').parseLiteral(parseValue('1.0'))).toThrow('SafeInt must be');
    expect(of('SafeInt').serialize(12n)).toBe(12);
  });

  test('a text scalar refuses literals of other kinds', () => {
    expect(() => of('Date').parseLiteral(parseValue('20260329'))).toThrow('Date must be');
  });

  test('only declared scalars are given resolvers', () => {
    expect(Object.keys(scalarsOf(parse('scalar Date scalar Other type Query { a: Date }')))).toEqual(['Date']);
  });
});
