import { Temporal } from 'temporal-polyfill';

/** A calendar day in a practice's zone. `startMs` and `endMs` are epoch milliseconds: on a day of a clock change 23 or 25 hours lie between. */
export interface Day {
  readonly date: string;
  readonly zone: string;
  readonly startMs: number;
  readonly endMs: number;
}

/** The day of an ISO 8601 date. Throws a RangeError for what is no date or no zone. */
export function dayOf(date: string, zone: string): Day {
  const plain = Temporal.PlainDate.from(date);
  const startOf = (each: Temporal.PlainDate) => each.toZonedDateTime({ timeZone: zone }).epochMilliseconds;
  return { date: plain.toString(), zone, startMs: startOf(plain), endMs: startOf(plain.add({ days: 1 })) };
}

/** The date that the practice's wall calendar shows at an instant. */
export function dateAt(ms: number, zone: string): string {
  return zoned(ms, zone).toPlainDate().toString();
}

export function shiftDate(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** Whether a text is a date as a URL carries it: 2026-03-29. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text).toString() === text;
  } catch {
    return false;
  }
}

export interface HourMark {
  readonly atMs: number;
  /** The wall clock shows this hour a second time. */
  readonly isRepeated: boolean;
}

const quarterMs = 15 * 60_000;

/** Every instant of a span at which the wall clock shows a full hour: one hour is missing, or told twice, when clocks change. */
export function hourMarks({ startMs, endMs, zone }: Pick<Day, 'startMs' | 'endMs' | 'zone'>): HourMark[] {
  const marks: HourMark[] = [];
  let shown = -1;
  for (let atMs = Math.ceil(startMs / quarterMs) * quarterMs; atMs < endMs; atMs += quarterMs) {
    const { hour, minute } = zoned(atMs, zone);
    if (minute !== 0) continue;
    marks.push({ atMs, isRepeated: hour === shown });
    shown = hour;
  }
  return marks;
}

const zoned = (ms: number, zone: string) => Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
