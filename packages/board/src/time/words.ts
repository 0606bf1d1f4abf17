/** Writes instants as the practice's wall shows them, in the reader's language. */
export interface TimeWords {
  /** "09:30" or "9:30 AM". */
  time(ms: number): string;
  /** The same with the zone's offset, for an hour that a day has twice. */
  timeWithOffset(ms: number): string;
  /** "09:30–10:30". */
  span(startMs: number, endMs: number): string;
  /** "Saturday, 21 November 2026". */
  date(ms: number): string;
  shortDate(ms: number): string;
}

export function createTimeWords({ zone, locale }: { zone: string; locale: string }): TimeWords {
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { timeZone: zone, ...options });
  // "09:30" where a day has 24 hours, "9:30 AM" where it has twice twelve.
  const { hourCycle } = format({ hour: 'numeric' }).resolvedOptions();
  const hour = hourCycle === 'h23' ? '2-digit' : 'numeric';
  const time = format({ hour, minute: '2-digit' });
  const offset = format({ hour, minute: '2-digit', timeZoneName: 'shortOffset' });
  const date = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const shortDate = format({ weekday: 'short', day: 'numeric', month: 'short' });
  return {
    time: (ms) => time.format(ms),
    timeWithOffset: (ms) => offset.format(ms),
    span: (startMs, endMs) => `${time.format(startMs)}–${time.format(endMs)}`,
    date: (ms) => date.format(ms),
    shortDate: (ms) => shortDate.format(ms),
  };
}

/** "12 min", "1 h 05 min": how long something lasts or lasted. Below a minute it is "now". */
export function durationWords(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return 'now';
  if (minutes < 60) return `${minutes} min`;
  const rest = minutes % 60;
  return rest === 0 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / 60)} h ${String(rest).padStart(2, '0')} min`;
}
