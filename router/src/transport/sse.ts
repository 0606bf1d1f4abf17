import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Logger, Refusal } from '@klear/core';
import { flatHeaders, requestIdOf } from '@klear/service';
import type { Authenticate } from '../authorize/authenticate.ts';
import type { StandingEnd, Standings } from '../authorize/standings.ts';
import type { Connections } from '../limit/connections.ts';
import type { Limits } from '../limit/limits.ts';
import { showFailure } from '../observe/answer-errors.ts';
import { askedBy } from '../observe/asked-by.ts';
import { RefusalWithHeaders } from '../observe/refusal-with-headers.ts';
import type { AdmittedOperation, Asked } from '../operation.ts';
import type { ReadClientWay } from './client-address.ts';
import { createCors } from './cors.ts';
import { safeHeaders, secureOnly } from './headers.ts';
import { requireJson } from './negotiate.ts';
import { type Params, readParams } from './params.ts';
import { payloadsOf } from './payload-stream.ts';
import { readText } from './read-body.ts';
import { paramsOfSearch } from './search-params.ts';
import type { StreamAnswer, Streams } from './streams.ts';
import type { Door } from './thin-door.ts';

/** GraphQL over server-sent events, the protocol's distinct connections: one request, one stream. */
export interface EventDoor {
  /** Whether this is a request for the graph whose client would rather have events than JSON. */
  takes(request: IncomingMessage): boolean;
  handle(request: IncomingMessage, response: ServerResponse): void;
  close(): void;
}

export interface EventTimes {
  /** A comment is sent this often, so that proxies keep the stream and a lost client is found. */
  readonly heartbeatMs: number;
  /** How long one that read too slowly has to take in RESYNC before it is ended. */
  readonly slowMs: number;
}

export const defaultEventTimes: EventTimes = { heartbeatMs: 15_000, slowMs: 5_000 };

const streamHeaders = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
};
const said: Readonly<Record<StandingEnd, string>> = {
  TOKEN_EXPIRED: 'The access token is expired. Subscribe again with a fresh one.',
  SESSION_ENDED: 'The session has ended. Sign in again.',
  RIGHTS_CHANGED: 'Your roles have changed. Subscribe again.',
  ORGANIZATION_SUSPENDED: 'The organization is suspended. Nobody acts for it.',
  STANDING_UNKNOWN: 'Whether you are still signed in cannot be told right now. Subscribe again in a moment.',
};

export function createEventDoor(deps: {
  /** Where the graph is: /graphql. */
  path: string;
  door: Door;
  streams: Streams;
  limits: Limits;
  connections: Connections;
  standings: Standings;
  authenticate: Authenticate;
  admit(asked: Asked): Promise<AdmittedOperation>;
  clientWay: ReadClientWay;
  allowedOrigins?: readonly string[] | undefined;
  times?: Partial<EventTimes> | undefined;
  log: Logger;
}): EventDoor {
  const { limits, log, connections, standings } = deps;
  const times = { ...defaultEventTimes, ...deps.times };
  const cors = createCors(deps.allowedOrigins ?? []);
  const responses = new Set<ServerResponse>();

  async function paramsOf(request: IncomingMessage, headers: Readonly<Record<string, string>>): Promise<Params> {
    if (request.method === 'GET') return paramsOfSearch(new URL(request.url ?? '/', 'http://router').searchParams, limits);
    requireJson(headers);
    return readParams(await readText(request, limits), limits);
  }

  /** What is wrong with the request itself is an answer by status; what is wrong with the operation travels as an event. */
  async function open(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const headers = flatHeaders(request.headers);
    const requestId = requestIdOf(headers['x-request-id']);
    const { address, isSecure, isOurs } = deps.clientWay(request);
    const more = { ...safeHeaders, ...(isSecure && secureOnly), ...cors.headers(request.headers) };
    const place = connections.take(address);
    response.once('close', () => place?.leave());
    try {
      if (!place) throw new Refusal('RATE_LIMITED', 'Too many connections are open. Close some, or try again later.');
      const params = await paramsOf(request, headers);
      const who = await deps.authenticate(headers, requestId, address);
      if (who.viewer.personId !== null && !place.takeFor(who.viewer.personId)) {
        throw new Refusal('RATE_LIMITED', `You have ${limits.connectionsPerPerson} connections open already.`);
      }
      if (response.destroyed) return;
      const left = new AbortController();
      let why: StandingEnd | undefined;
      const standing = standings.open(who, headers, (reason) => {
        why = reason;
        left.abort();
      });
      response.once('close', () => {
        standing.leave();
        left.abort();
      });
      const begin = (told: Readonly<Record<string, string>>) => {
        response.writeHead(200, { ...more, ...streamHeaders, 'x-request-id': requestId, ...told });
        response.flushHeaders();
      };
      const asked = { ...params, viewer: who.viewer, address, takesParts: true, ...askedBy(headers, isOurs) };
      const operation = await deps.admit(asked).catch((refusal: unknown) => {
        begin(refusal instanceof RefusalWithHeaders ? refusal.headers : {});
        throw refusal;
      });
      begin(operation.answerHeaders);
      const answers = await answersTo(operation, request, response, left.signal);
      for await (const { text, cursor } of answers) {
        if (!(await standing.holds())) break;
        await send(response, `${idLine(cursor)}event: next\ndata: ${text}\n\n`);
      }
      if (why) await send(response, next(endRefusal(why), requestId));
      if (!response.destroyed) response.end('event: complete\ndata:\n\n');
    } catch (failure) {
      if (response.destroyed) return;
      if (response.headersSent) {
        await send(response, next(failure, requestId));
        return void response.end('event: complete\ndata:\n\n');
      }
      const shown = showFailure(failure, { requestId, log });
      const closing = { 'content-type': 'application/json; charset=utf-8', 'x-request-id': requestId, connection: 'close' };
      response.writeHead(shown.status, { ...more, ...closing, ...(shown.status === 429 && { 'retry-after': '10' }) });
      response.end(JSON.stringify({ errors: shown.errors }));
    }
  }

  async function answersTo(
    operation: AdmittedOperation,
    request: IncomingMessage,
    response: ServerResponse,
    signal: AbortSignal,
  ): Promise<AsyncIterable<StreamAnswer>> {
    const { kind } = operation.prepared;
    if (kind === 'subscription') {
      // What a browser sends by itself when it comes back.
      const resumeAfter = request.headers['last-event-id']?.toString() || undefined;
      return deps.streams.open(operation, { signal, onSlow: () => slow(response), resumeAfter });
    }
    if (kind === 'mutation' && request.method === 'GET') throw new Refusal('BAD_USER_INPUT', 'Send mutations by POST.');
    return payloadsOf(deps.door, operation, signal);
  }

  function next(failure: unknown, requestId: string): string {
    return `event: next\ndata: ${JSON.stringify({ errors: showFailure(failure, { requestId, log }).errors })}\n\n`;
  }

  function slow(response: ServerResponse): void {
    log.warn({ buffered: response.writableLength }, 'a client reads its events too slowly: it is told to resync');
    const timer = setTimeout(() => response.writableLength > 0 && response.destroy(), times.slowMs);
    response.once('close', () => clearTimeout(timer));
  }

  const heartbeat = setInterval(() => {
    for (const response of responses) if (response.headersSent && !response.writableNeedDrain) response.write(':\n\n');
  }, times.heartbeatMs);
  heartbeat.unref();

  return {
    takes({ method, url, headers: { accept } }) {
      if (url !== deps.path && !url?.startsWith(`${deps.path}?`)) return false;
      if ((method !== 'GET' && method !== 'POST') || !accept?.includes('text/event-stream')) return false;
      const types = accept.toLowerCase().split(',');
      const at = (pattern: RegExp) => types.findIndex((type) => pattern.test(type));
      const json = at(/^\s*application\/(graphql-response\+)?json/);
      return json < 0 || at(/^\s*text\/event-stream/) < json;
    },
    handle(request, response) {
      responses.add(response);
      response.once('close', () => responses.delete(response));
      open(request, response).catch((err: unknown) => {
        log.error({ err }, 'an event stream failed');
        response.destroy();
      });
    },
    close() {
      clearInterval(heartbeat);
      for (const response of responses) response.destroy();
    },
  };
}

function endRefusal(why: StandingEnd): Refusal {
  if (why === 'ORGANIZATION_SUSPENDED') return new Refusal('FORBIDDEN', said[why], { reason: why });
  return new Refusal(why === 'STANDING_UNKNOWN' ? 'SERVICE_UNAVAILABLE' : 'UNAUTHENTICATED', said[why]);
}

/** A cursor that a line cannot hold is not told: its client resumes by `resumeAfter`. */
function idLine(cursor: string | undefined): string {
  return cursor === undefined || /[\0\r\n]/.test(cursor) ? '' : `id: ${cursor}\n`;
}

/** Waits until the client has taken in enough: its own queue is the only one that grows meanwhile. */
async function send(response: ServerResponse, text: string): Promise<void> {
  if (response.destroyed || response.write(text)) return;
  const gone = new AbortController();
  const leave = () => gone.abort();
  response.once('close', leave);
  await once(response, 'drain', { signal: gone.signal }).catch(() => undefined);
  response.removeListener('close', leave);
}
