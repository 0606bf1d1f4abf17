import { type InputFault, type Logger, Refusal } from '@klear/core';
import { GraphQLError, type GraphQLFormattedError, Kind } from 'graphql';

/** Codes of faults that the caller made and GraphQL itself found; their text holds names of the schema, no values. */
const callersFaults = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
]);

/** What graphql-js appends to tell which value was wrong. Values may be personal, so they are cut off. */
const echoedValue = /(,? (?:found|but got)(?: invalid value)?:? |(?<= got) invalid value |value: ).*$/s;

function refusalOf(error: unknown): Refusal | undefined {
  for (let cause = error; cause instanceof Error; cause = cause instanceof GraphQLError ? cause.originalError : undefined) {
    if (cause instanceof Refusal) return cause;
  }
  return undefined;
}

/** The field of the schema at which it happened: a path would tell aliases, and those are the client's own words. */
function fieldOf(error: unknown): string | undefined {
  const node = error instanceof GraphQLError ? error.nodes?.[0] : undefined;
  return node?.kind === Kind.FIELD ? node.name.value : undefined;
}

function refusalExtensions(refusal: Refusal): Record<string, unknown> {
  const extensions: Record<string, unknown> = { code: refusal.code };
  if (refusal.reason) extensions.reason = refusal.reason;
  if (refusal.faults.length > 0) extensions.faults = refusal.faults;
  return extensions;
}

/**
 * The only place that decides what an error may tell the outside. A Refusal is told as it is, a fault of the document or the
 * variables without the values in it; everything else is a bug or an outage: logged here, and masked with the request's id.
 */
export function maskError(
  formatted: GraphQLFormattedError,
  original: unknown,
  request: { requestId: string; log: Logger; faults?: readonly InputFault[] },
): GraphQLFormattedError {
  const place = { ...(formatted.locations && { locations: formatted.locations }), ...(formatted.path && { path: formatted.path }) };
  const refusal = refusalOf(original);
  if (refusal) return { message: refusal.message, ...place, extensions: refusalExtensions(refusal) };
  const code = formatted.extensions?.code;
  const thrownByResolver = original instanceof GraphQLError && original.originalError !== undefined && formatted.path !== undefined;
  if (typeof code === 'string' && callersFaults.has(code) && !thrownByResolver) {
    const shown = code === 'BAD_REQUEST' || code === 'OPERATION_RESOLUTION_FAILURE' ? 'BAD_USER_INPUT' : code;
    const faults = request.faults?.length ? { faults: request.faults } : {};
    return { message: formatted.message.replace(echoedValue, ''), ...place, extensions: { code: shown, ...faults } };
  }
  request.log.error({ requestId: request.requestId, field: fieldOf(original), err: original }, 'request failed');
  return {
    message: 'Something went wrong on our side.',
    ...place,
    extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: request.requestId },
  };
}
