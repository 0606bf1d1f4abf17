import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Clock } from '@klear/core';
import { type WebSocket, WebSocketServer } from 'ws';
import type { ConnectionPlace, Connections } from '../limit/connections.ts';
import type { ReadClientWay } from './client-address.ts';
import { createHeartbeat } from './heartbeat.ts';
import { createSocketProtocol, type ProtocolDeps } from './socket-protocol.ts';
import { type Around, Seat } from './socket-seat.ts';
import { createTurnstile } from './turnstile.ts';

export interface SocketDoor {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  readonly open: number;
  /** Tells every client 1001, and ends those that do not leave in time. */
  close(): Promise<void>;
}

export interface SocketTimes {
  /** How long a client may take to say who it is: 4408 after it. */
  readonly initMs: number;
  /** A socket that answers no ping for this long is ended. */
  readonly heartbeatMs: number;
  /** How long one that read too slowly has to take in RESYNC before it is ended. */
  readonly slowMs: number;
  /** How long the sockets have to leave when the router closes. */
  readonly farewellMs: number;
}

export const defaultSocketTimes: SocketTimes = { initMs: 10_000, heartbeatMs: 16_000, slowMs: 5_000, farewellMs: 2_000 };

const goingAway = 1001;
/** About 4 ms of handshakes and messages. */
const perTurn = 16;

/** graphql-transport-ws on the path of a graph. Queries and mutations are answered here too; every stage is the one that HTTP passes. */
export function createSocketDoor(
  deps: ProtocolDeps & { connections: Connections; clientWay: ReadClientWay; times?: Partial<SocketTimes> | undefined; clock: Clock },
): SocketDoor {
  const { limits, log } = deps;
  const times = { ...defaultSocketTimes, ...deps.times };
  const heartbeat = createHeartbeat(times.heartbeatMs);
  const takeTurn = createTurnstile(perTurn);
  const toldExpiry = (expiresAt: Date) => {
    const expiresInMs = Math.max(0, expiresAt.getTime() - deps.clock.now().getTime());
    return { expiresAt: expiresAt.toISOString(), expiresInMs };
  };
  const around: Around = { limits, takeTurn, slowMs: times.slowMs, toldExpiry, log };
  const protocol = createSocketProtocol(deps, { initMs: times.initMs, toldExpiry });
  const wss = new WebSocketServer({
    noServer: true,
    maxPayload: limits.bodyBytes,
    perMessageDeflate: false,
    handleProtocols: (offered) => offered.has('graphql-transport-ws') && 'graphql-transport-ws',
  });
  const failed = (err: Error) => log.debug({ err }, 'a socket failed');

  function seat(socket: WebSocket, address: string, place: ConnectionPlace): void {
    const seat = new Seat(socket, address, place, around);
    const closed = protocol.opened(seat, { seat });
    socket.on('error', failed);
    socket.once('close', (code, reason) => {
      seat.standing?.leave();
      void closed(code, String(reason));
    });
    heartbeat.watch(socket);
  }

  return {
    upgrade(request, socket, head) {
      const { address } = deps.clientWay(request);
      const place = deps.connections.take(address);
      if (!place) return void socket.end('HTTP/1.1 429 Too Many Requests\r\nretry-after: 10\r\nconnection: close\r\n\r\n');
      socket.on('error', failed);
      // No closure: it would hold the request as long as the socket lives.
      socket.once('close', place.leave);
      takeTurn(() => wss.handleUpgrade(request, socket, head, (client) => seat(client, address, place)));
    },
    get open() {
      return wss.clients.size;
    },
    async close() {
      heartbeat.stop();
      for (const client of wss.clients) client.close(goingAway, 'The router is restarting; connect again.');
      const { promise, resolve } = Promise.withResolvers<void>();
      wss.close(() => resolve());
      const timer = setTimeout(() => {
        for (const client of wss.clients) client.terminate();
      }, times.farewellMs);
      await promise;
      clearTimeout(timer);
    },
  };
}
