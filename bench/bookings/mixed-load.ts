import type { Child } from '../measure/child.ts';
import { quantile, rounded } from '../measure/statistics.ts';
import type { Kind } from './mixed.ts';

export interface MixedLoad {
  readonly graph: Child;
  /** One for each connection: sends one request and answers which it was. */
  readonly uses: readonly (() => Promise<Kind>)[];
  readonly forMs: number;
}

export interface Level {
  readonly connections: number;
  readonly requestsPerSecond: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  readonly kinds: Readonly<Record<string, { readonly requests: number; readonly p50Ms: number; readonly p95Ms: number }>>;
}

/** Each connection sends its next request when it has its answer. */
export async function measureMixed({ uses, forMs }: MixedLoad): Promise<Level> {
  const taken = new Map<Kind, number[]>();
  const startedAt = performance.now();
  await Promise.all(
    uses.map(async (use) => {
      while (performance.now() - startedAt < forMs) {
        const sentAt = performance.now();
        const kind = await use();
        taken.set(kind, [...(taken.get(kind) ?? []), performance.now() - sentAt]);
      }
    }),
  );
  const seconds = (performance.now() - startedAt) / 1_000;
  const all = [...taken.values()].flat();
  return {
    connections: uses.length,
    requestsPerSecond: rounded(all.length / seconds),
    p50Ms: rounded(quantile(all, 0.5)),
    p95Ms: rounded(quantile(all, 0.95)),
    p99Ms: rounded(quantile(all, 0.99)),
    kinds: Object.fromEntries(
      [...taken].map(([kind, ms]) => [
        kind,
        { requests: ms.length, p50Ms: rounded(quantile(ms, 0.5)), p95Ms: rounded(quantile(ms, 0.95)) },
      ]),
    ),
  };
}
