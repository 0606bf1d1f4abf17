import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLogger } from '@klear/core';
import { urlAs } from '@klear/db';
import { startEmbeddedPostgres } from '@klear/db/embedded';
import { createHealth, serveSubgraph } from '@klear/service';
import { createFaultProxy, type FaultProxy } from '@klear/testing';
import { subgraphNames } from '../launch/secrets.ts';
import { type LaunchedGraph, launch } from '../launch.ts';
import { startProcess } from '../whole-graph/process.ts';

/** One graph with two routers: one in this process, one in a process of its own that reaches the bus over a wire which a test can cut. */
export interface TwoRouters {
  readonly graph: LaunchedGraph;
  /** Of the graph at each router. */
  readonly urls: readonly [string, string];
  /** Between the second router and the bus. */
  readonly busWire: FaultProxy;
  /** Between the second router and users. */
  readonly usersWire: FaultProxy;
  /** Of the second router. */
  readonly lines: readonly string[];
  close(): Promise<void>;
}

export async function openTwoRouters(): Promise<TwoRouters> {
  const directory = await mkdtemp(join(tmpdir(), 'klear-revocations-'));
  const database = await startEmbeddedPostgres({ directory: join(directory, 'server'), durable: false, log: silentLogger });
  const graph = await launch({
    dataDirectory: join(directory, 'data'),
    databaseUrl: database.url,
    port: 0,
    durable: false,
    rates: false,
    log: silentLogger,
  });
  const { services, secrets } = graph;
  const served = await Promise.all(
    subgraphNames.map((name) =>
      serveSubgraph(services[name].built.subgraph, { host: '127.0.0.1', port: 0, log: silentLogger, health: createHealth({ checks: {} }) }),
    ),
  );
  const portOf = (name: (typeof subgraphNames)[number]) => Number(new URL(served[subgraphNames.indexOf(name)]?.url ?? '').port);
  const [busWire, usersWire] = await Promise.all([
    createFaultProxy({ host: '127.0.0.1', port: database.port }),
    createFaultProxy({ host: '127.0.0.1', port: portOf('users') }),
  ]);
  const keys = createServer((_request, response) => void response.end(JSON.stringify(services.users.built.context.tokens.jwks())));
  await new Promise<void>((resolve) => void keys.listen(0, '127.0.0.1', resolve));
  const bus = new URL(urlAs(database.url, 'klear_bus_app', secrets.bus));
  bus.port = String(busWire.port);
  const hops = subgraphNames.flatMap((name) => {
    const prefix = name.toUpperCase().replaceAll('-', '_');
    const port = name === 'users' ? usersWire.port : portOf(name);
    return [
      [`${prefix}_URL`, `http://127.0.0.1:${port}/graphql`],
      [`${prefix}_HOP_KEY`, secrets.services[name].hopKey],
    ];
  });
  const unlimited = '1000000000';
  const second = await startProcess('router/src/main.ts', {
    ...Object.fromEntries(hops),
    BUS_URL: bus.href,
    JWKS_URL: `http://127.0.0.1:${(keys.address() as AddressInfo).port}/jwks.json`,
    DOCUMENTS: 'any',
    RATE_POINTS_APP: unlimited,
    RATE_POINTS_PERSON: unlimited,
    RATE_POINTS_ADDRESS: unlimited,
  });
  return {
    graph,
    urls: [`${graph.url}/graphql`, `${second.url}/graphql`],
    busWire,
    usersWire,
    lines: second.lines,
    async close() {
      await second.stop();
      keys.close();
      await Promise.all(served.map((one) => one.close()));
      await Promise.all([busWire.close(), usersWire.close()]);
      await graph.stop();
      await database.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
