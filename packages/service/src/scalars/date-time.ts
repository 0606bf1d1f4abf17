import { isCalendarDate } from './date.ts';
import { textScalar } from './scalar.ts';

export const dateTimeForm = /^(\d{4}-\d{2}-\d{2})[Tt]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/** Parses RFC 3339 with an explicit offset; undefined for anything else, days that do not exist and leap seconds included. */
export function parseInstant(text: string): Date | undefined {
  const match = dateTimeForm.exec(text);
  if (!match?.[1] || !isCalendarDate(match[1])) return undefined;
  const instant = new Date(text.toUpperCase());
  return Number.isNaN(instant.getTime()) ? undefined : instant;
}

export const dateTimeScalar = textScalar<Date>({
  name: 'DateTime',
  description: 'An instant: ISO 8601 with an offset, answered in UTC with milliseconds.',
  expected: 'an instant with an offset such as 2026-03-29T09:00:00Z',
  parse: parseInstant,
  print: (value) => (value instanceof Date && !Number.isNaN(value.getTime()) ? value.toISOString() : undefined),
});
