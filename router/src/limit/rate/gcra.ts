import type { Draw, Level } from './rate-store.ts';

/**
 * The generic cell rate algorithm: all that a bucket keeps is the instant at which it is full again. Answers how it would stand
 * after the draw, and that instant. The scripts for Redis and PostgreSQL do the same sum.
 */
export function draw(
  { points, periodMs, cost }: Omit<Draw, 'key'>,
  fullAtMs: number,
  nowMs: number,
): Level & { readonly fullAtMs: number } {
  const price = (cost * periodMs) / points;
  const owedMs = Math.max(0, fullAtMs - nowMs);
  const missingMs = owedMs + price - Math.max(periodMs, price);
  // A microsecond is forgiven: fractions do not add up exactly.
  const isRefused = missingMs > 0.001;
  const fullInMs = isRefused ? owedMs : owedMs + price;
  return {
    retryInMs: isRefused ? missingMs : 0,
    fullInMs,
    fullAtMs: nowMs + fullInMs,
    remaining: Math.max(0, Math.floor(((periodMs - fullInMs) * points) / periodMs + 1e-6)),
  };
}
