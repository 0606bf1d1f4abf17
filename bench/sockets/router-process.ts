import { setTimeout as pause } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createRevocations, createTokenVerifier, type Jwks, standardTokenNames } from '@klear/auth';
import { type SessionId, silentLogger, systemClock } from '@klear/core';
import { createRouter, type SubgraphTransport } from '@klear/router';
import { serveParent } from '../measure/child.ts';
import { createFeed } from './feed.ts';

export interface RouterConfiguration {
  readonly supergraph: string;
  readonly subgraphs: readonly string[];
  readonly jwks: Jwks;
}

/** What the process holds after a full collection, in bytes. */
export interface Held {
  readonly rss: number;
  readonly heap: number;
  readonly external: number;
}

/** What the process holds right now. */
export interface State {
  readonly rss: number;
  /** TCP connections, those of its own control included. */
  readonly sockets: number;
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as (options: { type: 'major'; execution: 'sync'; flavor: 'last-resort' }) => void;

/** A full collection that gives back what it can: what an earlier part of the run left behind is no part of what is held. */
async function settled(): Promise<Held> {
  for (let before = Number.POSITIVE_INFINITY; process.memoryUsage.rss() < before * 0.995; ) {
    before = process.memoryUsage.rss();
    collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
    await pause(250);
  }
  const { rss, heapUsed, external } = process.memoryUsage();
  return { rss, heap: heapUsed, external };
}

/** Our router as it ships, with the feed in the same process: what is measured is the way from an event to the sockets. */
serveParent<RouterConfiguration>(async ({ supergraph, subgraphs, jwks }) => {
  const feed = createFeed();
  const transports = Object.fromEntries(subgraphs.map((name): [string, SubgraphTransport] => [name, feed.transport]));
  const revocations = createRevocations({ clock: systemClock, tokenSeconds: 3_600 });
  const json = (value: object) => ({ status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) });
  const router = await createRouter({
    supergraph,
    transports,
    verifier: createTokenVerifier({ jwks: async () => jwks, ...standardTokenNames, clock: systemClock }),
    revocations,
    clock: systemClock,
    log: silentLogger,
    // All clients of the bench are one address.
    limits: { connectionsPerAddress: 20_000, connectionsPerPerson: 1_000 },
    routes: {
      'POST /publish': async ({ body }) => {
        const { room, count, paddingBytes } = JSON.parse(body) as { room: string; count: number; paddingBytes: number };
        let event = 0;
        for (let n = 0; n < count; n++) event = feed.publish(room, paddingBytes);
        return json({ event });
      },
      'POST /sign-out': async ({ body }) => {
        const { sessions } = JSON.parse(body) as { sessions: SessionId[] };
        const at = performance.timeOrigin + performance.now();
        for (const session of sessions) revocations.sessionEnded(session);
        return json({ at });
      },
      'POST /held': async () => json(await settled()),
      'POST /state': async () => {
        const sockets = process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap').length;
        return json({ rss: process.memoryUsage.rss(), sockets } satisfies State);
      },
    },
  });
  const { url } = await router.listen({ host: '127.0.0.1', port: 0 });
  return { url };
});
