import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serveParent } from '../measure/child.ts';
import { quantile } from '../measure/statistics.ts';
import { type LightSocket, openLight } from '../sockets/light-socket.ts';
import { changedAt, watchedSpan } from './change-time.ts';

export interface ViewersConfiguration {
  readonly port: number;
  readonly practitionerIds: readonly string[];
  readonly viewersEach: number;
}

/** What reached the screens since the last time this was asked. */
export interface Seen {
  readonly told: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
  /** Viewers that were told nothing yet. */
  readonly waiting: number;
}

const query = `subscription($ids: [ID!]!, $from: DateTime!, $to: DateTime!) {
  slotsChanged(practitionerIds: $ids, from: $from, to: $to) { cursor change start end practitioner { id } } }`;
const handshakesAtOnce = 500;

/** Everybody who looks at a calendar: one socket each, without a token. Tells how long after its change an event arrived. */
serveParent<ViewersConfiguration>(async ({ port, practitionerIds, viewersEach }) => {
  const span = watchedSpan(Date.now());
  let delays: number[] = [];
  let waiting = practitionerIds.length * viewersEach;
  let moved = Promise.withResolvers<void>();

  function open(practitionerId: string): Promise<LightSocket> {
    const { promise, resolve, reject } = Promise.withResolvers<LightSocket>();
    let isTold = false;
    const socket = openLight({
      port,
      onOpen: () => socket.send({ type: 'connection_init' }),
      onMessage(text) {
        const at = text.indexOf('"start":"');
        if (at >= 0) {
          delays.push(performance.timeOrigin + performance.now() - changedAt(text.slice(at + 9, text.indexOf('"', at + 9))));
          if (!isTold) waiting -= 1;
          isTold = true;
          moved.resolve();
        } else if (text.includes('connection_ack')) {
          socket.send({ type: 'subscribe', id: '1', payload: { query, variables: { ids: [practitionerId], ...span } } });
          resolve(socket);
        } else if (!text.includes('"ping"')) throw new Error(text);
      },
      onClose: (code) => reject(new Error(`a socket was closed with ${code}`)),
    });
    return promise;
  }

  const orders: Readonly<Record<string, (asked: URLSearchParams) => Promise<object>>> = {
    async '/open'() {
      const all = practitionerIds.flatMap((id) => Array.from({ length: viewersEach }, () => id));
      for (let at = 0; at < all.length; at += handshakesAtOnce) await Promise.all(all.slice(at, at + handshakesAtOnce).map(open));
      return {};
    },
    /** Waits until so many events were told since the last `/seen`. */
    async '/told'(asked) {
      while (delays.length < Number(asked.get('count'))) {
        moved = Promise.withResolvers();
        await moved.promise;
      }
      return {};
    },
    async '/seen'() {
      const [p50Ms, p99Ms, maxMs] = [0.5, 0.99, 1].map((part) => quantile(delays, part)) as [number, number, number];
      const seen: Seen = { told: delays.length, p50Ms, p99Ms, maxMs, waiting };
      delays = [];
      return seen;
    },
  };
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://viewers');
    response.end(JSON.stringify((await orders[pathname]?.(searchParams)) ?? {}));
  });
  server.requestTimeout = 0;
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
});
