import { createClient, type Client as SocketClient } from 'graphql-ws';
import type { Credentials } from './credentials.ts';
import { type EventWay, TokenRefused } from './follow.ts';
import { record } from './graph-error.ts';
import { createTokenKeeper } from './token-keeper.ts';

/** What the router closes a socket with when the token is not good, and when it lapsed meanwhile. */
const tokenRefused: readonly number[] = [4401, 4403];

interface SocketOptions {
  readonly url: string;
  readonly credentials: Credentials;
  /** The class, where the platform has none. */
  readonly webSocket?: unknown;
  readonly onSocket?: ((isOpen: boolean) => void) | undefined;
  readonly heartbeatMs?: number | undefined;
}

/** Subscriptions over graphql-transport-ws, all of a client on one socket. A line that is cut without a word is found by its silence. */
export function createSocketWay({ url, credentials, webSocket, onSocket, heartbeatMs = 15_000 }: SocketOptions): EventWay {
  let who: Record<string, string> = {};
  let isOpen = false;
  let silence: ReturnType<typeof setTimeout> | undefined;
  const keeper = createTokenKeeper(credentials);
  const socket: SocketClient = createClient({
    url,
    connectionParams: async () => {
      who = await credentials.headers();
      return who;
    },
    keepAlive: heartbeatMs,
    on: {
      connected: (opened, payload) => {
        isOpen = true;
        keeper.connected(opened, payload, who);
        onSocket?.(true);
      },
      ping: (received) => {
        if (!received) silence = setTimeout(() => socket.terminate(), heartbeatMs);
      },
      pong: (received, payload) => {
        clearTimeout(silence);
        if (received) keeper.pong(payload);
      },
      closed: () => {
        clearTimeout(silence);
        if (isOpen) onSocket?.(false);
        isOpen = false;
        keeper.closed();
      },
    },
    retryAttempts: 0,
    ...(webSocket !== undefined && { webSocketImpl: webSocket }),
  });

  return {
    async *open({ query, extensions, variables }, { left, reached }) {
      const events = socket.iterate<Record<string, unknown>>({ query, ...(extensions && { extensions }), variables: record(variables) });
      const leave = () => void events.return?.();
      left.addEventListener('abort', leave, { once: true });
      if (isOpen) reached();
      const stopWaiting = socket.on('connected', reached);
      try {
        for await (const event of events) yield { answer: record(event) };
      } catch (fault) {
        throw tokenRefused.includes(Number(record(fault).code)) ? new TokenRefused(who) : fault;
      } finally {
        left.removeEventListener('abort', leave);
        stopWaiting();
      }
    },
    close: async () => socket.dispose(),
  };
}
