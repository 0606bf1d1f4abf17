import { randomBytes } from 'node:crypto';
import { createHopSigner } from '@klear/auth';
import { silentLogger, systemClock } from '@klear/core';
import { createRouter, createUndiciTransport, type RouterDeps } from '@klear/router';
import { type ContenderConfiguration, verifierOf } from './contender.ts';

/** Our router as it ships, every hop signed, in front of subgraphs that replay. Answers the address of its graph. */
export async function listenOverReplay(configuration: ContenderConfiguration, more: Partial<RouterDeps> = {}): Promise<string> {
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
    ...more,
  });
  const { url } = await router.listen({ host: '127.0.0.1', port: 0 });
  return `${url}/graphql`;
}
