import { readFile } from 'node:fs/promises';
import { cachedJwks, createHopSigner, createTokenVerifier } from '@klear/auth';
import { systemClock } from '@klear/core';
import { createDrain, createHealth, createServiceLogger } from '@klear/service';
import { readEnv, upstreams } from './env.ts';
import { createUndiciTransport } from './execute/undici-transport.ts';
import { createRouter } from './router.ts';

const env = readEnv();
const log = createServiceLogger({ name: 'router', level: env.LOG_LEVEL });
const clock = systemClock;

const jwks = cachedJwks({
  load: async () => {
    const response = await fetch(env.JWKS_URL, { signal: AbortSignal.timeout(2_000), redirect: 'error' });
    if (!response.ok) throw new Error(`the key set was answered with ${response.status}`);
    return response.json();
  },
  maxAgeMs: 60_000,
});

const transports = Object.fromEntries(
  Object.entries(upstreams).map(([name, prefix]) => {
    const sign = createHopSigner({ key: env[`${prefix}_HOP_KEY`], audience: name.replaceAll('-', '_') });
    return [name, createUndiciTransport({ url: env[`${prefix}_URL`], sign, clock })];
  }),
);

// A subgraph that is down costs its own fields; without the keys of users nobody signed in can be served.
const health = createHealth({ checks: { keys: jwks } });
const router = await createRouter({
  supergraph: await readFile(new URL('../../schema/supergraph.graphql', import.meta.url), 'utf8'),
  transports,
  verifier: createTokenVerifier({ jwks, issuer: env.TOKEN_ISSUER, audience: env.TOKEN_AUDIENCE, clock }),
  clock,
  log,
  health,
  allowedOrigins: env.ALLOWED_ORIGINS,
});
const listening = await router.listen({ host: env.HOST, port: env.PORT });
log.info({ url: listening.url }, 'listening');

const drain = createDrain({ log, deadlineMs: env.DRAIN_SECONDS * 1_000 });
drain.step('readiness', async () => health.drain());
drain.step('sockets', async () => {
  const closed = listening.close();
  await router.close();
  await closed;
});
drain.onSignals(process);
