import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRevocations, createTokenVerifier, standardTokenNames } from '@klear/auth';
import { type Logger, systemClock } from '@klear/core';
import { createHeard } from '@klear/events';
import { sweepPayments, webhookPath, webhookRoute } from '@klear/payments';
import {
  buildBoard,
  buildGraphiql,
  createAskSessions,
  createInProcessTransport,
  createRouter,
  type DemoSignIn,
  type EngineKind,
  followRevocations,
  type GraphiqlOptions,
  type Limits,
  openRouterStores,
  openWatch,
  purgeOnEvents,
  type Router,
  sessionPatienceMs,
  type Watch,
  type WatchEnv,
} from '@klear/router';
import { createDrain, createHealth, createPeers, type Peer, type Tracing } from '@klear/service';
import { connectionShares, usualConnections } from './launch/connections.ts';
import { type PaymentProvider, paymentProvider } from './launch/payment-provider.ts';
import { type Secrets, type SubgraphName, secretsIn, subgraphNames } from './launch/secrets.ts';
import { accessTokenSeconds, buildServices, type Hosted, type Services } from './launch/services.ts';
import { openStorage, routerUrl, type Storage } from './launch/storage.ts';

export interface LaunchOptions {
  /** Home of the data, the secrets and the stand-in's books. */
  readonly dataDirectory: string;
  readonly host?: string;
  /** 0 lets the system choose. */
  readonly port: number;
  /** An administrator's URL of your own PostgreSQL instead of the embedded one. */
  readonly databaseUrl?: string | undefined;
  readonly redisUrl?: string | undefined;
  /** Stripe itself instead of the stand-in. */
  readonly stripe?: { readonly secretKey: string; readonly webhookSecret: string } | undefined;
  /** Database connections of the whole graph, 20 or more; 40 unless told. */
  readonly connections?: number | undefined;
  /** Which executor answers in the router: ours unless told. */
  readonly engine?: EngineKind | undefined;
  /** false: no rate limits, and no query is turned away because the process is busy. For benchmarks. */
  readonly rates?: boolean;
  /** Limits of the router other than its own. For benchmarks, whose clients are all one address. */
  readonly limits?: Partial<Limits> | undefined;
  /** false: faster, and data may be lost when the machine fails. For tests. */
  readonly durable?: boolean;
  /** With it GraphiQL is at /graphiql, with these people as buttons. */
  readonly graphiql?: { readonly demoSignIns: readonly DemoSignIn[] };
  /** With it a practice's live day is at /board. */
  readonly board?: boolean;
  readonly log: Logger;
  /** How the graph is watched; nothing listens and nothing is sent unless told. Uses of the schema are counted in the data directory. */
  readonly watch?: Partial<WatchEnv> & { readonly tracing?: Tracing };
  /** Told the text of each statement of a subgraph, never its values. For tests. */
  readonly onQuery?: (subgraph: SubgraphName, text: string) => void;
  /** Told before each step that may take a while. */
  readonly progress?: (step: string) => void;
}

export interface LaunchedGraph {
  /** http://127.0.0.1:4000: the graph is at /graphql. */
  readonly url: string;
  readonly port: number;
  readonly router: Router;
  readonly services: Services;
  readonly secrets: Secrets;
  /** Where metrics are, when there is an admin port. */
  readonly adminUrl: string | undefined;
  /** Where the payment provider's API is, when it is the stand-in. */
  readonly standInUrl: string | undefined;
  /** Publishes what the outboxes hold; consumers act on it soon after. */
  publishAll(): Promise<number>;
  /** Sockets first, the database last. Answers whether everything ended in time. */
  stop(): Promise<boolean>;
}

/** A process whose load is made on purpose is busy, and answers all the same. */
const patient = { someLagMs: 60_000, allLagMs: 120_000 };

const supergraph = new URL('../schema/supergraph.graphql', import.meta.url);
const publicSchema = new URL('../schema/public.graphql', import.meta.url);
const publicPage = fileURLToPath(new URL('../schema/public.html', import.meta.url));

/** The whole graph in this process: database, bus, jobs, six subgraphs, the payment provider, the router. */
export async function launch(options: LaunchOptions): Promise<LaunchedGraph> {
  const { dataDirectory, log, progress = () => {} } = options;
  const secrets = await secretsIn(dataDirectory);
  progress('database');
  const storage = await openStorage({
    dataDirectory,
    databaseUrl: options.databaseUrl,
    redisUrl: options.redisUrl,
    durable: options.durable ?? true,
    secrets,
    log,
  });
  const drain = createDrain({ log, deadlineMs: 20_000 });
  const watch = await watchOf(options);
  try {
    const provider = await paymentProvider({ dataDirectory, stripe: options.stripe, secrets });
    progress('subgraphs');
    const connections = connectionShares(options.connections ?? usualConnections);
    const hosted = await buildServices({ dataDirectory, storage, secrets, provider, connections, log, onQuery: options.onQuery, watch });
    progress('router');
    return await serve({ options, secrets, storage, provider, hosted, watch, drain });
  } catch (fault) {
    await drain.run('the start failed');
    await storage.stop();
    throw fault;
  }
}

interface Parts {
  readonly options: LaunchOptions;
  readonly secrets: Secrets;
  readonly storage: Storage;
  readonly provider: PaymentProvider;
  readonly hosted: Hosted;
  readonly watch: Watch;
  readonly drain: ReturnType<typeof createDrain>;
}

async function serve({ options, secrets, storage, provider, hosted, watch, drain }: Parts): Promise<LaunchedGraph> {
  const { log } = options;
  const { services, signers, tokens, clock } = hosted;
  const all = subgraphNames.map((name) => services[name]);
  const health = createHealth({
    checks: { database: () => Promise.all(all.map(({ db }) => db.ping())), bus: () => storage.bus.ping(), stores: () => stores.ping() },
  });
  const stores = openRouterStores({
    redisUrl: options.redisUrl,
    databaseUrl: routerUrl(storage.url, secrets),
    key: Buffer.from(secrets.services.users.hopKey, 'base64'),
    log,
  });
  const heard = createHeard({ owner: 'users' });
  const users: Peer = { sign: signers.users, send: (request) => services.users.built.subgraph.handle(request) };
  const ask = createAskSessions({ peers: createPeers({ peers: { users }, clock, log, timeoutMs: sessionPatienceMs }) });
  const revocations = createRevocations({ clock, tokenSeconds: accessTokenSeconds, ...heard, ask });
  const router = await createRouter({
    supergraph: await readFile(supergraph, 'utf8'),
    publicGraph: { schema: await readFile(publicSchema, 'utf8'), docs: publicPage },
    transports: Object.fromEntries(
      subgraphNames.map((name) => {
        const { subgraph } = services[name].built;
        return [name, createInProcessTransport({ subgraph, sign: signers[name], clock })];
      }),
    ),
    verifier: createTokenVerifier({ jwks: async () => tokens.jwks(), ...standardTokenNames, clock }),
    revocations,
    clock,
    log,
    health,
    observer: watch.observer,
    ...(options.engine && { engine: options.engine }),
    ...(options.graphiql && { graphiql: graphiqlOf(options.graphiql, provider, options) }),
    ...(options.board && { board: boardOf(options) }),
    answers: stores.answers,
    ...(options.limits && { limits: options.limits }),
    traffic: options.rates === false ? { shed: patient } : { rates: stores.rates },
    routes: { [`POST ${webhookPath}`]: async (request) => webhookRoute(services.payments.built.context)(request) },
  });
  const following = new AbortController();
  const followed = followRevocations({
    bus: storage.bus,
    revocations,
    pulses: heard.pulses,
    tokenSeconds: accessTokenSeconds,
    clock,
    signal: following.signal,
    log,
  });
  const purging = purgeOnEvents({ bus: storage.bus, store: stores.answers.store, signal: following.signal, log });
  await Promise.all(all.map((service) => service.work()));
  await storage.jobs.start();
  await followed.ready;
  const listening = await router.listen({ host: options.host ?? '127.0.0.1', port: options.port });
  const url = new URL(listening.url).origin;
  provider.notify(`${url}${webhookPath}`);
  const admin = await watch.listen(health);
  // What a kill left between us and the provider is taken up at once, not only by the next minute's sweep.
  const swept = sweepPayments(services.payments.built.context, 0).catch((err: unknown) => log.warn({ err }, 'the first sweep failed'));

  drain.step('readiness', async () => health.drain());
  drain.step('sockets', async () => {
    const closed = listening.close();
    await router.close();
    await closed;
  });
  drain.step('subgraphs', () => Promise.all(all.map(({ built }) => built.subgraph.stop())));
  drain.step('relays', () => Promise.all(all.map((service) => service.stopRelay())));
  drain.step('consumers', () => Promise.all(all.map((service) => service.stopConsumers())));
  drain.step('jobs', () => storage.jobs.stop());
  drain.step('first sweep', () => swept);
  drain.step('audit logs', () => Promise.all(all.map((service) => service.stopSealer())));
  drain.step('payment provider', () => provider.stop());
  drain.step('bus', async () => {
    following.abort();
    await Promise.all([followed.ended, purging, storage.bus.close()]);
  });
  drain.step('databases', () => Promise.all(all.map(({ db }) => db.close())));
  drain.step('watch', () => watch.stop());
  return {
    url,
    port: listening.port,
    router,
    services,
    secrets,
    adminUrl: admin?.url,
    standInUrl: provider.apiBase,
    async publishAll() {
      const counts = await Promise.all(all.map((service) => service.drainOutbox()));
      return counts.reduce((sum, count) => sum + count, 0);
    },
    async stop() {
      const clean = await drain.run('asked to stop');
      await storage.stop();
      return clean;
    },
  };
}

/** The page is built beside everything else, when it must be; requests wait for it. */
function graphiqlOf(
  { demoSignIns }: { demoSignIns: readonly DemoSignIn[] },
  provider: PaymentProvider,
  { log, progress }: LaunchOptions,
): GraphiqlOptions {
  const page = buildGraphiql(progress ? { progress } : {});
  page.catch((err: unknown) => log.error({ err }, 'GraphiQL could not be built'));
  return { page, demoSignIns, ...(provider.payWithTestCard && { payWithTestCard: provider.payWithTestCard }) };
}

function boardOf({ log, progress }: LaunchOptions): Promise<string> {
  const page = buildBoard(progress ? { progress } : {});
  page.catch((err: unknown) => log.error({ err }, 'the board could not be built'));
  return page;
}

/** What the processes of a deployment read from their environment; here it comes from whoever launches. */
function watchOf({ watch: { tracing, ...given } = {}, dataDirectory, log }: LaunchOptions): Promise<Watch> {
  const standard = {
    ADMIN_HOST: '127.0.0.1',
    OTEL_TRACES_SAMPLER_ARG: 1,
    SLOW_OPERATION_MS: 1_000,
    CLIENT_NAMES: ['web', 'ios', 'android', 'graphiql', 'board'],
  };
  return openWatch({ env: { ...standard, USAGE_DIRECTORY: join(dataDirectory, 'usage'), ...given }, clock: systemClock, log, tracing });
}
