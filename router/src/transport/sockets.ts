import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type Clock, type Logger, Refusal } from '@klear/core';
import { requestIdOf } from '@klear/service';
import { type ExecutionArgs, type ExecutionResult, GraphQLError } from 'graphql';
import { type Extra, useServer } from 'graphql-ws/use/ws';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Authenticate, Authenticated, Credentials } from '../authorize/authenticate.ts';
import type { Engine } from '../engine.ts';
import type { Limits } from '../limit/limits.ts';
import { type ShownError, showErrors, showFailure, withheldFirst } from '../observe/answer-errors.ts';
import type { AdmittedOperation, Asked } from '../operation.ts';
import type { SubscriptionEvent } from '../subscribe/event.ts';

export interface SocketDoor {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): Promise<void>;
}

/** Close codes of graphql-transport-ws that we send ourselves. */
const unauthorized = 4401;
const forbidden = 4403;
const goingAway = 1001;
const longestTimerMs = 2 ** 31 - 1;

/** What is kept of a socket, in the library's own place for it. */
interface Seat extends Extra, Record<PropertyKey, unknown> {
  who?: Authenticated;
}

/** graphql-transport-ws on /graphql. Queries and mutations are answered here too; every stage is the one that HTTP passes. */
export function createSocketDoor(deps: {
  engine: Engine;
  limits: Limits;
  authenticate: Authenticate;
  admit(asked: Asked): Promise<AdmittedOperation>;
  audience(operation: AdmittedOperation): 'public' | 'viewer';
  clock: Clock;
  log: Logger;
}): SocketDoor {
  const { engine, limits, log } = deps;
  const wss = new WebSocketServer({
    noServer: true,
    maxPayload: limits.bodyBytes,
    perMessageDeflate: false,
    handleProtocols: (offered) => offered.has('graphql-transport-ws') && 'graphql-transport-ws',
  });
  const admitted = new WeakMap<object, AdmittedOperation>();

  const toErrors = (errors: readonly ShownError[]) =>
    errors.map(({ message, path, extensions }) => new GraphQLError(message, { ...(path && { path }), extensions }));

  function operationOf(args: ExecutionArgs): AdmittedOperation {
    const operation = admitted.get(args);
    if (!operation) throw new TypeError('only admitted operations run');
    return operation;
  }

  const server = useServer<Record<string, unknown>, Seat>(
    {
      connectionInitWaitTimeout: 10_000,
      async onConnect(context) {
        const { socket } = context.extra;
        const requestId = requestIdOf(undefined);
        try {
          const who = await deps.authenticate(credentialsOf(context.connectionParams), requestId);
          context.extra.who = who;
          endAtExpiry(socket, who.expiresAt, deps.clock);
          return true;
        } catch (failure) {
          const [shown] = showFailure(failure, { requestId, log }).errors;
          socket.close(unauthorized, shown?.message.slice(0, 120) ?? 'Unauthorized');
          return false;
        }
      },
      async onSubscribe(context, _id, payload) {
        const { who } = context.extra;
        const requestId = requestIdOf(undefined);
        if (!who) return [new GraphQLError('Unauthorized')];
        if (Object.keys(context.subscriptions).length > limits.subscriptionsPerSocket) {
          return [
            new GraphQLError(`A socket carries at most ${limits.subscriptionsPerSocket} operations at once.`, {
              extensions: { code: 'LIMIT_EXCEEDED' },
            }),
          ];
        }
        try {
          const viewer = { ...who.viewer, requestId };
          const operation = await deps.admit({
            query: payload.query,
            operationName: payload.operationName,
            variables: payload.variables ?? {},
            viewer,
          });
          const args: ExecutionArgs = { schema: engine.schema, document: operation.document, operationName: payload.operationName ?? null };
          admitted.set(args, operation);
          return args;
        } catch (failure) {
          return toErrors(showFailure(failure, { requestId, log }).errors);
        }
      },
      async execute(args) {
        const operation = operationOf(args as ExecutionArgs);
        const { viewer, variables, prepared, withheld } = operation;
        const { data, errors } = await engine.execute(prepared, { variables, viewer });
        return answer(data, withheldFirst(withheld, errors, { requestId: viewer.requestId, log }), toErrors);
      },
      async subscribe(args) {
        const operation = operationOf(args as ExecutionArgs);
        const { viewer, variables, prepared, withheld } = operation;
        if (withheld.length > 0) return { errors: toErrors(withheld) };
        try {
          const events = await engine.subscribe(prepared, { variables, viewer, audience: deps.audience(operation) });
          return results(events, (errors) => toErrors(showErrors(errors, { requestId: viewer.requestId, log })));
        } catch (failure) {
          if (!(failure instanceof Refusal)) throw failure;
          return { errors: toErrors(showFailure(failure, { requestId: viewer.requestId, log }).errors) };
        }
      },
    },
    wss,
  );

  return {
    upgrade(request, socket, head) {
      wss.handleUpgrade(request, socket, head, (client) => wss.emit('connection', client, request));
    },
    async close() {
      for (const client of wss.clients) client.close(goingAway, 'The router is restarting; connect again.');
      await server.dispose();
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

/** No event leaves after the token lapsed: the client connects again with a fresh one. */
function endAtExpiry(socket: WebSocket, expiresAt: Date | null, clock: Clock): void {
  if (!expiresAt) return;
  const timer = setTimeout(
    () => socket.close(forbidden, 'The access token is expired.'),
    Math.min(expiresAt.getTime() - clock.now().getTime(), longestTimerMs),
  );
  socket.once('close', () => clearTimeout(timer));
}

function answer(
  data: Record<string, unknown> | null,
  errors: readonly ShownError[],
  toErrors: (errors: readonly ShownError[]) => GraphQLError[],
): ExecutionResult {
  return { ...(errors.length > 0 && { errors: toErrors(errors) }), data };
}

/** The engine's events in the shape that the protocol library sends. Leaving reaches the engine at once. */
function results(
  events: AsyncIterableIterator<SubscriptionEvent>,
  show: (errors: SubscriptionEvent['errors']) => GraphQLError[],
): AsyncGenerator<ExecutionResult, void, void> {
  const leave = async (): Promise<IteratorResult<ExecutionResult, void>> => {
    await events.return?.();
    return { done: true, value: undefined };
  };
  const generator = {
    async next(): Promise<IteratorResult<ExecutionResult, void>> {
      const item = await events.next();
      if (item.done) return { done: true, value: undefined };
      const { errors } = item.value;
      return { done: false, value: { ...(errors.length > 0 && { errors: show(errors) }), data: item.value.data() } };
    },
    return: leave,
    throw: leave,
    [Symbol.asyncIterator]: () => generator,
    [Symbol.asyncDispose]: async () => void (await leave()),
  };
  return generator;
}
