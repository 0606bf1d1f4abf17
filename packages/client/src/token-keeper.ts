import type { Credentials } from './credentials.ts';
import { record } from './graph-error.ts';

/** Keeps the token of an open socket fresh, so that its streams do not end with it. */
export interface TokenKeeper {
  /** The handshake is done: what the graph said with it, and what it was asked with. */
  connected(socket: unknown, payload: unknown, who: Record<string, string>): void;
  pong(payload: unknown): void;
  closed(): void;
}

/** Refreshes this long before the end at the latest, and at least a fifth of the token's life before it. */
const leadMs = 60_000;

/**
 * Refreshes in time and hands the new token over in a `ping`; the graph answers how long that one lives. What cannot be refreshed is
 * left alone: the socket then ends with its token, and the transport connects anew or says why it cannot.
 */
export function createTokenKeeper(credentials: Credentials): TokenKeeper {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let open: { readonly socket: Pick<WebSocket, 'send'>; who: Record<string, string> } | undefined;

  function wait(payload: unknown): void {
    const { expiresInMs } = record(payload);
    if (typeof expiresInMs !== 'number') return;
    clearTimeout(timer);
    timer = setTimeout(() => void refresh().catch(() => {}), expiresInMs - Math.min(leadMs, expiresInMs / 5));
  }

  async function refresh(): Promise<void> {
    const now = open;
    if (!now || !(await credentials.refresh(now.who))) return;
    const who = await credentials.headers();
    if (open !== now || !who.authorization) return;
    now.who = who;
    now.socket.send(JSON.stringify({ type: 'ping', payload: { authorization: who.authorization } }));
  }

  return {
    connected(socket, payload, who) {
      open = { socket: socket as Pick<WebSocket, 'send'>, who };
      wait(payload);
    },
    pong(payload) {
      if (record(payload).accepted === true) wait(payload);
    },
    closed() {
      clearTimeout(timer);
      open = undefined;
    },
  };
}
