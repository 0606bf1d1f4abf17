/** How a stretch of real time lies on the screen. Real, not wall-clock: an hour that exists twice is two hours high. */
export interface Scale {
  readonly startMs: number;
  readonly endMs: number;
  readonly pxPerHour: number;
}

const hourMs = 3_600_000;

export const yOf = ({ startMs, pxPerHour }: Scale, ms: number): number => ((ms - startMs) / hourMs) * pxPerHour;

export const heightOf = ({ pxPerHour }: Scale, ms: number): number => (ms / hourMs) * pxPerHour;

/** The instant at a height. */
export const msAt = ({ startMs, pxPerHour }: Scale, y: number): number => startMs + (y / pxPerHour) * hourMs;

/** The nearest point of the grid, which begins with the day. */
export function snap(ms: number, { dayStartMs, stepMinutes }: { dayStartMs: number; stepMinutes: number }): number {
  const stepMs = stepMinutes * 60_000;
  return dayStartMs + Math.round((ms - dayStartMs) / stepMs) * stepMs;
}

/** Keeps the start of something so long inside the day. */
export function within(ms: number, lastsMs: number, day: { startMs: number; endMs: number }): number {
  return Math.max(day.startMs, Math.min(ms, day.endMs - lastsMs));
}
