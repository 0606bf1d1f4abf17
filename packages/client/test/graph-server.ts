import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSchema, GraphQLError, type GraphQLSchema } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';

const schema: GraphQLSchema = buildSchema(`
  type Query { hello: String }
  type Event { cursor: String! number: Int! }
  type Subscription { numbers(resumeAfter: String): Event! closed: Event! }
`);

/** What the server was asked, and how it answers next. */
export interface GraphServer {
  readonly url: string;
  readonly requests: { headers: IncomingHttpHeaders; body: { query: string; variables: Record<string, unknown> } }[];
  readonly sockets: Record<string, unknown>[];
  /** The cursors after which subscriptions began. */
  readonly opened: (string | null)[];
  /** Answers of the next requests, in order; text is sent as it is. */
  readonly answers: ({ status: number; body: object | string } | 'break')[];
  /** The token that sockets need; any when undefined. */
  token: string | undefined;
  /** How long a token lives, as the handshake and each accepted ping tell it. */
  tokenMs: number | undefined;
  /** Pings are not answered: nobody seems to be there. */
  isSilent: boolean;
  /** What pings carried. */
  readonly pings: unknown[];
  publish(number: number): void;
  /** Ends every stream with these errors, as the router does with a client that is too slow. */
  endWith(code: string): void;
  /** How many streams are open. */
  readonly listening: number;
  /** Closes every socket, as a restart does. */
  dropSockets(code?: number): void;
  close(): Promise<void>;
}

export async function startGraphServer(): Promise<GraphServer> {
  const history: number[] = [];
  const wakers = new Set<() => void>();
  const answers: GraphServer['answers'] = [];
  const requests: GraphServer['requests'] = [];
  const sockets: GraphServer['sockets'] = [];
  const opened: GraphServer['opened'] = [];
  let ending: string | undefined;
  const state: { token: string | undefined; tokenMs: number | undefined; isSilent: boolean } = {
    token: undefined,
    tokenMs: undefined,
    isSilent: false,
  };
  const pings: unknown[] = [];
  const life = () => (state.tokenMs === undefined ? true : { expiresInMs: state.tokenMs });
  const wakeAll = () => {
    for (const wake of wakers) wake();
  };

  function numbers(after: string | null): AsyncGenerator<object> {
    opened.push(after);
    let place = after === null ? history.length : history.indexOf(Number(after)) + 1;
    let left = false;
    let wake = () => {};
    const waker = () => wake();
    wakers.add(waker);
    const leave = async (): Promise<IteratorResult<object>> => {
      left = true;
      wakers.delete(waker);
      waker();
      return { done: true, value: undefined };
    };
    const stream: AsyncGenerator<object> = {
      async next() {
        for (;;) {
          if (left) return leave();
          if (ending !== undefined) {
            const errors = [new GraphQLError('The stream ended.', { extensions: { code: ending } })];
            await leave();
            return { done: false, value: { data: null, errors } };
          }
          const number = history[place];
          if (number !== undefined) {
            place += 1;
            return { done: false, value: { data: { numbers: { cursor: String(number), number } } } };
          }
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      },
      return: leave,
      throw: leave,
      [Symbol.asyncIterator]: () => stream,
      [Symbol.asyncDispose]: async () => void (await leave()),
    };
    return stream;
  }

  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
    request.on('end', () => {
      requests.push({ headers: request.headers, body: JSON.parse(text) as GraphServer['requests'][number]['body'] });
      const next = answers.shift() ?? { status: 200, body: { data: { hello: 'you' } } };
      if (next === 'break') return void request.socket.destroy();
      response.writeHead(next.status, { 'content-type': 'application/json' });
      response.end(typeof next.body === 'string' ? next.body : JSON.stringify(next.body));
    });
  });
  const wss = new WebSocketServer({ server });
  useServer(
    {
      schema,
      onConnect({ connectionParams, extra }) {
        sockets.push(connectionParams ?? {});
        if (state.token === undefined || connectionParams?.authorization === `Bearer ${state.token}`) return life();
        extra.socket.close(4401, 'The access token is not valid.');
        return false;
      },
      async onPing({ extra }, payload) {
        pings.push(payload);
        // The library answers as soon as this returns.
        if (state.isSilent) await new Promise(() => {});
        const isGood = payload?.authorization === `Bearer ${state.token}`;
        extra.socket.send(
          JSON.stringify({ type: 'pong', payload: { accepted: isGood, ...(isGood && life() !== true && { expiresInMs: state.tokenMs }) } }),
        );
      },
      subscribe: (args) => {
        const refused = args.document.definitions.some((definition) => JSON.stringify(definition).includes('"closed"'));
        if (refused) return { errors: [new GraphQLError('No.', { extensions: { code: 'FORBIDDEN', reason: 'NOT_IN_SCOPE' } })] };
        ending = undefined;
        return numbers((args.variableValues?.resumeAfter as string | undefined) ?? null);
      },
    },
    wss,
  );
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return {
    get token() {
      return state.token;
    },
    set token(token) {
      state.token = token;
    },
    get tokenMs() {
      return state.tokenMs;
    },
    set tokenMs(ms) {
      state.tokenMs = ms;
    },
    get isSilent() {
      return state.isSilent;
    },
    set isSilent(isSilent) {
      state.isSilent = isSilent;
    },
    pings,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    requests,
    sockets,
    opened,
    answers,
    get listening() {
      return wakers.size;
    },
    publish(number) {
      history.push(number);
      wakeAll();
    },
    endWith(code) {
      ending = code;
      wakeAll();
    },
    dropSockets(code = 1001) {
      for (const socket of wss.clients) socket.close(code, 'Come again.');
    },
    async close() {
      for (const socket of wss.clients) socket.terminate();
      wss.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => void server.close(() => resolve()));
    },
  };
}
