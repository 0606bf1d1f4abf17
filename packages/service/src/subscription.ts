import { createHash } from 'node:crypto';
import type { Logger } from '@klear/core';
import {
  createSourceEventStream,
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  parse,
  validate,
} from 'graphql';
import { answer } from './answers.ts';
import type { DocumentCache } from './documents.ts';
import type { GraphQLParams, HopResponse } from './hop.ts';
import { maskError } from './mask.ts';

import { variableFaults } from './variable-faults.ts';

export interface SubscriptionRequest {
  readonly schema: GraphQLSchema;
  readonly params: GraphQLParams & { variables: Record<string, unknown> };
  readonly documents: DocumentCache;
  /** Called for the source and again for each event, so that no loader outlives an event. */
  readonly context: () => object;
  readonly log: Logger;
  readonly requestId: string;
}

const withCode = (errors: readonly GraphQLError[], code: string) =>
  errors.map((error) => new GraphQLError(error.message, { ...error, nodes: error.nodes, originalError: undefined, extensions: { code } }));

async function readDocument(request: SubscriptionRequest): Promise<DocumentNode | readonly GraphQLError[]> {
  const key = `subscription:${createHash('sha256').update(request.params.query).digest('hex')}`;
  const seen = await request.documents.get(key);
  if (seen) return seen;
  let document: DocumentNode;
  try {
    document = parse(request.params.query, { maxTokens: 15_000 });
  } catch (error) {
    const message = error instanceof GraphQLError ? error.message : 'The document cannot be parsed.';
    return withCode([new GraphQLError(message)], 'GRAPHQL_PARSE_FAILED');
  }
  const faults = validate(request.schema, document);
  if (faults.length > 0) return withCode(faults, 'GRAPHQL_VALIDATION_FAILED');
  const operation = getOperationAST(document, request.params.operationName);
  if (operation?.operation !== 'subscription') return withCode([new GraphQLError('This is not a subscription.')], 'BAD_USER_INPUT');
  await request.documents.set(key, document);
  return document;
}

/** Opens the source (the gate runs before it) and executes the selection once per event. */
export async function openSubscription(request: SubscriptionRequest): Promise<AsyncIterable<ExecutionResult> | HopResponse> {
  const { schema, params, log, requestId } = request;
  const mask = (error: GraphQLError, faults = variableFaultsNone) => maskError(error.toJSON(), error, { log, requestId, faults });
  const document = await readDocument(request);
  if (!('kind' in document)) return answer(400, { errors: document.map((error) => mask(error)) });
  const execution = { schema, document, variableValues: params.variables, operationName: params.operationName ?? null };
  const source = await createSourceEventStream({ ...execution, contextValue: request.context() });
  if (!(Symbol.asyncIterator in source)) {
    const faults = variableFaults(schema, document, params.operationName ?? undefined, params.variables);
    const errors = (source.errors ?? []).map((error) => (faults.length > 0 ? (withCode([error], 'BAD_USER_INPUT')[0] ?? error) : error));
    return answer(200, { errors: errors.map((error) => mask(error, faults)) });
  }
  return results(source, async (event) => {
    const result = await execute({ ...execution, rootValue: event, contextValue: request.context() });
    return result.errors ? { ...result, errors: result.errors.map((error) => revive(mask(error))) } : result;
  });
}

const variableFaultsNone: ReturnType<typeof variableFaults> = [];

/** ExecutionResult wants GraphQLError objects; this one prints exactly what the mask allowed. */
function revive(masked: ReturnType<typeof maskError>): GraphQLError {
  const { message, path, extensions } = masked;
  return new GraphQLError(message, { path: path ?? null, extensions: extensions ?? {} });
}

/**
 * Executes the selection per event of the source. Not a generator: its return() would wait behind the pending next(), and a client
 * that leaves while nothing happens would keep the source open until the next event.
 */
function results(
  source: AsyncIterable<unknown>,
  run: (event: unknown) => Promise<ExecutionResult>,
): AsyncIterableIterator<ExecutionResult> {
  const events = source[Symbol.asyncIterator]();
  const done = { done: true, value: undefined } as const;
  return {
    async next() {
      const event = await events.next();
      return event.done ? done : { done: false, value: await run(event.value) };
    },
    async return() {
      await events.return?.();
      return done;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
