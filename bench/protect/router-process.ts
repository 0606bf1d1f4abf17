import { serveParent } from '../measure/child.ts';
import type { ContenderConfiguration } from '../router/contender.ts';
import { listenOverReplay } from '../router/replayed-router.ts';

export interface ProtectConfiguration extends ContenderConfiguration {
  /** false: one queue without end, first come first served, and nothing is shed. */
  readonly isProtected: boolean;
}

const unprotected = {
  quotas: {
    concurrent: 1_000_000,
    concurrentAtLeast: 1_000_000,
    tenantShare: 1,
    laneShare: 1,
    waiting: 1_000_000,
    waitingPerTenant: 1_000_000,
  },
  shed: { someLagMs: 1e9, allLagMs: 2e9, someFill: 0.999_999 },
};

/** The router as it ships, with or without fair turns and shedding. Equal questions do not share a run: each one is work. */
serveParent<ProtectConfiguration>(async (configuration) => {
  const refused: Record<string, number> = {};
  const url = await listenOverReplay(configuration, {
    answers: { sharesRuns: false },
    traffic: configuration.isProtected ? {} : unprotected,
    guard: configuration.isProtected ? {} : { concurrent: 1_000_000 },
    onTraffic: ({ refused: why }) => {
      refused[why] = (refused[why] ?? 0) + 1;
    },
  });
  return { url, counts: () => refused };
});
