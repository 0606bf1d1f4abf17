import { randomBytes } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createHopSigner } from '@klear/auth';
import { silentLogger, systemClock } from '@klear/core';
import { createRouter, createUndiciTransport } from '@klear/router';
import { serveParent } from '../measure/child.ts';
import { type ContenderConfiguration, verifierOf } from './contender.ts';

/** What the main thread's heap holds once it is collected. */
function heapCounts(): () => Record<string, number> {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  return () => {
    collect();
    return { heapBytes: process.memoryUsage().heapUsed };
  };
}

/** Our router as it ships: every stage, and every hop signed. */
serveParent<ContenderConfiguration>(async (configuration) => {
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
    // A collection holds the event loop up: that is no reason to refuse anybody.
    ...(configuration.tellsHeap && { traffic: { shed: { someLagMs: 60_000, allLagMs: 120_000 } } }),
  });
  const { url } = await router.listen({ host: '127.0.0.1', port: 0 });
  return { url: `${url}/graphql`, ...(configuration.tellsHeap && { counts: heapCounts() }) };
});
