import { readFile } from 'node:fs/promises';
import { cachedJwks, createHopSigner, createRevocations, createTokenVerifier } from '@klear/auth';
import { systemClock } from '@klear/core';
import { type Bus, createHeard, createPostgresBus, createRedisBus } from '@klear/events';
import { createDrain, createHealth, createPeers, createServiceLogger, httpPeer } from '@klear/service';
import { buildBoard } from '../pages/build-board.ts';
import { createAskSessions, sessionPatienceMs } from './authorize/ask-sessions.ts';
import { followRevocations } from './authorize/follow-revocations.ts';
import { purgeOnEvents } from './cache/response/purge.ts';
import { readTrustedDocuments } from './cache/trusted-documents.ts';
import { readSchemas, watchSupergraph } from './compose/watch-supergraph.ts';
import { readEnv, upstreams } from './env.ts';
import { createUndiciTransport } from './execute/undici-transport.ts';
import { openWatch } from './observe/watch.ts';
import { openRouterStores } from './open-stores.ts';
import { createRouter } from './router.ts';

const env = readEnv();
const log = createServiceLogger({ name: 'router', level: env.LOG_LEVEL });
const clock = systemClock;
const trusted = readTrustedDocuments(await Promise.all(env.TRUSTED_DOCUMENTS.map((file) => readFile(file, 'utf8'))));
const watch = await openWatch({ env, clock, log, trusted });

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

function busOf(): Bus | undefined {
  if (env.REDIS_URL) return createRedisBus({ url: env.REDIS_URL, log });
  return env.BUS_URL === undefined ? undefined : createPostgresBus({ url: env.BUS_URL, log });
}
const bus = busOf();
const heard = createHeard({ owner: 'users' });
const owner = { send: httpPeer(env.USERS_URL), sign: createHopSigner({ key: env.USERS_HOP_KEY, audience: 'users' }) };
const peers = createPeers({ peers: { users: owner }, clock, log, timeoutMs: sessionPatienceMs });
const revocations = createRevocations({
  clock,
  tokenSeconds: env.ACCESS_TOKEN_SECONDS,
  ...heard,
  ask: createAskSessions({ peers }),
});
const following = new AbortController();
const followed =
  bus &&
  followRevocations({
    bus,
    revocations,
    pulses: heard.pulses,
    tokenSeconds: env.ACCESS_TOKEN_SECONDS,
    clock,
    signal: following.signal,
    log,
  });
if (!followed) log.warn({}, 'no REDIS_URL or BUS_URL: users is asked about each session, once a second');

const stores = openRouterStores({ redisUrl: env.REDIS_URL, databaseUrl: env.RATE_URL, key: env.USERS_HOP_KEY, log });
const purging = bus && purgeOnEvents({ bus, store: stores.answers.store, signal: following.signal, log });
const aMinute = (points: number) => ({ points, periodMs: 60_000 });
const budgets = { app: aMinute(env.RATE_POINTS_APP), person: aMinute(env.RATE_POINTS_PERSON), address: aMinute(env.RATE_POINTS_ADDRESS) };

// A subgraph that is down costs its own fields; without the keys of users nobody signed in can be served.
const health = createHealth({ checks: { keys: jwks, stores: () => stores.ping(), ...(bus && { bus: () => bus.ping() }) } });
const files = { supergraph: env.SUPERGRAPH_FILE, contract: env.PUBLIC_GRAPH === 'on' ? env.PUBLIC_SCHEMA_FILE : undefined };
const board = env.BOARD === 'on' ? buildBoard() : undefined;
board?.catch((err: unknown) => log.error({ err }, 'the board could not be built'));
const schemas = await readSchemas(files);
const router = await createRouter({
  supergraph: schemas.supergraph,
  ...(schemas.contract !== undefined && { publicGraph: { schema: schemas.contract, docs: env.PUBLIC_DOCS_FILE } }),
  ...(board && { board }),
  transports,
  verifier: createTokenVerifier({ jwks, issuer: env.TOKEN_ISSUER, audience: env.TOKEN_AUDIENCE, clock }),
  revocations,
  clock,
  log,
  health,
  observer: watch.observer,
  documents: env.DOCUMENTS,
  trustedDocuments: trusted,
  introspection: env.INTROSPECTION === 'on',
  suggestions: env.SUGGESTIONS === 'on',
  limits: { cost: env.COST_LIMIT, costMode: env.COST_MODE },
  allowedOrigins: env.ALLOWED_ORIGINS,
  trustedProxies: env.TRUSTED_PROXIES,
  traffic: { rates: { ...stores.rates, settings: { budgets } }, quotas: { concurrent: env.CONCURRENT_OPERATIONS } },
  // Without the bus nobody tells when a kept answer is no longer true.
  ...(bus && { answers: stores.answers }),
  engine: env.ROUTER_ENGINE,
  shadow: { share: env.ROUTER_SHADOW_SHARE },
});
const watching = watchSupergraph({ files, texts: schemas, inForce: router, log });
process.on('SIGHUP', () => void watching.look());
await followed?.ready;
const listening = await router.listen({ host: env.HOST, port: env.PORT });
log.info({ url: listening.url }, 'listening');
await watch.listen(health);

const drain = createDrain({ log, deadlineMs: env.DRAIN_SECONDS * 1_000 });
drain.step('readiness', async () => health.drain());
drain.step('sockets', async () => {
  const closed = listening.close();
  await router.close();
  await closed;
});
drain.step('bus', async () => {
  watching.stop();
  following.abort();
  await Promise.all([followed?.ended, purging, bus?.close()]);
});
drain.step('watch', () => watch.stop());
drain.onSignals(process);
