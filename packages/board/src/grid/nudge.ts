import { gridMinutes, type Target } from './pick.ts';
import { within } from './scale.ts';
import type { Span } from './visible-span.ts';

const steps: Readonly<Record<string, { readonly minutes: number; readonly columns: number }>> = {
  ArrowUp: { minutes: -gridMinutes, columns: 0 },
  ArrowDown: { minutes: gridMinutes, columns: 0 },
  ArrowLeft: { minutes: 0, columns: -1 },
  ArrowRight: { minutes: 0, columns: 1 },
};

/** Where an arrow key brings something: a step of the grid up or down, or to the next column. undefined for every other key. */
export function nudge(
  from: Target,
  { key, practitionerIds, day, lastsMs }: { key: string; practitionerIds: readonly string[]; day: Span; lastsMs: number },
): Target | undefined {
  const step = steps[key];
  if (!step) return undefined;
  const column = practitionerIds.indexOf(from.practitionerId) + step.columns;
  return {
    practitionerId: practitionerIds[Math.max(0, Math.min(column, practitionerIds.length - 1))] ?? from.practitionerId,
    startMs: within(from.startMs + step.minutes * 60_000, lastsMs, day),
  };
}
