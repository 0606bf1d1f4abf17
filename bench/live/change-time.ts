const weekMs = 7 * 86_400_000;

/** A time in a calendar that tells when it was changed: both ends stand on the same machine, and nothing else has to be carried. */
export function startOf(changedAtMs: number): { startsAt: string; endsAt: string } {
  const start = Math.round(changedAtMs) + weekMs;
  return { startsAt: new Date(start).toISOString(), endsAt: new Date(start + 3_600_000).toISOString() };
}

export const changedAt = (start: string): number => Date.parse(start) - weekMs;

/** The span in which all of them lie. */
export const watchedSpan = (nowMs: number) => ({
  from: new Date(nowMs).toISOString(),
  to: new Date(nowMs + 2 * weekMs).toISOString(),
});
