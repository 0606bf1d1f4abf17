import { type ErrorCode, errorCodes, Refusal } from '@klear/core';
import { hiddenNames } from '@klear/schema/schema-names';
import type { EngineError } from '../execute/errors.ts';

/** Says what may be said to those who may see a part of the graph only. */
export interface Telling {
  /** An error of a subgraph: its code stays, words that name what is hidden do not. `known` are names that the client used itself. */
  error(error: EngineError, known: ReadonlySet<string>): EngineError;
  /** The same for what refuses a whole request. */
  failure(failure: unknown): unknown;
}

const sentences: Partial<Readonly<Record<ErrorCode, string>>> = {
  UNAUTHENTICATED: 'Sign in first.',
  FORBIDDEN: 'You may not do or see this.',
  NOT_FOUND: 'Not found.',
  BAD_USER_INPUT: 'The input is not accepted. Compare it with the documentation.',
  CONFLICT: 'Something else came first. Read it again and decide anew.',
  LIMIT_EXCEEDED: 'This is more than is allowed at once.',
  SERVICE_UNAVAILABLE: 'A service does not answer. Try again soon.',
};
const otherwise = 'This could not be done.';
const shownExtensions = ['reason', 'faults', 'requestId'];

const sentenceFor = (code: string): string => (Object.hasOwn(errorCodes, code) ? sentences[code as ErrorCode] : undefined) ?? otherwise;

/** `supergraph` holds every name that there is, also those of the machinery; `shown` is the SDL of the part. */
export function createTelling(supergraph: string, shown: string): Telling {
  const hidden = hiddenNames(supergraph, shown);
  const gives = (text: string, known?: ReadonlySet<string>) => text.match(/\w+/g)?.some((word) => hidden.has(word) && !known?.has(word));
  return {
    error(error, known) {
      // What the engine says itself, it says of the shown schema.
      if (error.service === undefined) return error;
      const { message, path, extensions, ...rest } = error;
      const code = gives(extensions.code, known) ? 'INTERNAL_SERVER_ERROR' : extensions.code;
      const kept = shownExtensions.filter((name) => extensions[name] !== undefined && !gives(JSON.stringify(extensions[name]), known));
      const cut = path?.findIndex((step) => typeof step === 'string' && !known.has(step)) ?? -1;
      return {
        ...rest,
        message: gives(message, known) ? sentenceFor(code) : message,
        ...(path && { path: cut < 0 ? path : path.slice(0, cut) }),
        extensions: { code, ...Object.fromEntries(kept.map((name) => [name, extensions[name]])) },
      };
    },
    failure(failure) {
      if (!(failure instanceof Refusal)) return failure;
      const { code, message, faults, reason } = failure;
      if (!gives(message) && !gives(JSON.stringify(faults))) return failure;
      return new Refusal(code, sentenceFor(code), { cause: failure, ...(reason && { reason }) });
    },
  };
}
