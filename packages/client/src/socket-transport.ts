import { createClient, type Client as SocketClient } from 'graphql-ws';
import type { Credentials } from './credentials.ts';
import { graphErrorOf, networkError, record } from './graph-error.ts';
import type { Answer, Sent } from './http-transport.ts';
import { createTokenKeeper } from './token-keeper.ts';

export interface SocketOptions {
  /** ws: or wss: address of the graph. */
  readonly url: string;
  readonly credentials: Credentials;
  /** How long to wait before the n-th try in a row (0, 1, ...), in milliseconds; undefined gives up. */
  readonly reconnectDelayMs: (attempt: number) => number | undefined;
  /** The WebSocket class, where the platform has none. */
  readonly webSocket?: unknown;
}

/** A subscription that is to be opened: `resumable` when its document takes resumeAfter. */
export interface Watched {
  readonly sent: Promise<Sent>;
  readonly resumable: boolean;
}

/** What the router closes a socket with when the token is not good, and when it lapsed meanwhile. */
const tokenRefused: readonly number[] = [4401, 4403];
/** After these the stream is opened anew: events were left out, or the graph cannot be reached for now. */
const broken = ['RESYNC', 'SERVICE_UNAVAILABLE'];

/** Subscriptions over graphql-transport-ws, all of a client on one socket. */
export function createSocketTransport({ url, credentials, reconnectDelayMs, webSocket }: SocketOptions) {
  let who: Record<string, string> = {};
  let isOpen = false;
  const keeper = createTokenKeeper(credentials);
  const socket: SocketClient = createClient({
    url,
    connectionParams: async () => {
      who = await credentials.headers();
      return who;
    },
    on: {
      connected: (opened, payload) => {
        isOpen = true;
        keeper.connected(opened, payload, who);
      },
      pong: (received, payload) => {
        if (received) keeper.pong(payload);
      },
      closed: () => {
        isOpen = false;
        keeper.closed();
      },
    },
    retryAttempts: 0,
    ...(webSocket !== undefined && { webSocketImpl: webSocket }),
  });

  /** Yields every event; after a broken connection it continues behind the last cursor, or says RESYNC when it knows none. */
  async function* follow(watched: Watched, left: AbortSignal): AsyncGenerator<Answer<never>, void, void> {
    const sent = await watched.sent;
    if (left.aborted) return;
    const given = watched.resumable ? record(sent.variables).resumeAfter : undefined;
    let cursor = typeof given === 'string' ? given : undefined;
    let attempt = 0;
    let refreshed = false;
    for (;;) {
      const variables = cursor === undefined ? sent.variables : { ...record(sent.variables), resumeAfter: cursor };
      const events = socket.iterate<Record<string, unknown>>({
        query: sent.query,
        ...(sent.extensions && { extensions: sent.extensions }),
        variables: record(variables),
      });
      const leave = () => void events.return?.();
      left.addEventListener('abort', leave, { once: true });
      let reached = isOpen;
      const stopWaiting = socket.on('connected', () => {
        reached = true;
      });
      let again = false;
      let told = false;
      try {
        for await (const event of events) {
          const answer = { data: (event.data ?? null) as never, errors: (event.errors ?? []).map(graphErrorOf) };
          attempt = 0;
          refreshed = false;
          if (watched.resumable) cursor = cursorOf(event.data) ?? cursor;
          again = answer.data === null && answer.errors.some(({ code }) => broken.includes(code));
          told = again && answer.errors.some(({ code }) => code === 'RESYNC');
          if (told) cursor = undefined;
          yield answer;
        }
      } catch (fault) {
        if (left.aborted) return;
        if (Array.isArray(fault)) return yield { data: null, errors: fault.map(graphErrorOf) };
        if (tokenRefused.includes(Number(record(fault).code))) {
          if (refreshed || !(await credentials.refresh(who))) return yield { data: null, errors: [unauthenticated] };
          refreshed = true;
        }
        again = true;
      } finally {
        left.removeEventListener('abort', leave);
        stopWaiting();
      }
      if (!again || left.aborted) return;
      const delay = reconnectDelayMs(attempt);
      attempt += 1;
      if (delay === undefined) return yield { data: null, errors: [networkError('The graph cannot be reached.')] };
      await pause(delay, left);
      if (left.aborted) return;
      if (reached && cursor === undefined && !told) yield { data: null, errors: [missed] };
    }
  }

  return {
    /** Ends at once when left: by break, by return() or by the signal. */
    subscribe(watched: Watched, signal?: AbortSignal): AsyncIterableIterator<Answer<never>> {
      const leaving = new AbortController();
      const answers = follow(watched, signal ? AbortSignal.any([leaving.signal, signal]) : leaving.signal);
      const iterator: AsyncIterableIterator<Answer<never>> = {
        next: () => answers.next(),
        async return() {
          leaving.abort();
          return { done: true, value: undefined };
        },
        [Symbol.asyncIterator]: () => iterator,
      };
      return iterator;
    },
    close: async () => socket.dispose(),
  };
}

const unauthenticated = { message: 'Sign in again.', code: 'UNAUTHENTICATED', faults: [] };
const missed = { message: 'Events may have been missed: query again.', code: 'RESYNC', faults: [] };

/** Every subscription has one root field, and its event carries the cursor. */
function cursorOf(data: unknown): string | undefined {
  const { cursor } = record(Object.values(record(data))[0]);
  return typeof cursor === 'string' && cursor !== '' ? cursor : undefined;
}

async function pause(ms: number, left: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const end = () => {
      clearTimeout(timer);
      left.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    left.addEventListener('abort', end);
  });
}
