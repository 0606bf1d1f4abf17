import type { WebSocket } from 'ws';

export interface Heartbeat {
  /** Looks after the socket until it closes. */
  watch(socket: WebSocket): void;
  stop(): void;
}

const slots = 16;

/**
 * Finds peers that are gone without a word: a socket that answers no ping within `periodMs` is ended. One timer for all sockets,
 * a sixteenth of them at each tick.
 */
export function createHeartbeat(periodMs: number): Heartbeat {
  const rounds = Array.from({ length: slots }, () => new Map<WebSocket, boolean>());
  let turn = 0;
  let seated = 0;
  const timer = setInterval(() => {
    turn = (turn + 1) % slots;
    const round = rounds[turn] ?? new Map<WebSocket, boolean>();
    for (const [socket, isAlive] of round) {
      if (!isAlive) socket.terminate();
      else if (socket.readyState === socket.OPEN) {
        round.set(socket, false);
        socket.ping();
      }
    }
  }, periodMs / slots);
  timer.unref();
  return {
    watch(socket) {
      seated += 1;
      const round = rounds[seated % slots];
      if (!round) return;
      const alive = () => void round.set(socket, true);
      alive();
      socket.on('pong', alive);
      socket.once('close', () => void round.delete(socket));
    },
    stop: () => clearInterval(timer),
  };
}
