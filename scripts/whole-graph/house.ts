import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLogger } from '@klear/core';
import { type LoginRole, rolesOf, urlAs } from '@klear/db';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@klear/db/embedded';
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

interface HouseOptions
  extends Pick<LaunchOptions, 'onQuery' | 'connections' | 'watch' | 'redisUrl' | 'rates'>,
    Partial<Pick<LaunchOptions, 'log'>> {
  /** The server keeps statistics of its statements (pg_stat_statements). Costs a second start of it. */
  readonly statistics?: true;
}

async function startServer(directory: string, statistics: true | undefined): Promise<EmbeddedPostgres> {
  const start = () => startEmbeddedPostgres({ directory, durable: false, log: silentLogger });
  const server = await start();
  if (!statistics) return server;
  const ask = async (url: string, text: string) => {
    const admin = postgres(url, { max: 1, onnotice: () => {} });
    await admin.unsafe(text).finally(() => admin.end());
  };
  // What is preloaded is there from the next start on.
  await ask(server.url, "alter system set shared_preload_libraries = 'pg_stat_statements'");
  await server.stop();
  const again = await start();
  await ask(again.url, 'create extension pg_stat_statements');
  return again;
}

/** One launch costs seconds: one house for each test file. */
export async function openHouse({ statistics, ...options }: HouseOptions = {}): Promise<House> {
  const directory = await mkdtemp(join(tmpdir(), 'klear-house-'));
  const server = await startServer(join(directory, 'server'), statistics);
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
