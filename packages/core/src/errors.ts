/** The one catalogue of `errors[].extensions.code`, with the HTTP status that a request-level refusal carries. */
export const errorCodes = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  BAD_USER_INPUT: 400,
  CONFLICT: 409,
  IDEMPOTENCY_KEY_REUSED: 409,
  PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  LIMIT_EXCEEDED: 400,
  GRAPHQL_PARSE_FAILED: 400,
  GRAPHQL_VALIDATION_FAILED: 400,
  // A hash without its text: send both, and the hash is enough from then on.
  PERSISTED_QUERY_NOT_FOUND: 404,
  PERSISTED_QUERY_NOT_SUPPORTED: 400,
  DOCUMENT_NOT_TRUSTED: 403,
  RATE_LIMITED: 429,
  SERVICE_UNAVAILABLE: 503,
  DEADLINE_EXCEEDED: 504,
  // A live stream left events out: query again, then subscribe.
  RESYNC: 409,
  INTERNAL_SERVER_ERROR: 500,
} as const;

export type ErrorCode = keyof typeof errorCodes;

/** Why a policy withheld a value; travels in `extensions.reason`. */
export type RefusalReason =
  | 'NO_CONSENT'
  | 'PURPOSE_REQUIRED'
  | 'NOT_IN_SCOPE'
  | 'NOT_RELATED'
  | 'ROLE_REQUIRED'
  | 'ORGANIZATION_SUSPENDED'
  | 'CONSENT_UNKNOWN'
  | 'AUDIT_UNAVAILABLE';

/** One faulty field of an input: `path` from the input's root, a code, and a sentence that never echoes the value. */
export interface InputFault {
  readonly path: readonly (string | number)[];
  readonly code: string;
  readonly message: string;
}

/**
 * A refusal that may be shown to the caller as it is. Everything else that is thrown is a bug and is masked.
 * The message never holds a personal or health datum.
 */
export class Refusal extends Error {
  readonly code: ErrorCode;
  readonly reason: RefusalReason | undefined;
  readonly faults: readonly InputFault[];

  constructor(code: ErrorCode, message: string, details: { reason?: RefusalReason; faults?: readonly InputFault[]; cause?: unknown } = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'Refusal';
    this.code = code;
    this.reason = details.reason;
    this.faults = details.faults ?? [];
  }
}

export const unauthenticated = (message = 'Sign in first.') => new Refusal('UNAUTHENTICATED', message);
export const forbidden = (reason?: RefusalReason) => new Refusal('FORBIDDEN', 'You may not do or see this.', reason ? { reason } : {});
export const notFound = (what: string) => new Refusal('NOT_FOUND', `${what} not found.`);
export const badInput = (faults: readonly InputFault[]) =>
  new Refusal('BAD_USER_INPUT', faults.map((f) => `${f.path.join('.') || 'input'}: ${f.message}`).join(' '), { faults });
