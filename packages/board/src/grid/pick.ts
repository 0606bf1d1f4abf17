import { msAt, type Scale, snap, within } from './scale.ts';
import type { Span } from './visible-span.ts';

export const gridMinutes = 15;

/** A column as it lies on the screen, in the same units as the pointer. */
export interface ColumnPlace {
  readonly practitionerId: string;
  readonly left: number;
  readonly right: number;
}

export interface Target {
  readonly practitionerId: string;
  readonly startMs: number;
}

/**
 * Where a visit would go if it were let go now. `top` is its upper edge below the top of the grid and `x` where the pointer is;
 * beyond the outer columns the nearest one counts, and beyond the day its ends.
 */
export function targetAt(
  { x, top }: { x: number; top: number },
  { columns, scale, day, lastsMs }: { columns: readonly ColumnPlace[]; scale: Scale; day: Span; lastsMs: number },
): Target | undefined {
  const distance = ({ left, right }: ColumnPlace) => Math.max(left - x, x - right, 0);
  const nearest = columns.toSorted((one, other) => distance(one) - distance(other))[0];
  if (!nearest) return undefined;
  const startMs = snap(msAt(scale, top), { dayStartMs: day.startMs, stepMinutes: gridMinutes });
  return { practitionerId: nearest.practitionerId, startMs: within(startMs, lastsMs, day) };
}
