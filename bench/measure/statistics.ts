/** The value below which the share (0 to 1) of the values lies: the nearest one that was measured. NaN of nothing. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Three digits that count: what a noisy machine can tell. */
export const rounded = (value: number): number => Number(value.toPrecision(3));
