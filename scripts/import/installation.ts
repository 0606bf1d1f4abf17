import { join } from 'node:path';
import type { Logger } from '@klear/core';
import { urlAs } from '@klear/db';
import { startEmbeddedPostgres } from '@klear/db/embedded';
import { createPostgresBus, createRedisBus } from '@klear/events';
import { createJobs } from '@klear/jobs';
import postgres from 'postgres';
import { connectionShares, fewestConnections } from '../launch/connections.ts';
import { secretsIn } from '../launch/secrets.ts';
import { buildServices } from '../launch/services.ts';
import { openStorage, type Storage, type StorageOptions } from '../launch/storage.ts';
import type { ImportDeps } from './deps.ts';

export interface InstallationOptions {
  /** Where `npm start` keeps data and secrets. */
  readonly dataDirectory: string;
  readonly databaseUrl: string | undefined;
  readonly redisUrl: string | undefined;
  readonly durable?: boolean;
  readonly log: Logger;
}

export interface Installation {
  readonly deps: ImportDeps;
  /** Whether a running `npm start` works on the same data: its consumers act on the import's events at once, else at the next start. */
  readonly shared: boolean;
  close(): Promise<void>;
}

/** Opens the databases of this installation, beside a running graph or, when none runs, with its database started for the import. */
export async function openInstallation(options: InstallationOptions): Promise<Installation> {
  const { dataDirectory, log } = options;
  const secrets = await secretsIn(dataDirectory);
  const { storage, shared } = await storageFor({ ...options, durable: options.durable ?? true, secrets });
  try {
    // Nothing is paid by an import: the provider is named and never called.
    const provider = { ...secrets.stripe, apiBase: undefined, notify() {}, stop: async () => {} };
    // An import does one thing at a time, beside a graph that may need the rest.
    const connections = connectionShares(fewestConnections);
    const { services } = await buildServices({ dataDirectory, storage, secrets, provider, connections, log });
    return {
      deps: {
        users: services.users.built.context,
        practitioners: services.practitioners.built.context,
        records: services['health-records'].built.context,
        content: services.content.built.context,
      },
      shared,
      async close() {
        await Promise.all(Object.values(services).map(({ db }) => db.close()));
        await storage.bus.close();
        await storage.stop();
      },
    };
  } catch (fault) {
    await storage.bus.close();
    await storage.stop();
    throw fault;
  }
}

async function storageFor(options: StorageOptions): Promise<{ storage: Storage; shared: boolean }> {
  try {
    return { storage: await openStorage(options), shared: false };
  } catch (fault) {
    if (!isClaimed(fault)) throw fault;
    return { storage: await joinStorage(options), shared: true };
  }
}

/** What `claimGraph` throws when another process holds the claim. */
function isClaimed(fault: unknown): boolean {
  return fault instanceof Error && fault.cause instanceof postgres.PostgresError && fault.cause.code === '55P03';
}

/** The storage of a running graph, as a guest: nothing is prepared, and its server is not ours to stop. */
async function joinStorage({ dataDirectory, databaseUrl, redisUrl, durable, secrets, log }: StorageOptions): Promise<Storage> {
  const directory = join(dataDirectory, 'postgres');
  const url = databaseUrl ?? (await startEmbeddedPostgres({ directory, durable, log })).url;
  const busUrl = urlAs(url, 'klear_bus_app', secrets.bus);
  return {
    url,
    bus: redisUrl ? createRedisBus({ url: redisUrl, log }) : createPostgresBus({ url: busUrl, log }),
    jobs: createJobs({ url: urlAs(url, 'klear_jobs_app', secrets.jobs), log }),
    stop: async () => {},
  };
}
