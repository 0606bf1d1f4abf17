import type { Viewer } from '@klear/core';
import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import type { PreparedOperation } from './execute/prepared-operation.ts';

/** What a client asks, whichever way it came. */
export interface Asked {
  /** The document's text; absent when `documentId` or `extensions.persistedQuery` names it. */
  readonly query?: string | undefined;
  readonly documentId?: string | undefined;
  readonly operationName?: string | null | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
  readonly viewer: Viewer;
  /** Which graph is asked; the whole unless told. */
  readonly graph?: 'main' | 'public';
  /** The address of the client; absent for what this process asks itself. */
  readonly address?: string | undefined;
  /** The API client that asks, on the public graph. */
  readonly app?: string | undefined;
  /** The program that asks, as it names itself: nothing hangs on it but what is counted. */
  readonly client?: string | undefined;
  /** W3C traceparent of a caller that may say which trace this belongs to. */
  readonly traceparent?: string | undefined;
  /** Whether the answer tells what the operation may cost. */
  readonly showCost?: boolean;
  /** Whether the answer tells how it is fetched; told to staff alone. */
  readonly showPlan?: boolean;
  /** The answer may come in parts: what @defer marks, after the rest. */
  readonly takesParts?: boolean;
  /** A subscription that runs is asked for again because another supergraph is in force: its client did nothing. */
  readonly again?: boolean;
}

/** What every stage let pass: it can be run. */
export interface AdmittedOperation extends Asked {
  readonly query: string;
  /** SHA-256 of the document's source text, in hex. */
  readonly hash: string;
  readonly document: DocumentNode;
  readonly definition: OperationDefinitionNode;
  readonly prepared: PreparedOperation;
  /** Points that it may cost, by the schema's @cost and @listSize. */
  readonly cost: number;
  /** Headers that its answer carries over HTTP. */
  readonly answerHeaders: Readonly<Record<string, string>>;
  /** What its answer carries in `extensions`. */
  readonly answerExtensions?: Readonly<Record<string, unknown>> | undefined;
}
