import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from '@klear/core';
import type { Registry } from 'prom-client';
import type { Health } from '../health.ts';

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
  const { host, registry, health, log } = options;

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
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject).listen(options.port, host, resolve);
  await promise;
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    async close() {
      const { promise: closed, resolve: done } = Promise.withResolvers<void>();
      server.close(() => done());
      server.closeAllConnections();
      await closed;
    },
  };
}

const json = (status: number, body: object) => ({ status, type: 'application/json; charset=utf-8', body: JSON.stringify(body) });
