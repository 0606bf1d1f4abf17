import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLogger } from '@klear/core';
import { type LoginRole, rolesOf, urlAs } from '@klear/db';
import { startEmbeddedPostgres } from '@klear/db/embedded';
import { createFaultProxy, type FaultProxy } from '@klear/testing';
import postgres, { type Sql } from 'postgres';
import type { SubgraphName } from '../launch/secrets.ts';
import { type LaunchedGraph, type LaunchOptions, launch } from '../launch.ts';

/** The whole graph on a database server of its own, which it reaches through a wire that a test can cut. */
export interface House {
  readonly graph: LaunchedGraph;
  /** A superuser, past the wire. */
  readonly admin: Sql;
  readonly databaseWire: FaultProxy;
  /** Home of the data, the secrets and what is counted. */
  readonly dataDirectory: string;
  /** What the database server wrote. */
  readonly databaseLog: string;
  urlOf(name: SubgraphName, role: LoginRole): string;
  /** Signed in as another role of the database: the bus and the jobs have logins of their own. */
  urlAs(role: string, password: string): string;
  close(): Promise<void>;
}

/** One launch costs seconds: one house for each test file. */
export async function openHouse(
  options: Pick<LaunchOptions, 'onQuery' | 'connections' | 'watch' | 'redisUrl' | 'rates'> & Partial<Pick<LaunchOptions, 'log'>> = {},
): Promise<House> {
  const directory = await mkdtemp(join(tmpdir(), 'klear-house-'));
  const server = await startEmbeddedPostgres({ directory: join(directory, 'server'), durable: false, log: silentLogger });
  const databaseWire = await createFaultProxy({ host: '127.0.0.1', port: server.port });
  const wired = new URL(server.url);
  wired.port = String(databaseWire.port);
  const data = join(directory, 'data');
  const admin = postgres(server.url, { max: 2, onnotice: () => {}, connection: { application_name: 'house' } });
  const graph = await launch({
    ...options,
    dataDirectory: data,
    port: 0,
    durable: false,
    databaseUrl: wired.href,
    log: options.log ?? silentLogger,
  });
  return {
    graph,
    admin,
    databaseWire,
    dataDirectory: data,
    databaseLog: join(directory, 'server', 'postgres.log'),
    urlOf(name, role) {
      const { owner, app, system } = graph.secrets.services[name];
      return urlAs(server.url, rolesOf(name.replaceAll('-', '_'))[role], { owner, app, system }[role]);
    },
    urlAs: (role, password) => urlAs(server.url, role, password),
    async close() {
      databaseWire.set({ kind: 'none' });
      await graph.stop();
      await admin.end();
      await databaseWire.close();
      await server.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
