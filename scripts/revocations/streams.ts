import { WebSocket } from 'ws';

/** What came of an open stream: each event with when it came, and why and when it ended. Times are milliseconds of performance.now(). */
export interface Stream {
  readonly events: { readonly atMs: number; readonly data: unknown; readonly codes: readonly string[] }[];
  /** The code that the client is told: a close code of the socket, or the code of the last error. */
  readonly ended: Promise<{ readonly atMs: number; readonly why: string }>;
  /** Resolves with the next event that fits, also one that has come. */
  next(fits: (event: Stream['events'][number]) => boolean): Promise<Stream['events'][number]>;
  close(): void;
}

interface Asked {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly query: string;
  readonly variables?: object;
}

interface Payload {
  readonly data?: unknown;
  readonly errors?: readonly { readonly extensions?: { readonly code?: string; readonly reason?: string } }[];
}

function createStream(close: () => void) {
  const events: Stream['events'] = [];
  const waiting = new Set<() => void>();
  const ending = Promise.withResolvers<{ atMs: number; why: string }>();
  const stream: Stream = {
    events,
    ended: ending.promise,
    next(fits) {
      const { promise, resolve, reject } = Promise.withResolvers<Stream['events'][number]>();
      const look = () => {
        const found = events.find(fits);
        if (found) resolve(found);
      };
      waiting.add(look);
      look();
      void ending.promise.then(({ why }) => reject(new Error(`the stream ended (${why}) before the event`)));
      return promise.finally(() => waiting.delete(look));
    },
    close,
  };
  return {
    stream,
    tell({ data, errors = [] }: Payload) {
      const codes = errors.map(({ extensions }) => extensions?.reason ?? extensions?.code ?? '');
      events.push({ atMs: performance.now(), data: data ?? null, codes });
      for (const look of waiting) look();
    },
    end: (why: string) => ending.resolve({ atMs: performance.now(), why }),
  };
}

/** A subscription over graphql-transport-ws. Resolves when the socket is acknowledged and the subscription is sent. */
export async function openSocketStream({ url, headers, query, variables = {} }: Asked): Promise<Stream> {
  const socket = new WebSocket(url.replace('http', 'ws'), 'graphql-transport-ws');
  const { stream, tell, end } = createStream(() => socket.close());
  const acknowledged = Promise.withResolvers<void>();
  socket.on('error', acknowledged.reject);
  socket.on('close', (code) => {
    acknowledged.reject(new Error(`closed with ${code}`));
    end(String(code));
  });
  socket.on('open', () => socket.send(JSON.stringify({ type: 'connection_init', payload: headers })));
  socket.on('message', (bytes) => {
    const message = JSON.parse(String(bytes));
    if (message.type === 'connection_ack') acknowledged.resolve();
    if (message.type === 'next') tell(message.payload);
    if (message.type === 'error') tell({ errors: message.payload });
    if (message.type === 'complete') end('complete');
  });
  await acknowledged.promise;
  socket.send(JSON.stringify({ type: 'subscribe', id: '1', payload: { query, variables } }));
  return stream;
}

/** The same over server-sent events. Resolves when the router has taken the subscription in. */
export async function openEventStream({ url, headers, query, variables = {} }: Asked): Promise<Stream> {
  const leaving = new AbortController();
  const { stream, tell, end } = createStream(() => leaving.abort());
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
    body: JSON.stringify({ query, variables }),
    signal: leaving.signal,
  });
  if (!response.body || response.status !== 200) throw new Error(`the stream was answered with ${response.status}`);
  void read(response.body, tell).then(
    () => end(stream.events.at(-1)?.codes[0] ?? 'complete'),
    () => end('left'),
  );
  return stream;
}

async function read(body: ReadableStream<Uint8Array>, tell: (payload: Payload) => void): Promise<void> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const bytes of body) {
    rest += decoder.decode(bytes, { stream: true });
    const blocks = rest.split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const lines = block.split('\n');
      const data = lines.find((line) => line.startsWith('data: '))?.slice('data: '.length);
      if (lines.includes('event: next') && data) tell(JSON.parse(data));
    }
  }
}
