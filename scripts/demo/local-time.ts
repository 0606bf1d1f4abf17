const formats = new Map<string, Intl.DateTimeFormat>();

function offsetMs(zone: string, at: number): number {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
    formats.set(zone, format);
  }
  const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d+):(\d+)/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

/** The instant of a wall time by day, as practices open: days on which clocks change, change at night. */
export function instantOf(date: string, minuteOfDay: number, zone: string): Date {
  const wall = Date.parse(`${date}T00:00:00Z`) + minuteOfDay * 60_000;
  return new Date(wall - offsetMs(zone, wall - offsetMs(zone, wall)));
}

/** YYYY-MM-DD, so many days after a date. */
export function dayAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The Monday of the week in which an instant lies, UTC. */
export function mondayOf(at: Date): string {
  const weekday = (at.getUTCDay() + 6) % 7;
  return dayAfter(at.toISOString().slice(0, 10), -weekday);
}
