import type { Span } from './visible-span.ts';

/** Where something stands among what overlaps it: in which of how many lanes side by side. */
export interface Lane {
  readonly lane: number;
  readonly lanes: number;
}

/** Puts what overlaps side by side: each takes the first lane that is free, and all that hang together share one width. */
export function lanesOf<T extends Span>(items: readonly T[]): ReadonlyMap<T, Lane> {
  const placed = new Map<T, Lane>();
  let group: { item: T; lane: number }[] = [];
  let endsMs: number[] = [];
  const close = () => {
    for (const { item, lane } of group) placed.set(item, { lane, lanes: endsMs.length });
    group = [];
    endsMs = [];
  };
  for (const item of items.toSorted((x, y) => x.startMs - y.startMs || y.endMs - x.endMs)) {
    if (endsMs.every((endMs) => endMs <= item.startMs)) close();
    const free = endsMs.findIndex((endMs) => endMs <= item.startMs);
    const lane = free === -1 ? endsMs.length : free;
    endsMs[lane] = item.endMs;
    group.push({ item, lane });
  }
  close();
  return placed;
}
