import { createHopSigner, createTokenIssuer, standardTokenNames, type TokenIssuer } from '@klear/auth';
import {
  type BookingsDeps,
  bookingsConsumers,
  bookingsJobs,
  bookingsMigrations,
  createBookingsSubgraph,
  refreshZones,
} from '@klear/bookings';
import { type ContentDeps, contentMigrations, createContentSubgraph } from '@klear/content';
import { type Clock, type Logger, systemClock } from '@klear/core';
import { blindIndex, createVault, deriveKey, keyRingFromText, signer } from '@klear/crypto';
import { auditKey, headsDirectory } from '@klear/db/audit';
import {
  createHealthRecordsSubgraph,
  followConsentNews,
  type HealthRecordsDeps,
  healthRecordsConsumers,
  healthRecordsMigrations,
} from '@klear/health-records';
import {
  createPaymentsSubgraph,
  createStripePort,
  type PaymentsDeps,
  paymentsConsumers,
  paymentsJobs,
  paymentsMigrations,
} from '@klear/payments';
import { createPractitionersSubgraph, type PractitionersDeps, practitionersConsumers, practitionersMigrations } from '@klear/practitioners';
import type { Watch } from '@klear/router';
import {
  type Assembled,
  type AssembleOptions,
  assembleService,
  createPeers,
  type HopSigner,
  type Peer,
  type Subgraph,
} from '@klear/service';
import { createPasswords, createUsersSubgraph, type UsersDeps, usersConsumers, usersJobs, usersMigrations } from '@klear/users';
import type { LaunchOptions } from '../launch.ts';
import { auditSecret, headsIn } from './audit.ts';
import type { ConnectionShares } from './connections.ts';
import type { PaymentProvider } from './payment-provider.ts';
import { type Secrets, type SubgraphName, subgraphNames } from './secrets.ts';
import type { Storage } from './storage.ts';

/** The six subgraphs by name, each with everything behind it. */
export interface Services {
  readonly users: Assembled<UsersDeps>;
  readonly practitioners: Assembled<PractitionersDeps>;
  readonly bookings: Assembled<BookingsDeps>;
  readonly 'health-records': Assembled<HealthRecordsDeps>;
  readonly payments: Assembled<PaymentsDeps>;
  readonly content: Assembled<ContentDeps>;
}

export interface Hosted {
  readonly services: Services;
  readonly signers: Readonly<Record<SubgraphName, HopSigner>>;
  readonly tokens: TokenIssuer;
  readonly clock: Clock;
}

export const accessTokenSeconds = 600;
const keyOf = (text: string): Buffer => Buffer.from(text, 'base64');

/** Builds the six subgraphs in this process: they ask each other by signed calls, as they would over HTTP. Nothing works yet. */
export async function buildServices(options: {
  dataDirectory: string;
  storage: Storage;
  secrets: Secrets;
  provider: PaymentProvider;
  connections: ConnectionShares;
  log: Logger;
  onQuery?: LaunchOptions['onQuery'] | undefined;
  watch?: Pick<Watch, 'tracing' | 'metrics'>;
}): Promise<Hosted> {
  const { storage, secrets, provider, connections, log, onQuery, watch } = options;
  const audit = { key: auditKey(auditSecret(secrets)), heads: headsDirectory(headsIn(options.dataDirectory)) };
  const clock = systemClock;
  const { jobs } = storage;
  const signers = byName((name) => createHopSigner({ key: keyOf(secrets.services[name].hopKey), audience: name.replaceAll('-', '_') }));
  const subgraphs = new Map<string, Subgraph>();
  const peers = createPeers({
    peers: byName(
      (name): Peer => ({
        sign: signers[name],
        async send(request) {
          const subgraph = subgraphs.get(name);
          if (!subgraph) throw new Error(`${name} is not up yet`);
          return subgraph.handle(request);
        },
      }),
    ),
    clock,
    log,
  });

  async function assemble<Ctx>(name: SubgraphName, migrations: URL, build: AssembleOptions<Ctx>['build']): Promise<Assembled<Ctx>> {
    const { hopKey, inputHashKey, ...passwords } = secrets.services[name];
    const keys = { hopKey: keyOf(hopKey), inputHashKey: keyOf(inputHashKey) };
    const { url, bus } = storage;
    const told = onQuery && ((text: string) => onQuery(name, text));
    const service = await assembleService({
      name,
      url,
      passwords,
      ...connections,
      ...keys,
      migrations,
      bus,
      jobs,
      peers,
      audit,
      clock,
      log,
      onQuery: told,
      tracing: watch?.tracing,
      metrics: watch?.metrics,
      build,
    });
    subgraphs.set(name, service.built.subgraph);
    return service;
  }

  const vault = createVault({ ring: keyRingFromText(secrets.keyRing) });
  const quotes = signer({ key: keyOf(secrets.quoteKey), purpose: 'quote' });
  const indexKey = keyOf(secrets.blindIndexKey);
  const tokens = createTokenIssuer({ privateJwks: secrets.tokenJwks, ...standardTokenNames, lifetimeSeconds: accessTokenSeconds, clock });
  const define = (definitions: Parameters<typeof Object.entries<Parameters<typeof jobs.define>[1]>>[0]) => {
    for (const [name, definition] of Object.entries(definitions)) jobs.define(name, definition);
  };

  const [users, practitioners, bookings, records, payments, content] = await Promise.all([
    assemble<UsersDeps>('users', usersMigrations, (parts) => {
      const invitationKey = deriveKey(indexKey, 'users.invitations');
      const deps: UsersDeps = { ...parts, vault, tokens, passwords: createPasswords(), indexKey, invitationKey };
      define(usersJobs(deps));
      return { subgraph: createUsersSubgraph(deps), context: deps, consumers: usersConsumers(deps), pulses: true };
    }),
    assemble<PractitionersDeps>('practitioners', practitionersMigrations, (deps) => {
      return { subgraph: createPractitionersSubgraph(deps), context: deps, consumers: practitionersConsumers(deps) };
    }),
    assemble<BookingsDeps>('bookings', bookingsMigrations, async (parts) => {
      const deps: BookingsDeps = { ...parts, jobs, vault, quotes };
      define(bookingsJobs(deps));
      await refreshZones(deps);
      return { subgraph: createBookingsSubgraph(deps), context: deps, consumers: bookingsConsumers(deps) };
    }),
    assemble<HealthRecordsDeps>('health-records', healthRecordsMigrations, (parts) => {
      const sourceKey = blindIndex({ key: keyOf(secrets.services['health-records'].inputHashKey), purpose: 'record-source' });
      const deps: HealthRecordsDeps = { ...parts, vault, sourceKey, consentNews: followConsentNews(parts) };
      return { subgraph: createHealthRecordsSubgraph(deps), context: deps, consumers: healthRecordsConsumers() };
    }),
    assemble<PaymentsDeps>('payments', paymentsMigrations, ({ db, hop }) => {
      const { secretKey, webhookSecret, apiBase } = provider;
      const stripe = createStripePort({ secretKey, webhookSecret, apiBase, clock, log });
      const deps: PaymentsDeps = { db, stripe, quotes, jobs, hop, clock, log };
      define(paymentsJobs(deps));
      return { subgraph: createPaymentsSubgraph(deps), context: deps, consumers: paymentsConsumers(deps) };
    }),
    assemble<ContentDeps>('content', contentMigrations, (deps) => ({ subgraph: createContentSubgraph(deps), context: deps })),
  ]);
  return { services: { users, practitioners, bookings, 'health-records': records, payments, content }, signers, tokens, clock };
}

function byName<T>(make: (name: SubgraphName) => T): Record<SubgraphName, T> {
  return Object.fromEntries(subgraphNames.map((name) => [name, make(name)])) as Record<SubgraphName, T>;
}
