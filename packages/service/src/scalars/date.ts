import { textScalar } from './scalar.ts';

export const dateForm = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether year, month and day name a day of the proleptic Gregorian calendar; JavaScript's Date would roll over silently. */
export function isCalendarDate(text: string): boolean {
  const match = dateForm.exec(text);
  if (!match) return false;
  const [, year, month, day] = match.map(Number) as [number, number, number, number];
  const date = new Date(Date.UTC(2000, 0, 1));
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

export const dateScalar = textScalar<string>({
  name: 'Date',
  description: 'A calendar day without time and zone: YYYY-MM-DD.',
  expected: 'a calendar day such as 2026-03-29',
  parse: (text) => (isCalendarDate(text) ? text : undefined),
  print: (value) => (typeof value === 'string' && isCalendarDate(value) ? value : undefined),
});
