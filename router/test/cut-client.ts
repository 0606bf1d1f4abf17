import type { LiveRouter } from './live-router.ts';
import { openRaw, type RawSocket } from './raw-socket.ts';

/** A client that follows a feed of numbers through whatever breaks: it goes on behind its last cursor and keeps account. */
export interface CutClient {
  /** The last number it was told; 0 before the first. */
  readonly last: number;
  /** Its stream is asked for on an open socket. */
  readonly isListening: boolean;
  readonly connects: number;
  /** Ends the connection in the middle, without a word. */
  cut(): void;
  close(): void;
}

export function createCutClient(options: {
  router: () => LiveRouter;
  /** What it says of itself to this router. */
  init: (router: LiveRouter) => Promise<object>;
  query: string;
  /** Told each fault: a number that is not the next one. */
  onFault: (fault: string) => void;
  onMoved: () => void;
}): CutClient {
  let last = 0;
  let connects = 0;
  let isListening = false;
  let closed = false;
  let socket: RawSocket | undefined;

  const subscribe = (to: RawSocket) => {
    const variables = last === 0 ? {} : { after: String(last) };
    to.send({ type: 'subscribe', id: String(connects), payload: { query: options.query, variables } });
    isListening = true;
    options.onMoved();
  };

  async function connect(): Promise<void> {
    const router = options.router();
    const mine = openRaw(router.url);
    socket = mine;
    connects += 1;
    void mine.closed.then(() => {
      isListening = false;
      options.onMoved();
      if (!closed) setTimeout(() => void connect(), 5);
    });
    mine.ws.removeAllListeners('message');
    mine.ws.on('message', (data) => {
      const { type, payload } = JSON.parse(String(data)) as {
        type: string;
        payload?: { data?: { feed: { number: number } } | null; errors?: { extensions: { code: string } }[] };
      };
      if (mine !== socket) return;
      if (type === 'connection_ack') return subscribe(mine);
      const number = payload?.data?.feed.number;
      if (type === 'next' && number !== undefined) {
        if (last !== 0 && number !== last + 1) options.onFault(`${number} after ${last}`);
        last = number;
        return options.onMoved();
      }
      if (type === 'next' && payload?.errors?.[0]?.extensions.code !== 'SERVICE_UNAVAILABLE') options.onFault(JSON.stringify(payload));
      // The stream has ended because nothing was known of its place: ask again behind our own.
      if (type === 'complete') mine.ws.terminate();
      if (type === 'error') options.onFault(JSON.stringify(payload));
    });
    await mine.opened.then(async () => mine.send({ type: 'connection_init', payload: await options.init(router) })).catch(() => undefined);
  }

  void connect();
  return {
    get last() {
      return last;
    },
    get isListening() {
      return isListening;
    },
    get connects() {
      return connects;
    },
    cut() {
      isListening = false;
      socket?.ws.terminate();
    },
    close() {
      closed = true;
      socket?.ws.terminate();
    },
  };
}
