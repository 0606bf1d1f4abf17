import { createClient, type Client as SocketClient } from 'graphql-ws';
import type { Credentials } from './credentials.ts';
import { type EventWay, TokenRefused } from './follow.ts';
import { record } from './graph-error.ts';
import { createTokenKeeper } from './token-keeper.ts';

/** What the router closes a socket with when the token is not good, and when it lapsed meanwhile. */
const tokenRefused: readonly number[] = [4401, 4403];

/** Subscriptions over graphql-transport-ws, all of a client on one socket. `webSocket` is the class, where the platform has none. */
export function createSocketWay(options: { url: string; credentials: Credentials; webSocket?: unknown }): EventWay {
  const { url, credentials, webSocket } = options;
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
