import { randomBytes } from 'node:crypto';
import { createHopSigner } from '@klear/auth';
import { silentLogger, systemClock } from '@klear/core';
import { createRouter, createUndiciTransport } from '@klear/router';
import { serveParent } from '../measure/child.ts';
import { type ContenderConfiguration, verifierOf } from '../router/contender.ts';

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
  const transport = (name: string) =>
    createUndiciTransport({
      url: `${configuration.replayUrl}/${name}`,
      sign: createHopSigner({ key: randomBytes(32), audience: name.replaceAll('-', '_') }),
      clock: systemClock,
    });
  const refused: Record<string, number> = {};
  const router = await createRouter({
    supergraph: configuration.supergraph,
    transports: Object.fromEntries(configuration.subgraphs.map((name) => [name, transport(name)])),
    verifier: verifierOf(configuration),
    clock: systemClock,
    log: silentLogger,
    answers: { sharesRuns: false },
    traffic: configuration.isProtected ? {} : unprotected,
    guard: configuration.isProtected ? {} : { concurrent: 1_000_000 },
    onTraffic: ({ refused: why }) => {
      refused[why] = (refused[why] ?? 0) + 1;
    },
  });
  const { url } = await router.listen({ host: '127.0.0.1', port: 0 });
  return { url: `${url}/graphql`, counts: () => refused };
});
