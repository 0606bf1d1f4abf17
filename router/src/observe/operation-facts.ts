import type { StageTime } from './observed-operation.ts';

/** What is told of an operation that has ended. Nothing here was written by a client, but for the names that are bounded. */
export interface OperationFacts {
  readonly kind: 'query' | 'mutation' | 'subscription' | 'unknown';
  readonly graph: 'main' | 'public';
  /** Name of the client's program, bounded; "none" when it said none. */
  readonly client: string;
  /** Name of the operation, bounded; "none" for an anonymous one. */
  readonly operation: string;
  /** SHA-256 of the document's text; undefined when it was refused before it was read. */
  readonly hash: string | undefined;
  /** Points, by the schema; undefined when it was refused before they were counted. */
  readonly cost: number | undefined;
  /** OK, or the first error code in the answer. */
  readonly outcome: string;
  readonly ms: number;
  readonly stages: readonly StageTime[];
  readonly requestId: string;
}
