import { type Logger, Refusal } from '@klear/core';
import { requestIdOf } from '@klear/service';
import { type ExecutionArgs, type ExecutionResult, GraphQLError } from 'graphql';
import { CloseCode, makeServer, type Server } from 'graphql-ws';
import { type Authenticate, credentialsIn } from '../authorize/authenticate.ts';
import type { StandingEnd, Standings } from '../authorize/standings.ts';
import type { Limits } from '../limit/limits.ts';
import { type ShownError, showFailure } from '../observe/answer-errors.ts';
import { askedBy } from '../observe/asked-by.ts';
import type { AdmittedOperation, Asked } from '../operation.ts';
import { paramsOf } from './params.ts';
import { payloadsOf } from './payload-stream.ts';
import { readyPayload } from './ready-text.ts';
import type { Around, Seat } from './socket-seat.ts';
import type { AnswerStream, Streams } from './streams.ts';
import type { Door } from './thin-door.ts';

const tryAgainLater = 1013;
const reasons: Readonly<Record<StandingEnd, string>> = {
  TOKEN_EXPIRED: 'The access token is expired.',
  SESSION_ENDED: 'The session has ended. Sign in again.',
  RIGHTS_CHANGED: 'Your roles have changed. Connect again.',
  ORGANIZATION_SUSPENDED: 'The organization is suspended. Nobody acts for it.',
  STANDING_UNKNOWN: 'Whether you are still signed in cannot be told right now. Connect again in a moment.',
};

export interface ProtocolDeps {
  readonly door: Door;
  readonly streams: Streams;
  readonly limits: Limits;
  readonly standings: Standings;
  readonly authenticate: Authenticate;
  admit(asked: Asked): Promise<AdmittedOperation>;
  readonly log: Logger;
}

/** Where the library keeps what belongs to a socket. */
interface Extra extends Record<PropertyKey, unknown> {
  readonly seat: Seat;
}

/** What our router says in graphql-transport-ws: who may come in, what an operation passes, and how its answers travel. */
export function createSocketProtocol(
  deps: ProtocolDeps,
  { initMs, toldExpiry }: { initMs: number } & Pick<Around, 'toldExpiry'>,
): Server<Extra> {
  const { limits, log } = deps;
  const admitted = new WeakMap<object, { operation: AdmittedOperation; seat: Seat }>();

  const toErrors = (errors: readonly ShownError[]) =>
    errors.map(({ message, path, extensions }) => new GraphQLError(message, { ...(path && { path }), extensions }));
  const refused = (failure: unknown, requestId: string) => toErrors(showFailure(failure, { requestId, log }).errors);

  function admittedOf(args: object) {
    const found = admitted.get(args);
    if (!found) throw new TypeError('only admitted operations run');
    return found;
  }

  return makeServer<Record<string, unknown>, Extra>({
    connectionInitWaitTimeout: initMs,
    async onConnect({ connectionParams, extra: { seat } }) {
      const requestId = requestIdOf(undefined);
      const credentials = credentialsIn(connectionParams);
      try {
        const who = await deps.authenticate(credentials, requestId, seat.address);
        if (!seat.isOpen) return false;
        if (who.viewer.personId !== null && !seat.place.takeFor(who.viewer.personId)) {
          seat.close(tryAgainLater, `You have ${limits.connectionsPerPerson} connections open already.`);
          return false;
        }
        seat.standing = deps.standings.open(who, credentials, (reason) =>
          seat.close(reason === 'STANDING_UNKNOWN' ? tryAgainLater : CloseCode.Forbidden, reasons[reason]),
        );
        return who.expiresAt ? { ...toldExpiry(who.expiresAt) } : true;
      } catch (failure) {
        const { status, errors } = showFailure(failure, { requestId, log });
        seat.close(closeCodeFor(status), errors[0]?.message);
        return false;
      }
    },
    async onSubscribe({ extra: { seat }, subscriptions, connectionParams = {} }, _id, payload) {
      const requestId = requestIdOf(undefined);
      const { standing } = seat;
      const open = Object.keys(subscriptions).length;
      const holds = standing?.holds() ?? false;
      if (!standing || !(typeof holds === 'boolean' ? holds : await holds)) return [new GraphQLError('The connection has ended.')];
      try {
        if (open > limits.subscriptionsPerSocket) {
          throw new Refusal('LIMIT_EXCEEDED', `A socket carries at most ${limits.subscriptionsPerSocket} operations at once.`);
        }
        const asked = { ...paramsOf(payload), viewer: { ...standing.viewer, requestId } };
        const operation = await deps.admit({ ...asked, address: seat.address, takesParts: true, ...askedBy(connectionParams, false) });
        const args: ExecutionArgs = {
          schema: operation.prepared.schema,
          document: operation.document,
          operationName: asked.operationName ?? null,
        };
        admitted.set(args, { operation, seat });
        return args;
      } catch (failure) {
        return refused(failure, requestId);
      }
    },
    async execute(args) {
      const { operation, seat } = admittedOf(args);
      const told = (failure: unknown) => ({ errors: refused(failure, operation.viewer.requestId) });
      if (operation.prepared.deferred) return results(payloadsOf(deps.door, operation), seat, told);
      try {
        return readyPayload(seat, await deps.door.run(operation)) as ExecutionResult;
      } catch (failure) {
        return told(failure);
      }
    },
    async subscribe(args) {
      const { operation, seat } = admittedOf(args);
      return results(await deps.streams.open(operation, { onSlow: () => seat.tooSlow() }), seat);
    },
    onNext: (_context, _id, _payload, _args, result) => result,
  });
}

/** Only what a newer token or another person would change is said to be the client's: the rest is ours, and is tried again. */
function closeCodeFor(status: number): number {
  if (status === 401) return CloseCode.Unauthorized;
  if (status === 429 || status === 503) return tryAgainLater;
  return status >= 500 ? CloseCode.InternalServerError : CloseCode.Forbidden;
}

/** Answers in the shape that the protocol library sends. Leaving reaches the engine at once. `told` makes the last one of a failure. */
function results(
  answers: AnswerStream,
  seat: Seat,
  told?: (failure: unknown) => ExecutionResult,
): AsyncGenerator<ExecutionResult, void, void> {
  let isOver = false;
  const leave = async (): Promise<IteratorResult<ExecutionResult, void>> => {
    await answers.return?.();
    return { done: true, value: undefined };
  };
  const generator = {
    async next(): Promise<IteratorResult<ExecutionResult, void>> {
      if (isOver) return { done: true, value: undefined };
      const item = await answers.next().catch((failure: unknown) => {
        if (!told) throw failure;
        isOver = true;
        return { failed: told(failure) };
      });
      if ('failed' in item) return { done: false, value: item.failed };
      return item.done ? { done: true, value: undefined } : { done: false, value: readyPayload(seat, item.value.text) as ExecutionResult };
    },
    return: leave,
    throw: leave,
    [Symbol.asyncIterator]: () => generator,
    [Symbol.asyncDispose]: async () => void (await leave()),
  };
  return generator;
}
