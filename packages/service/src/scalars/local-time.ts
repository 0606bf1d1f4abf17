import { textScalar } from './scalar.ts';

export const localTimeForm = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/;
const valid = (value: unknown): string | undefined => (typeof value === 'string' && localTimeForm.test(value) ? value : undefined);

export const localTimeScalar = textScalar<string>({
  name: 'LocalTime',
  description: 'A wall-clock time without day and zone: HH:MM, 00:00 to 24:00.',
  expected: 'a time of day such as 09:30',
  parse: valid,
  print: valid,
});
