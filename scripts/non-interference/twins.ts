import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLogger } from '@klear/core';
import { startEmbeddedPostgres } from '@klear/db/embedded';
import postgres from 'postgres';
import { type LaunchedGraph, launch } from '../launch.ts';

/** Two whole graphs on one server whose databases, secrets and books were the same when they came up. */
export interface Twins<Told> {
  /** What `fill` told of the one graph that both come from. */
  readonly told: Told;
  readonly graphs: readonly [LaunchedGraph, LaunchedGraph];
  close(): Promise<void>;
}

/** Fills one graph, stops it, copies its database and its data directory, and starts both. */
export async function openTwins<Told>(fill: (graph: LaunchedGraph) => Promise<Told>): Promise<Twins<Told>> {
  const directory = await mkdtemp(join(tmpdir(), 'klear-twins-'));
  const open = new AsyncDisposableStack();
  open.defer(() => rm(directory, { recursive: true, force: true }));
  const server = open.adopt(
    await startEmbeddedPostgres({ directory: join(directory, 'server'), durable: false, log: silentLogger }),
    (started) => started.stop(),
  );
  const admin = open.adopt(postgres(server.url, { max: 1, onnotice: () => {} }), (sql) => sql.end());
  const [first, second] = ['first', 'second'] as const;
  const graphOf = (name: string) =>
    launch({
      dataDirectory: join(directory, name),
      databaseUrl: Object.assign(new URL(server.url), { pathname: `/${name}` }).href,
      port: 0,
      rates: false,
      durable: false,
      log: silentLogger,
    });
  try {
    await admin.unsafe(`create database ${first}`);
    const graph = await graphOf(first);
    const told = await fill(graph).finally(() => graph.stop());
    await admin.unsafe(`create database ${second} template ${first} strategy file_copy`);
    await cp(join(directory, first), join(directory, second), { recursive: true });
    const graphs = [await graphOf(first), await graphOf(second)] as const;
    for (const each of graphs) open.defer(async () => void (await each.stop()));
    return { told, graphs, close: () => open.disposeAsync() };
  } catch (fault) {
    await open.disposeAsync();
    throw fault;
  }
}
