/** A half-open span of time, [start, end): touching spans do not overlap. */
export interface Interval {
  readonly start: Date;
  readonly end: Date;
}

export function overlaps(a: Interval, b: Interval): boolean {
  return a.start < b.end && b.start < a.end;
}

export function contains(outer: Interval, inner: Interval): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Sorts, then joins spans that overlap or touch. Empty and reversed spans are dropped. */
export function union(spans: readonly Interval[]): Interval[] {
  const sorted = spans.filter((s) => s.start < s.end).sort((a, b) => a.start.getTime() - b.start.getTime());
  const joined: Interval[] = [];
  for (const span of sorted) {
    const last = joined.at(-1);
    if (last && span.start <= last.end) {
      if (span.end > last.end) joined[joined.length - 1] = { start: last.start, end: span.end };
    } else joined.push(span);
  }
  return joined;
}

/** What is left of `from` once every span of `without` is taken out. */
export function subtract(from: readonly Interval[], without: readonly Interval[]): Interval[] {
  const holes = union(without);
  const left: Interval[] = [];
  for (const span of union(from)) {
    let start = span.start;
    for (const hole of holes) {
      if (hole.end <= start) continue;
      if (hole.start >= span.end) break;
      if (hole.start > start) left.push({ start, end: hole.start });
      if (hole.end > start) start = hole.end;
    }
    if (start < span.end) left.push({ start, end: span.end });
  }
  return left;
}
