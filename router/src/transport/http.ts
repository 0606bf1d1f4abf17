import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Logger, Refusal } from '@klear/core';
import { flatHeaders, type Health, readBody, readParams, requestIdOf } from '@klear/service';
import type { Authenticate } from '../authorize/authenticate.ts';
import type { Limits } from '../limit/limits.ts';
import { showFailure } from '../observe/answer-errors.ts';
import type { AdmittedOperation, Asked } from '../operation.ts';
import type { ApolloDoor } from './apollo-door.ts';
import type { GraphiqlPage } from './graphiql.ts';
import { chooseMediaType, type MediaType, requireJson, statusFor } from './negotiate.ts';
import { paramsOfSearch } from './search-params.ts';

/** Answers one request beside the graph, for example a webhook. */
export type Route = (request: {
  headers: Readonly<Record<string, string>>;
  body: string;
}) => Promise<{ status: number; headers: Record<string, string>; body: string | Buffer }>;

interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

export interface HttpDoor {
  handle(request: IncomingMessage, response: ServerResponse): void;
  /** Answers a POST of these parameters, without a port. */
  ask(headers: Readonly<Record<string, string>>, params: unknown): Promise<{ status: number; body: string }>;
}

interface Graph {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Only queries may come by GET. */
  readonly readOnly: boolean;
  readonly signal?: AbortSignal;
}

/** GraphQL over HTTP: POST and GET on /graphql, /live and /ready, GraphiQL, and the routes that it is given. */
export function createHttpDoor(deps: {
  limits: Limits;
  authenticate: Authenticate;
  admit(asked: Asked): Promise<AdmittedOperation>;
  apollo: ApolloDoor;
  health: Health;
  log: Logger;
  routes?: Readonly<Record<string, Route>>;
  page?: GraphiqlPage | undefined;
}): HttpDoor {
  const { limits, log } = deps;

  async function graph({ headers, body, readOnly, signal }: Graph): Promise<Answer> {
    const requestId = requestIdOf(headers['x-request-id']);
    const mediaType = chooseMediaType(headers.accept);
    const say = (status: number, text: string, type: MediaType = 'application/json'): Answer => ({
      status,
      headers: { 'content-type': `${type}; charset=utf-8`, 'x-request-id': requestId },
      body: text,
    });
    if (!mediaType)
      return say(406, JSON.stringify({ errors: [{ message: 'Accept application/graphql-response+json or application/json.' }] }));
    try {
      const { viewer } = await deps.authenticate(headers, requestId);
      const params = readParams(body);
      if (!params.ok) return refuse(params.error, 400);
      const operation = await deps.admit({ ...params.value, viewer });
      if (operation.prepared.kind === 'subscription')
        throw new Refusal('BAD_USER_INPUT', 'Subscriptions travel over a socket (graphql-transport-ws).');
      if (readOnly && operation.prepared.kind !== 'query')
        return { ...refuse(new Refusal('BAD_USER_INPUT', 'Only queries may be sent by GET.'), 405), headers: { allow: 'POST' } };
      return say(200, await deps.apollo.run(operation, signal), mediaType);
    } catch (failure) {
      return refuse(failure);
    }

    function refuse(failure: unknown, status?: number): Answer {
      const shown = showFailure(failure, { requestId, log });
      return say(status ?? statusFor(shown, mediaType ?? 'application/json'), JSON.stringify({ errors: shown.errors }), mediaType);
    }
  }

  async function route(request: IncomingMessage, signal: AbortSignal): Promise<Answer> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://router');
    const method = request.method ?? 'GET';
    const headers = flatHeaders(request.headers);
    const given = deps.routes?.[`${method} ${pathname}`];
    if (given) return given({ headers, body: method === 'GET' ? '' : await bodyOf(request) });
    const page = await deps.page?.answer({ method, path: pathname, headers, body: () => bodyOf(request) });
    if (page) return page;
    if (method === 'GET' && pathname === '/live') return json(200, deps.health.live().body);
    if (method === 'GET' && pathname === '/ready') {
      const report = await deps.health.ready();
      return json(report.status, report.body);
    }
    if (pathname !== '/graphql')
      return json(404, { errors: [{ message: 'There is nothing here. The graph is at /graphql.', extensions: { code: 'NOT_FOUND' } }] });
    if (method === 'GET') return graph({ headers, body: paramsOfSearch(searchParams), readOnly: true, signal });
    if (method !== 'POST')
      return { ...json(405, { errors: [{ message: 'Send POST, or GET for queries.' }] }), headers: { allow: 'GET, POST' } };
    requireJson(headers);
    return graph({ headers, body: await bodyOf(request), readOnly: false, signal });
  }

  async function bodyOf(request: IncomingMessage): Promise<string> {
    const body = await readBody(request, limits.bodyBytes);
    if (body === undefined) throw new Refusal('PAYLOAD_TOO_LARGE', `The body is larger than ${limits.bodyBytes} bytes.`);
    return body;
  }

  return {
    handle(request, response) {
      const gone = new AbortController();
      response.once('close', () => gone.abort());
      route(request, gone.signal)
        .catch((failure: unknown) => {
          const shown = showFailure(failure, { requestId: requestIdOf(undefined), log });
          return json(shown.status, { errors: shown.errors });
        })
        .then((answer) => write(response, answer))
        .catch((err: unknown) => log.warn({ err }, 'an answer could not be written'));
    },
    async ask(headers, params) {
      const { status, body } = await graph({ headers, body: JSON.stringify(params), readOnly: false });
      return { status, body: String(body) };
    },
  };
}

function json(status: number, payload: object): Answer {
  return { status, headers: { 'content-type': 'application/json; charset=utf-8' }, body: JSON.stringify(payload) };
}

const safety = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' };

function write(response: ServerResponse, { status, headers, body }: Answer): void {
  if (response.destroyed) return;
  // What is left of a refused body is not read: the connection ends with the answer.
  const closing = status === 413 ? { connection: 'close' } : {};
  response.writeHead(status, { ...safety, ...headers, ...closing, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
