import type { WebSocket } from 'ws';

export interface Heartbeat {
  /** Looks after the socket until it closes. */
  watch(socket: WebSocket): void;
  stop(): void;
}

const slots = 16;

/**
 * Finds peers that are gone without a word: a socket that answers no ping within `periodMs` is ended. One timer for all sockets,
 * a sixteenth of them at each tick; nothing is made for each.
 */
export function createHeartbeat(periodMs: number): Heartbeat {
  const rounds = Array.from({ length: slots }, () => new Set<WebSocket>());
  const unanswered = new Set<WebSocket>();
  let turn = 0;
  let seated = 0;
  const timer = setInterval(() => {
    turn = (turn + 1) % slots;
    for (const socket of rounds[turn] ?? []) {
      if (unanswered.has(socket)) socket.terminate();
      else if (socket.readyState === socket.OPEN) {
        unanswered.add(socket);
        socket.ping();
      }
    }
  }, periodMs / slots);
  timer.unref();

  function answered(this: WebSocket): void {
    unanswered.delete(this);
  }
  function closed(this: WebSocket): void {
    unanswered.delete(this);
    for (const round of rounds) round.delete(this);
  }
  return {
    watch(socket) {
      seated += 1;
      rounds[seated % slots]?.add(socket);
      socket.on('pong', answered);
      socket.on('close', closed);
    },
    stop: () => clearInterval(timer),
  };
}
