/** The value below which the share (0 to 1) of the values lies: the nearest one that was measured. NaN of nothing. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Three digits that count: what a noisy machine can tell. */
export const rounded = (value: number): number => Number(value.toPrecision(3));

/** How much the second grows with each one of the first: the straight line with the smallest squared distances. NaN of fewer than two. */
export function slopeOf(points: readonly (readonly [at: number, value: number])[]): number {
  const mean = (of: (point: readonly [number, number]) => number) => points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [at, value] = [mean((point) => point[0]), mean((point) => point[1])];
  const spread = points.reduce((sum, point) => sum + (point[0] - at) ** 2, 0);
  return points.reduce((sum, point) => sum + (point[0] - at) * (point[1] - value), 0) / spread;
}
