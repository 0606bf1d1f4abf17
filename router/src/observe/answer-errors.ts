import { type ErrorCode, errorCodes, type Logger, Refusal } from '@klear/core';
import { maskError } from '@klear/service';
import { GraphQLError } from 'graphql';
import type { EngineError } from '../execute/errors.ts';
import { DocumentRefused } from './document-refused.ts';
import { underWay } from './observed.ts';

/** One entry of `errors[]` as a client may read it. */
export interface ShownError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly locations?: readonly { line: number; column: number }[];
  readonly extensions: Readonly<Record<string, unknown>>;
}

const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(errorCodes, code);

/** Why a whole request is refused: what the client reads, and the HTTP status that says the same. */
export function showFailure(
  failure: unknown,
  request: { requestId: string; log: Logger },
): { status: number; errors: readonly ShownError[] } {
  const shown = (failure instanceof DocumentRefused ? failure.errors : [failure]).map((error) => {
    const formatted = error instanceof GraphQLError ? error.toJSON() : { message: '' };
    const extensions = failure instanceof DocumentRefused ? { ...formatted.extensions, code: failure.code } : formatted.extensions;
    return maskError({ ...formatted, ...(extensions && { extensions }) }, error, request) as ShownError;
  });
  const code = failure instanceof Refusal || failure instanceof DocumentRefused ? failure.code : 'INTERNAL_SERVER_ERROR';
  return { status: errorCodes[code], errors: shown };
}

/** What a refusal carries besides its code (packages/service masks by the same list); whatever else a subgraph adds stays behind. */
const toldOfRefusal = ['reason', 'faults'];

/**
 * The errors of an answer as the client may read them: a refusal with a code of the catalogue is told, everything else is masked.
 * `service` and `cause` stay behind, in the log.
 */
export function showErrors(errors: readonly EngineError[], request: { requestId: string; log: Logger }): readonly ShownError[] {
  return errors.map(({ message, path, extensions, service, cause }) => {
    if (cause !== undefined) request.log.warn({ requestId: request.requestId, subgraph: service, err: cause }, 'a fetch failed');
    const code = isErrorCode(extensions.code) ? extensions.code : 'INTERNAL_SERVER_ERROR';
    underWay.getStore()?.saw(code);
    const place = path && { path };
    if (code !== 'INTERNAL_SERVER_ERROR') {
      const more = Object.entries(extensions).filter(([name]) => service === undefined || toldOfRefusal.includes(name));
      return { message, ...place, extensions: { ...Object.fromEntries(more), code } };
    }
    // What a subgraph says of a bug of its own is not taken on trust.
    const shown = service === undefined ? message : 'Something went wrong on our side.';
    return { message: shown, ...place, extensions: { code, requestId: request.requestId } };
  });
}
