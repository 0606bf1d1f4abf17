import { readFile } from 'node:fs/promises';
import { createRevocations, createTokenVerifier, standardTokenNames, withRevocations } from '@klear/auth';
import type { Logger } from '@klear/core';
import { sweepPayments, webhookPath, webhookRoute } from '@klear/payments';
import { buildGraphiql, createInProcessTransport, createRouter, type DemoSignIn, type GraphiqlOptions, type Router } from '@klear/router';
import { createDrain, createHealth } from '@klear/service';
import { followRevocations } from './launch/follow-revocations.ts';
import { type PaymentProvider, paymentProvider } from './launch/payment-provider.ts';
import { type Secrets, type SubgraphName, secretsIn, subgraphNames } from './launch/secrets.ts';
import { accessTokenSeconds, buildServices, type Hosted, type Services } from './launch/services.ts';
import { openStorage, type Storage } from './launch/storage.ts';

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
  /** Database connections of the whole graph, 30 or more; 40 unless told. */
  readonly connections?: number;
  /** false: faster, and data may be lost when the machine fails. For tests. */
  readonly durable?: boolean;
  /** With it GraphiQL is at /graphiql, with these people as buttons. */
  readonly graphiql?: { readonly demoSignIns: readonly DemoSignIn[] };
  readonly log: Logger;
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
  /** Where the payment provider's API is, when it is the stand-in. */
  readonly standInUrl: string | undefined;
  /** Publishes what the outboxes hold; consumers act on it soon after. */
  publishAll(): Promise<number>;
  /** Sockets first, the database last. Answers whether everything ended in time. */
  stop(): Promise<boolean>;
}

/** Connections that are not the subgraphs' pools: six relays, the bus (3), the jobs (3), the claim. */
const fixedConnections = 13;
const supergraph = new URL('../schema/supergraph.graphql', import.meta.url);

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
  try {
    const provider = await paymentProvider({ dataDirectory, stripe: options.stripe, secrets });
    progress('subgraphs');
    const poolSize = Math.max(2, Math.floor(((options.connections ?? 40) - fixedConnections) / subgraphNames.length));
    const hosted = await buildServices({ storage, secrets, provider, poolSize, log, onQuery: options.onQuery });
    progress('router');
    return await serve({ options, secrets, storage, provider, hosted, drain });
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
  readonly drain: ReturnType<typeof createDrain>;
}

async function serve({ options, secrets, storage, provider, hosted, drain }: Parts): Promise<LaunchedGraph> {
  const { log } = options;
  const { services, signers, tokens, clock } = hosted;
  const all = subgraphNames.map((name) => services[name]);
  const health = createHealth({
    checks: { database: () => Promise.all(all.map(({ db }) => db.ping())), bus: () => storage.bus.ping() },
  });
  const revocations = createRevocations({ clock, tokenSeconds: accessTokenSeconds });
  const router = await createRouter({
    supergraph: await readFile(supergraph, 'utf8'),
    transports: Object.fromEntries(
      subgraphNames.map((name) => {
        const { subgraph } = services[name].built;
        return [name, createInProcessTransport({ subgraph, sign: signers[name], clock })];
      }),
    ),
    verifier: withRevocations(createTokenVerifier({ jwks: async () => tokens.jwks(), ...standardTokenNames, clock }), revocations),
    clock,
    log,
    health,
    ...(options.graphiql && { graphiql: graphiqlOf(options.graphiql, provider, options) }),
    routes: { [`POST ${webhookPath}`]: async (request) => webhookRoute(services.payments.built.context)(request) },
  });
  const following = new AbortController();
  const followed = followRevocations({ bus: storage.bus, revocations, signal: following.signal, log }).catch((err: unknown) =>
    log.error({ err }, 'revocations are not followed'),
  );
  await Promise.all(all.map((service) => service.work()));
  await storage.jobs.start();
  const listening = await router.listen({ host: options.host ?? '127.0.0.1', port: options.port });
  const url = new URL(listening.url).origin;
  provider.notify(`${url}${webhookPath}`);
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
  drain.step('payment provider', () => provider.stop());
  drain.step('bus', async () => {
    following.abort();
    await Promise.all([followed, storage.bus.close()]);
  });
  drain.step('databases', () => Promise.all(all.map(({ db }) => db.close())));
  return {
    url,
    port: listening.port,
    router,
    services,
    secrets,
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
