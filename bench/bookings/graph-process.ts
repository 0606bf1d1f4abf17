import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { silentLogger } from '@klear/core';
import { serveParent } from '../measure/child.ts';
import { recordSessions } from './record-sessions.ts';
import { takeRecorded } from './recorded-session.ts';
import { profileStages } from './stages.ts';

export interface GraphConfiguration {
  readonly dataDirectory: string;
  readonly databaseUrl: string;
  readonly connections: number;
  /** Keep the statements that are sent. */
  readonly isRecorded: boolean;
}

/** The whole graph in one process, as `npm start` runs it, on a server that is there. A second port takes orders of whoever measures. */
serveParent<GraphConfiguration>(async ({ isRecorded, ...configuration }) => {
  if (isRecorded) recordSessions();
  const { launch } = await import('../../scripts/launch.ts');
  const graph = await launch({ ...configuration, port: 0, rates: false, log: silentLogger });
  const profile = profileStages();
  const orders: Readonly<Record<string, () => Promise<string>>> = {
    '/recorded': async () => takeRecorded(),
    '/publish': async () => String(await graph.publishAll()),
    '/profile': async () => JSON.stringify(await profile()),
  };
  const control = createServer(async (request, response) => {
    try {
      response.end(await (orders[request.url ?? ''] ?? (async () => 'no such order'))());
    } catch (fault) {
      response.writeHead(500).end(String(fault));
    }
  }).listen(0, '127.0.0.1');
  await once(control, 'listening');
  const stop = async () => {
    control.close();
    control.closeAllConnections();
    await graph.stop();
  };
  return { url: `${graph.url}/graphql`, told: { control: `http://127.0.0.1:${(control.address() as AddressInfo).port}` }, stop };
});
