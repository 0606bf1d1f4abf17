import { hkdfSync } from 'node:crypto';
import { join } from 'node:path';
import type { Logger } from '@klear/core';
import { prepareAudit, prepareCluster, urlAs } from '@klear/db';
import { startEmbeddedPostgres } from '@klear/db/embedded';
import { type Bus, createPostgresBus, createRedisBus, prepareBus } from '@klear/events';
import { createJobs, type Jobs, prepareJobs } from '@klear/jobs';
import { prepareRouter } from '@klear/router';
import { auditPasswords } from './audit.ts';
import { claimGraph } from './claim.ts';
import { type Secrets, subgraphNames } from './secrets.ts';

export interface Storage {
  /** Direct URL of the database; roles sign in with their own passwords. */
  readonly url: string;
  readonly bus: Bus;
  readonly jobs: Jobs;
  /** Lets go of the claim and stops the server, if it is ours. Nothing may be connected any more. */
  stop(): Promise<void>;
}

export interface StorageOptions {
  readonly dataDirectory: string;
  /** The administrator's URL of a PostgreSQL of your own; the embedded server without it. */
  readonly databaseUrl: string | undefined;
  readonly redisUrl: string | undefined;
  /** false turns off fsync: for tests, whose data may be lost. */
  readonly durable: boolean;
  readonly secrets: Secrets;
  readonly log: Logger;
}

/** The database with its roles and empty schemas, the bus and the job store on it. Claimed: one graph at a time works on a database. */
export async function openStorage(options: StorageOptions): Promise<Storage> {
  const { secrets, log } = options;
  const embedded = options.databaseUrl
    ? undefined
    : await startEmbeddedPostgres({ directory: join(options.dataDirectory, 'postgres'), durable: options.durable, log });
  const url = options.databaseUrl ?? embedded?.url ?? '';
  const release = await claimGraph(url);
  try {
    const accounts = subgraphNames.map((name) => ({ schema: name.replaceAll('-', '_'), passwords: secrets.services[name] }));
    await prepareCluster(url, accounts);
    await prepareAudit(url, auditPasswords(secrets));
    // One after the other: both change the database's own row of grants.
    await prepareBus(url, { password: secrets.bus });
    await prepareJobs(url, { password: secrets.jobs });
    await prepareRouter(url, { password: routerPassword(secrets) });
  } catch (fault) {
    await release();
    await embedded?.stop();
    throw fault;
  }
  const busUrl = urlAs(url, 'klear_bus_app', secrets.bus);
  return {
    url,
    bus: options.redisUrl ? createRedisBus({ url: options.redisUrl, log }) : createPostgresBus({ url: busUrl, log }),
    jobs: createJobs({ url: urlAs(url, 'klear_jobs_app', secrets.jobs), log }),
    async stop() {
      await release();
      await embedded?.stop();
    },
  };
}

/** Where the router keeps its rate limits. */
export function routerUrl(url: string, secrets: Secrets): string {
  return urlAs(url, 'klear_router_app', routerPassword(secrets));
}

/** Made of a secret that is there already, so that a data directory of an older release has it too. */
function routerPassword(secrets: Secrets): string {
  return Buffer.from(hkdfSync('sha256', secrets.services.users.hopKey, '', 'klear: login of the router', 24)).toString('base64url');
}
