import { textScalar } from './scalar.ts';

const pattern = /^[A-Z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/;
const known = new Map<string, boolean>();
const maxRemembered = 1_000;

/** Whether the runtime's tz database has the zone. Offsets ("+02:00") are not zones: they do not survive a change of the clocks. */
export function isTimeZone(name: string): boolean {
  if (!pattern.test(name) || name.length > 64) return false;
  const seen = known.get(name);
  if (seen !== undefined) return seen;
  let found = true;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
  } catch {
    found = false;
  }
  if (known.size < maxRemembered) known.set(name, found);
  return found;
}

const valid = (value: unknown): string | undefined => (typeof value === 'string' && isTimeZone(value) ? value : undefined);

export const timeZoneScalar = textScalar<string>({
  name: 'TimeZone',
  description: 'A name of the IANA time-zone database.',
  expected: 'an IANA zone such as Europe/Berlin',
  parse: valid,
  print: valid,
});
