/** One faulty field of an input: its path from the variable, a code, and a sentence. */
export interface Fault {
  readonly path: readonly (string | number)[];
  readonly code: string;
  readonly message: string;
}

/** Why a part of an answer, or all of it, is missing. */
export interface GraphError {
  readonly message: string;
  /** The graph's code, for example FORBIDDEN or BAD_USER_INPUT; NETWORK_ERROR when the graph did not answer at all. */
  readonly code: string;
  /** Why a policy withheld a value, for example NO_CONSENT. */
  readonly reason?: string;
  /** Where in `data` the null stands. Absent when the whole request was refused. */
  readonly path?: readonly (string | number)[];
  /** Every faulty field of an input. */
  readonly faults: readonly Fault[];
  /** What to tell support when the fault is the server's. */
  readonly requestId?: string;
}

export const networkError = (message: string): GraphError => ({ message, code: 'NETWORK_ERROR', faults: [] });

/** Reads one entry of `errors[]`, whatever it holds. */
export function graphErrorOf(entry: unknown): GraphError {
  const { message, path, extensions } = record(entry);
  const { code, reason, faults, requestId } = record(extensions);
  return {
    message: typeof message === 'string' ? message : 'The graph refused without a word.',
    code: typeof code === 'string' ? code : 'INTERNAL_SERVER_ERROR',
    faults: Array.isArray(faults) ? (faults as Fault[]) : [],
    ...(typeof reason === 'string' && { reason }),
    ...(Array.isArray(path) && { path: path as (string | number)[] }),
    ...(typeof requestId === 'string' && { requestId }),
  };
}

/** The members of an object; none when it is something else. */
export function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
