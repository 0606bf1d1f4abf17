import { createServer } from 'node:http';
import type { Logger } from '@klear/core';
import type { Registry } from 'prom-client';
import type { Health } from '../health.ts';
import { closePort, openPort } from '../open-port.ts';

export interface AdminServer {
  /** Scheme, host and port, without a path. */
  readonly url: string;
  close(): Promise<void>;
}

/** GET /metrics in Prometheus' text format, /live and /ready, on a port that clients never see. Rejects when the port is taken. */
export async function serveAdmin(options: {
  host: string;
  port: number;
  registry: Registry;
  health: Health;
  log: Logger;
}): Promise<AdminServer> {
  const { registry, health, log } = options;

  async function answer(method: string | undefined, path: string): Promise<{ status: number; type: string; body: string }> {
    if (method !== 'GET' && method !== 'HEAD') return json(405, { message: 'Send GET.' });
    if (path === '/metrics') return { status: 200, type: registry.contentType, body: await registry.metrics() };
    if (path === '/live') return json(200, health.live().body);
    if (path !== '/ready') return json(404, { message: 'There is nothing here. Metrics are at /metrics.' });
    const report = await health.ready();
    return json(report.status, report.body);
  }

  const server = createServer({ maxHeaderSize: 8 * 1024, requestTimeout: 10_000 }, (request, response) => {
    answer(request.method, (request.url ?? '/').split('?', 1)[0] ?? '/')
      .catch((err: unknown) => {
        log.error({ err }, 'the admin port could not answer');
        return json(500, { message: 'Something went wrong on our side.' });
      })
      .then(({ status, type, body }) => {
        response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
        response.end(request.method === 'HEAD' ? undefined : body);
      });
  });
  const { authority } = await openPort(server, options);
  return { url: `http://${authority}`, close: () => closePort(server, () => server.closeAllConnections()) };
}

const json = (status: number, body: object) => ({ status, type: 'application/json; charset=utf-8', body: JSON.stringify(body) });
