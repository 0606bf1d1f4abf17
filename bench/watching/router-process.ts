import { randomBytes } from 'node:crypto';
import { createHopSigner } from '@klear/auth';
import { silentLogger, systemClock } from '@klear/core';
import { createRouter, createUndiciTransport, openWatch, type WatchEnv } from '@klear/router';
import { serveParent } from '../measure/child.ts';
import { type ContenderConfiguration, verifierOf } from '../router/contender.ts';

/** What is measured: how much of the router is watched. */
export interface WatchedConfiguration extends ContenderConfiguration {
  readonly watch: Partial<WatchEnv>;
}

/** Our router as it ships, watched as it is told. */
serveParent<WatchedConfiguration>(async (configuration) => {
  const standard: WatchEnv = { ADMIN_HOST: '127.0.0.1', OTEL_TRACES_SAMPLER_ARG: 1, SLOW_OPERATION_MS: 0, CLIENT_NAMES: [] };
  const { observer } = await openWatch({ env: { ...standard, ...configuration.watch }, clock: systemClock, log: silentLogger });
  const transport = (name: string) =>
    createUndiciTransport({
      url: `${configuration.replayUrl}/${name}`,
      sign: createHopSigner({ key: randomBytes(32), audience: name.replaceAll('-', '_') }),
      clock: systemClock,
    });
  const router = await createRouter({
    supergraph: configuration.supergraph,
    transports: Object.fromEntries(configuration.subgraphs.map((name) => [name, transport(name)])),
    verifier: verifierOf(configuration),
    clock: systemClock,
    log: silentLogger,
    observer,
  });
  const { url } = await router.listen({ host: '127.0.0.1', port: 0 });
  return { url: `${url}/graphql` };
});
