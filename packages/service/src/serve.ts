import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type Logger, Refusal } from '@klear/core';
import { answer, refusalAnswer } from './answers.ts';
import type { Health } from './health.ts';
import { type HopResponse, hopPath } from './hop.ts';
import { flatHeaders, readBytes } from './http-body.ts';
import { closePort, openPort } from './open-port.ts';
import { acceptSockets } from './sockets.ts';
import type { Subgraph } from './subgraph.ts';

/** An answer of a subgraph outside GraphQL: a public key set, a provider's webhook. What it trusts is its own matter. */
export type Route = (request: { headers: Record<string, string>; body: string }) => HopResponse | Promise<HopResponse>;

export interface ServeOptions {
  readonly host: string;
  /** 0 lets the system choose; the answer's `url` names it. */
  readonly port: number;
  readonly log: Logger;
  readonly health: Health;
  readonly maxBodyBytes?: number;
  /** By method and path: 'GET /jwks.json'. */
  readonly routes?: Readonly<Record<string, Route>>;
  /** PEM texts. With them the port speaks TLS 1.3 only. */
  readonly tls?: { readonly key: string; readonly cert: string };
}

export interface Served {
  readonly url: string;
  /** Stops accepting, lets requests in flight finish, tells sockets 1001. */
  close(): Promise<void>;
}

const maxBodyBytesByDefault = 4 * 1024 * 1024;

async function respond(subgraph: Subgraph, options: ServeOptions, request: IncomingMessage): Promise<HopResponse> {
  const path = new URL(request.url ?? '/', 'http://subgraph').pathname;
  if (request.method === 'GET' && path === '/live') return answer(200, options.health.live().body);
  if (request.method === 'GET' && path === '/ready') {
    const report = await options.health.ready();
    return answer(report.status, report.body);
  }
  const route = options.routes?.[`${request.method} ${path}`];
  if (!route && (path !== hopPath || request.method !== 'POST')) return refusalAnswer(new Refusal('NOT_FOUND', 'There is nothing here.'));
  const bytes = await readBytes(request, options.maxBodyBytes ?? maxBodyBytesByDefault);
  if (bytes === undefined) return refusalAnswer(new Refusal('PAYLOAD_TOO_LARGE', 'The body is too large.'));
  const headers = flatHeaders(request.headers);
  const body = bytes.toString('utf8');
  return route ? route({ headers, body }) : subgraph.handle({ method: 'POST', path: request.url ?? '', headers, body, bytes });
}

function write(response: ServerResponse, { status, headers, body }: HopResponse, closing: boolean): void {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body), ...(closing && { connection: 'close' }) });
  response.end(body);
}

/** Puts a subgraph on a port: POST /graphql, graphql-ws on the same path, GET /live and /ready. */
export async function serveSubgraph(subgraph: Subgraph, options: ServeOptions): Promise<Served> {
  const { log, tls } = options;
  let closing = false;
  const listener = (request: IncomingMessage, response: ServerResponse) => {
    respond(subgraph, options, request)
      .catch((err: unknown) => {
        log.error({ err }, 'request failed outside GraphQL');
        return refusalAnswer(new Refusal('INTERNAL_SERVER_ERROR', 'Something went wrong on our side.'));
      })
      .then((result) => write(response, result, closing || result.status === 413))
      .catch((err: unknown) => log.warn({ err }, 'answer could not be written'));
  };
  const server: Server = tls ? createTlsServer({ ...tls, minVersion: 'TLSv1.3' }, listener) : createServer(listener);
  const sockets = acceptSockets(server, subgraph, log);
  const { authority } = await openPort(server, options);
  return {
    url: `${tls ? 'https' : 'http'}://${authority}${hopPath}`,
    close() {
      closing = true;
      return closePort(server, async () => {
        await sockets.close();
        server.closeIdleConnections();
      });
    },
  };
}
