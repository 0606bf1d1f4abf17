import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Logger, Refusal } from '@klear/core';
import { flatHeaders, type Health, requestIdOf } from '@klear/service';
import type { Authenticate } from '../authorize/authenticate.ts';
import type { Answers } from '../cache/response/response-cache.ts';
import type { Limits } from '../limit/limits.ts';
import { showFailure } from '../observe/answer-errors.ts';
import { askedBy } from '../observe/asked-by.ts';
import { RefusalWithHeaders } from '../observe/refusal-with-headers.ts';
import type { AdmittedOperation, Asked } from '../operation.ts';
import type { ReadClientWay } from './client-address.ts';
import { createCors } from './cors.ts';
import { type Answer, createFinish, finishedHeaders } from './finish.ts';
import { createMultipart, type Multipart } from './multipart.ts';
import { chooseMediaType, type MediaType, requireJson, statusFor, takesParts } from './negotiate.ts';
import type { Page } from './page.ts';
import { type Params, readParams } from './params.ts';
import { bodyTooLarge, readText } from './read-body.ts';
import { paramsOfSearch } from './search-params.ts';
import { defaultEventTimes, type EventDoor, type EventTimes } from './sse.ts';

/** Answers one request beside the graph, for example a webhook. */
export type Route = (request: {
  headers: Readonly<Record<string, string>>;
  body: string;
}) => Promise<{ status: number; headers: Record<string, string>; body: string | Buffer }>;

export interface HttpDoor {
  handle(request: IncomingMessage, response: ServerResponse): void;
  /** Answers a POST of these parameters, without a port. */
  ask(headers: Readonly<Record<string, string>>, params: unknown, path?: string): Promise<{ status: number; body: string }>;
}

/** A graph as HTTP reaches it. */
export interface GraphDoor {
  readonly path: string;
  readonly limits: Limits;
  admit(asked: Asked): Promise<AdmittedOperation>;
  readonly answers: Answers;
  /** Answers as events those who would rather have that. */
  readonly events: EventDoor;
}

interface Question {
  readonly headers: Readonly<Record<string, string>>;
  /** Reads what is asked; throws a Refusal when that is no request at all. */
  readonly params: () => Promise<Params>;
  /** Only queries may come by GET. */
  readonly readOnly: boolean;
  readonly address?: string;
  /** The one who connects is a proxy of ours. */
  readonly isOurs?: boolean;
  readonly signal?: AbortSignal;
  /** Where a deferred answer may go in parts. */
  readonly parts?: Multipart | undefined;
}

/** Where an answer goes. */
interface Way {
  readonly response: ServerResponse;
  /** Aborted when the client is gone. */
  readonly signal: AbortSignal;
}

/** GraphQL over HTTP: POST and GET on the path of each graph, /live and /ready, GraphiQL, and the routes that it is given. */
export function createHttpDoor(deps: {
  authenticate: Authenticate;
  /** The first one is the main one. */
  graphs: readonly [GraphDoor, ...GraphDoor[]];
  health: Health;
  log: Logger;
  routes?: Readonly<Record<string, Route>>;
  pages?: readonly Page[];
  clientWay: ReadClientWay;
  allowedOrigins?: readonly string[];
  eventTimes?: Partial<EventTimes>;
}): HttpDoor {
  const { graphs, log } = deps;
  const heartbeatMs = deps.eventTimes?.heartbeatMs ?? defaultEventTimes.heartbeatMs;
  const [main] = graphs;
  const doorAt = (path: string | undefined) => graphs.find((door) => door.path === path);
  const cors = createCors(deps.allowedOrigins ?? []);
  const finish = createFinish(cors);

  async function ask(door: GraphDoor, question: Question): Promise<Answer> {
    const { headers, params, readOnly, address, isOurs = false, signal, parts } = question;
    const requestId = requestIdOf(headers['x-request-id']);
    const mediaType = chooseMediaType(headers.accept) ?? (parts ? 'application/json' : undefined);
    if (!mediaType)
      return say(406, JSON.stringify({ errors: [{ message: 'Accept application/graphql-response+json or application/json.' }] }));
    let isRequest = false;
    try {
      const asked = await params();
      const { viewer } = await deps.authenticate(headers, requestId, address);
      isRequest = true;
      const operation = await door.admit({ ...asked, viewer, address, takesParts: parts !== undefined, ...askedBy(headers, isOurs) });
      if (operation.prepared.kind === 'subscription')
        throw new Refusal('BAD_USER_INPUT', 'Subscriptions travel over a socket (graphql-transport-ws).');
      if (readOnly && operation.prepared.kind !== 'query') {
        return refuse(new RefusalWithHeaders('BAD_USER_INPUT', 'Only queries may be sent by GET.', { allow: 'POST' }), 405);
      }
      const early = parts && ((part: string) => parts.write(part, { 'x-request-id': requestId, ...operation.answerHeaders }));
      const { text, headers: kept } = await door.answers(operation, { isGet: readOnly, signal, early });
      // What may be kept on the way is told to many: it says nothing of the one who asked first.
      return say(200, text, kept.etag ? kept : operation.answerHeaders);
    } catch (failure) {
      return refuse(failure);
    }

    function say(
      status: number,
      text: string,
      more: Readonly<Record<string, string>> = {},
      type: MediaType = mediaType ?? 'application/json',
    ) {
      return {
        status,
        headers: { 'content-type': `${type}; charset=utf-8`, 'x-request-id': requestId, ...more },
        body: text,
        ...(parts?.isOpen && { parts }),
      };
    }

    function refuse(failure: unknown, status?: number): Answer {
      const shown = showFailure(failure, { requestId, log });
      const fit = isRequest && mediaType ? statusFor(shown, mediaType) : shown.status;
      const more = failure instanceof RefusalWithHeaders ? failure.headers : {};
      return say(status ?? fit, JSON.stringify({ errors: shown.errors, ...(parts?.isOpen && { hasNext: false }) }), more);
    }
  }

  function askGraph(
    door: GraphDoor,
    request: IncomingMessage,
    headers: Readonly<Record<string, string>>,
    search: URLSearchParams,
    { signal, response }: Way,
  ) {
    const { limits } = door;
    const { address, isOurs, isSecure } = deps.clientWay(request);
    const head = (given: Readonly<Record<string, string>>) => finishedHeaders(cors, request, isSecure, given);
    const parts = takesParts(headers.accept) ? createMultipart(response, { head, heartbeatMs }) : undefined;
    const question = { headers, address, isOurs, signal, parts };
    if (request.method === 'GET') return ask(door, { ...question, params: async () => paramsOfSearch(search, limits), readOnly: true });
    if (request.method !== 'POST')
      return { ...json(405, { errors: [{ message: 'Send POST, or GET for queries.' }] }), headers: { allow: 'GET, POST' } };
    const params = async () => {
      requireJson(headers);
      return readParams(await readText(request, limits), limits);
    };
    return ask(door, { ...question, params, readOnly: false });
  }

  async function route(request: IncomingMessage, way: Way): Promise<Answer> {
    const preflight = cors.preflight(request.method, request.headers);
    if (preflight) return { ...preflight, body: '' };
    const headers = flatHeaders(request.headers);
    // Nearly every request is this one: no address is taken apart for it.
    const asked = doorAt(request.url);
    if (asked) return askGraph(asked, request, headers, new URLSearchParams(), way);
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://router');
    const method = request.method ?? 'GET';
    const given = deps.routes?.[`${method} ${pathname}`];
    if (given) return given({ headers, body: method === 'GET' ? '' : await readText(request, main.limits) });
    for (const page of deps.pages ?? []) {
      const answer = await page.answer({ method, path: pathname, headers, body: () => readText(request, main.limits) });
      if (answer) return answer;
    }
    if (method === 'GET' && pathname === '/live') return json(200, deps.health.live().body);
    if (method === 'GET' && pathname === '/ready') {
      const report = await deps.health.ready();
      return json(report.status, report.body);
    }
    const door = doorAt(pathname);
    if (!door)
      return json(404, { errors: [{ message: 'There is nothing here. The graph is at /graphql.', extensions: { code: 'NOT_FOUND' } }] });
    return askGraph(door, request, headers, searchParams, way);
  }

  return {
    handle(request, response) {
      const live = graphs.find(({ events }) => events.takes(request));
      if (live) return live.events.handle(request, response);
      const gone = new AbortController();
      response.once('close', () => {
        if (!response.writableFinished) gone.abort();
      });
      route(request, { response, signal: gone.signal })
        .catch((failure: unknown) => {
          const shown = showFailure(failure, { requestId: requestIdOf(undefined), log });
          return json(shown.status, { errors: shown.errors });
        })
        .then(async (answer) => {
          if (answer.parts) answer.parts.end(String(answer.body));
          else write(response, await finish(request, deps.clientWay(request).isSecure, answer));
        })
        .catch((err: unknown) => log.warn({ err }, 'an answer could not be written'));
    },
    async ask(headers, given, path) {
      const door = doorAt(path) ?? main;
      const params = async () => {
        const text = JSON.stringify(given);
        if (Buffer.byteLength(text) > door.limits.bodyBytes) throw bodyTooLarge(door.limits.bodyBytes);
        return readParams(text, door.limits);
      };
      const { status, body } = await ask(door, { headers, params, readOnly: false });
      return { status, body: String(body) };
    },
  };
}

function json(status: number, payload: object): Answer {
  return { status, headers: { 'content-type': 'application/json; charset=utf-8' }, body: JSON.stringify(payload) };
}

function write(response: ServerResponse, { status, headers, body }: Answer): void {
  if (response.destroyed) return;
  // What is left of a refused body is not read: the connection ends with the answer.
  const closing = status === 413 || status === 415 ? { connection: 'close' } : {};
  const bytes = Buffer.byteLength(body);
  const length = status === 204 || status === 304 ? {} : { 'content-length': bytes };
  response.writeHead(status, { ...headers, ...closing, ...length });
  // Text of one byte for each character goes out as it lies in memory.
  response.end(body, bytes === body.length ? 'latin1' : 'utf8');
}
