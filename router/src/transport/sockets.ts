import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type Clock, type Logger, Refusal } from '@klear/core';
import { requestIdOf } from '@klear/service';
import { type ExecutionArgs, type ExecutionResult, GraphQLError } from 'graphql';
import { CloseCode, makeServer } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Authenticate, Credentials } from '../authorize/authenticate.ts';
import type { Standing, StandingEnd, Standings } from '../authorize/standings.ts';
import { boundJson } from '../limit/bound-json.ts';
import type { ConnectionPlace, Connections } from '../limit/connections.ts';
import type { Limits } from '../limit/limits.ts';
import { type ShownError, showFailure } from '../observe/answer-errors.ts';
import { askedBy } from '../observe/asked-by.ts';
import type { AdmittedOperation, Asked } from '../operation.ts';
import type { ReadClientWay } from './client-address.ts';
import { createHeartbeat } from './heartbeat.ts';
import { paramsOf } from './params.ts';
import { readyPayload, type TextPlace, withText } from './ready-text.ts';
import type { AnswerStream, Streams } from './streams.ts';
import type { Door } from './thin-door.ts';

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
const tryAgainLater = 1013;
const reasons: Readonly<Record<StandingEnd, string>> = {
  TOKEN_EXPIRED: 'The access token is expired.',
  SESSION_ENDED: 'The session has ended. Sign in again.',
  RIGHTS_CHANGED: 'Your roles have changed. Connect again.',
};

/** What is kept of a socket, in the library's own place for it. */
interface Seat extends Record<PropertyKey, unknown>, TextPlace {
  readonly socket: WebSocket;
  readonly address: string;
  readonly place: ConnectionPlace;
  standing: Standing | undefined;
  isRefreshing: boolean;
}

/** graphql-transport-ws on /graphql. Queries and mutations are answered here too; every stage is the one that HTTP passes. */
export function createSocketDoor(deps: {
  door: Door;
  streams: Streams;
  limits: Limits;
  connections: Connections;
  standings: Standings;
  authenticate: Authenticate;
  admit(asked: Asked): Promise<AdmittedOperation>;
  clientWay: ReadClientWay;
  times?: Partial<SocketTimes> | undefined;
  clock: Clock;
  log: Logger;
}): SocketDoor {
  const { limits, log, connections } = deps;
  const times = { ...defaultSocketTimes, ...deps.times };
  const heartbeat = createHeartbeat(times.heartbeatMs);
  const wss = new WebSocketServer({
    noServer: true,
    maxPayload: limits.bodyBytes,
    perMessageDeflate: false,
    handleProtocols: (offered) => offered.has('graphql-transport-ws') && 'graphql-transport-ws',
  });
  const admitted = new WeakMap<object, { operation: AdmittedOperation; seat: Seat }>();

  const toErrors = (errors: readonly ShownError[]) =>
    errors.map(({ message, path, extensions }) => new GraphQLError(message, { ...(path && { path }), extensions }));

  function admittedOf(args: object) {
    const found = admitted.get(args);
    if (!found) throw new TypeError('only admitted operations run');
    return found;
  }

  function end({ socket }: Seat, code: number, reason: string): void {
    socket.close(code, Buffer.byteLength(reason) < 124 ? reason : '');
  }

  function slow(seat: Seat): void {
    log.warn({ buffered: seat.socket.bufferedAmount }, 'a client reads too slowly: it is told to resync');
    const timer = setTimeout(() => seat.socket.bufferedAmount > 0 && seat.socket.terminate(), times.slowMs);
    seat.socket.once('close', () => clearTimeout(timer));
  }

  const server = makeServer<Record<string, unknown>, Seat>({
    connectionInitWaitTimeout: times.initMs,
    async onConnect({ connectionParams, extra: seat }) {
      const requestId = requestIdOf(undefined);
      const credentials = credentialsOf(connectionParams);
      try {
        const who = await deps.authenticate(credentials, requestId);
        if (seat.socket.readyState !== seat.socket.OPEN) return false;
        if (who.viewer.personId !== null && !seat.place.takeFor(who.viewer.personId)) {
          end(seat, tryAgainLater, `You have ${limits.connectionsPerPerson} connections open already.`);
          return false;
        }
        const standing = deps.standings.open(who, credentials, (reason) => end(seat, CloseCode.Forbidden, reasons[reason]));
        seat.standing = standing;
        return standing.expiresAt ? { expiresAt: standing.expiresAt.toISOString(), expiresInMs: leftOf(standing.expiresAt) } : true;
      } catch (failure) {
        const [shown] = showFailure(failure, { requestId, log }).errors;
        const isDenied = failure instanceof Refusal && failure.code !== 'UNAUTHENTICATED';
        end(seat, isDenied ? CloseCode.Forbidden : CloseCode.Unauthorized, shown?.message ?? 'Unauthorized');
        return false;
      }
    },
    async onSubscribe({ extra: seat, subscriptions, connectionParams = {} }, _id, payload) {
      const requestId = requestIdOf(undefined);
      if (!seat.standing?.holds()) return [new GraphQLError('The connection has ended.')];
      if (Object.keys(subscriptions).length > limits.subscriptionsPerSocket) {
        const refusal = new Refusal('LIMIT_EXCEEDED', `A socket carries at most ${limits.subscriptionsPerSocket} operations at once.`);
        return toErrors(showFailure(refusal, { requestId, log }).errors);
      }
      try {
        const asked = { ...paramsOf(payload), viewer: { ...seat.standing.viewer, requestId } };
        const operation = await deps.admit({ ...asked, address: seat.address, ...askedBy(connectionParams, false) });
        const args: ExecutionArgs = {
          schema: operation.prepared.schema,
          document: operation.document,
          operationName: asked.operationName ?? null,
        };
        admitted.set(args, { operation, seat });
        return args;
      } catch (failure) {
        return toErrors(showFailure(failure, { requestId, log }).errors);
      }
    },
    async execute(args) {
      const { operation, seat } = admittedOf(args);
      try {
        return readyPayload(seat, await deps.door.run(operation)) as ExecutionResult;
      } catch (failure) {
        return { errors: toErrors(showFailure(failure, { requestId: operation.viewer.requestId, log }).errors) };
      }
    },
    async subscribe(args) {
      const { operation, seat } = admittedOf(args);
      return results(await deps.streams.open(operation, { onSlow: () => slow(seat) }), seat);
    },
    onNext: (_context, _id, _payload, _args, result) => result,
  });

  /** A ping with `authorization` refreshes the token of an open socket; any other is answered with what it carries. */
  async function pong(seat: Seat, payload: Readonly<Record<string, unknown>> | undefined): Promise<object | undefined> {
    const { authorization } = credentialsOf(payload);
    if (authorization === undefined) return payload;
    if (!seat.standing || seat.isRefreshing) return { accepted: false, code: 'CONFLICT', message: 'Wait for the answer of the last one.' };
    seat.isRefreshing = true;
    const refreshed = await seat.standing.refresh(authorization).finally(() => {
      seat.isRefreshing = false;
    });
    if (!refreshed.ok) return { accepted: false, code: refreshed.error.code, message: refreshed.error.message };
    return { accepted: true, expiresAt: refreshed.value.toISOString(), expiresInMs: leftOf(refreshed.value) };
  }
  const leftOf = (expiresAt: Date) => Math.max(0, expiresAt.getTime() - deps.clock.now().getTime());

  function seat(socket: WebSocket, address: string, place: ConnectionPlace): void {
    const seat: Seat = { socket, address, place, standing: undefined, isRefreshing: false, waiting: undefined };
    const send = (message: string) => {
      const { text, isAnswer } = withText(seat, message);
      // The token may have lapsed since the last tick of any timer: nothing is told after it.
      if (socket.readyState !== socket.OPEN || (isAnswer && !seat.standing?.holds())) return Promise.resolve();
      return new Promise<void>((resolve, reject) => socket.send(text, (fault) => (fault ? reject(fault) : resolve())));
    };
    const closed = server.opened(
      {
        protocol: socket.protocol,
        send,
        close: (code, reason) => socket.close(code, reason),
        async onPing(payload) {
          const answer = await pong(seat, payload);
          await send(JSON.stringify(answer ? { type: 'pong', payload: answer } : { type: 'pong' }));
        },
        onMessage(read) {
          socket.on('message', (data) => {
            const text = String(data);
            try {
              // Variables that nest too deeply are an error of their operation, as long as the message can be told from an attack.
              boundJson(text, limits.nesting);
            } catch (refusal) {
              return end(seat, CloseCode.BadRequest, refusal instanceof Refusal ? refusal.message : '');
            }
            read(text).catch((err: unknown) => {
              if (socket.readyState !== socket.OPEN) return;
              log.error({ err }, 'a message could not be handled');
              socket.close(CloseCode.InternalServerError, 'Something went wrong on our side.');
            });
          });
        },
      },
      seat,
    );
    socket.on('error', (err) => log.debug({ err }, 'a socket failed'));
    socket.once('close', (code, reason) => {
      place.leave();
      seat.standing?.leave();
      void closed(code, String(reason));
    });
    heartbeat.watch(socket);
  }

  return {
    upgrade(request, socket, head) {
      const { address } = deps.clientWay(request);
      const place = connections.take(address);
      if (!place) return void socket.end('HTTP/1.1 429 Too Many Requests\r\nretry-after: 10\r\nconnection: close\r\n\r\n');
      socket.once('close', () => place.leave());
      wss.handleUpgrade(request, socket, head, (client) => seat(client, address, place));
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

function credentialsOf(params: Readonly<Record<string, unknown>> | undefined): Credentials {
  const text = (name: string) => {
    const value = params?.[name] ?? params?.[name.charAt(0).toUpperCase() + name.slice(1)];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  return { authorization: text('authorization'), 'klear-organization': text('klear-organization'), 'klear-purpose': text('klear-purpose') };
}

/** Answers in the shape that the protocol library sends. Leaving reaches the engine at once. */
function results(answers: AnswerStream, place: TextPlace): AsyncGenerator<ExecutionResult, void, void> {
  const leave = async (): Promise<IteratorResult<ExecutionResult, void>> => {
    await answers.return?.();
    return { done: true, value: undefined };
  };
  const generator = {
    async next(): Promise<IteratorResult<ExecutionResult, void>> {
      const item = await answers.next();
      return item.done ? { done: true, value: undefined } : { done: false, value: readyPayload(place, item.value) as ExecutionResult };
    },
    return: leave,
    throw: leave,
    [Symbol.asyncIterator]: () => generator,
    [Symbol.asyncDispose]: async () => void (await leave()),
  };
  return generator;
}
