export interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

const hourMs = 3_600_000;
/** What a day without hours and visits shows. */
const usual = { fromHour: 8, hours: 10 };

/** The part of a day that is worth showing: all of `spans` within it, in whole hours, with half an hour of air. */
export function visibleSpan(day: Span, spans: readonly Span[]): Span {
  const inside = spans.filter(({ startMs, endMs }) => startMs < day.endMs && endMs > day.startMs);
  const from = inside.length > 0 ? Math.min(...inside.map(({ startMs }) => startMs)) - hourMs / 2 : day.startMs + usual.fromHour * hourMs;
  const to = inside.length > 0 ? Math.max(...inside.map(({ endMs }) => endMs)) + hourMs / 2 : from + usual.hours * hourMs;
  const hoursFrom = Math.floor((from - day.startMs) / hourMs);
  const hoursTo = Math.ceil((to - day.startMs) / hourMs);
  return { startMs: Math.max(day.startMs, day.startMs + hoursFrom * hourMs), endMs: Math.min(day.endMs, day.startMs + hoursTo * hourMs) };
}
