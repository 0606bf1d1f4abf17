import { type ClientOptions, WebSocket } from 'ws';

export interface RawMessage {
  readonly type: string;
  readonly id?: string;
  readonly payload?: unknown;
}

/** A socket without a protocol library: what is sent is what the test says. */
export interface RawSocket {
  readonly ws: WebSocket;
  readonly opened: Promise<void>;
  readonly closed: Promise<{ code: number; reason: string }>;
  /** Everything that has come, in order. */
  readonly messages: RawMessage[];
  send(message: object | string): void;
  /** The next message of this type that no call has given out yet. Rejects when the socket closes before it. */
  next(type: string): Promise<RawMessage>;
}

export function openRaw(url: string, protocols: string[] | undefined = ['graphql-transport-ws'], options: ClientOptions = {}): RawSocket {
  const ws = new WebSocket(url.replace('http', 'ws'), protocols, options);
  const opened = Promise.withResolvers<void>();
  const closed = Promise.withResolvers<{ code: number; reason: string }>();
  opened.promise.catch(() => undefined);
  const messages: RawMessage[] = [];
  const taken = new Set<RawMessage>();
  const waiting: { type: string; resolve(message: RawMessage): void; reject(cause: Error): void }[] = [];
  ws.on('open', () => opened.resolve());
  ws.on('error', (error) => opened.reject(error));
  ws.on('close', (code, reason) => {
    closed.resolve({ code, reason: String(reason) });
    for (const { type, reject } of waiting.splice(0)) reject(new Error(`closed with ${code} before ${type}`));
  });
  ws.on('message', (data) => {
    const message = JSON.parse(String(data)) as RawMessage;
    messages.push(message);
    const at = waiting.findIndex(({ type }) => type === message.type);
    if (at < 0) return;
    taken.add(message);
    waiting.splice(at, 1)[0]?.resolve(message);
  });
  return {
    ws,
    opened: opened.promise,
    closed: closed.promise,
    messages,
    send: (message) => ws.send(typeof message === 'string' ? message : JSON.stringify(message)),
    next(type) {
      const known = messages.find((message) => message.type === type && !taken.has(message));
      if (known) {
        taken.add(known);
        return Promise.resolve(known);
      }
      if (ws.readyState === WebSocket.CLOSED) return Promise.reject(new Error(`closed before ${type}`));
      return new Promise((resolve, reject) => void waiting.push({ type, resolve, reject }));
    },
  };
}
