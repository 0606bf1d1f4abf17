import { Temporal } from 'temporal-polyfill';

/** What a wall-clock time on a date means: an instant, or, where clocks skip it, the two around it. Told twice, it is the earlier. */
export type WallTime = { readonly ms: number } | { readonly before: string; readonly after: string };

/** Reads what a person types as "HH:mm". undefined when it is no time at all. */
export function readWallTime(text: string, date: string, zone: string): WallTime | undefined {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(text)) return undefined;
  const wall = Temporal.PlainDate.from(date).toPlainDateTime(Temporal.PlainTime.from(text));
  const [earlier, later] = (['earlier', 'later'] as const).map((disambiguation) => wall.toZonedDateTime(zone, { disambiguation }));
  if (!earlier || !later) return undefined;
  if (earlier.toPlainDateTime().equals(wall)) return { ms: earlier.epochMilliseconds };
  return { before: earlier.toPlainTime().toString().slice(0, 5), after: later.toPlainTime().toString().slice(0, 5) };
}

/** "HH:mm" as time fields of a form take it, whatever the reader's language is. */
export function wallTimeOf(ms: number, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).toPlainTime().toString().slice(0, 5);
}
