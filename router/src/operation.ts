import type { Viewer } from '@klear/core';
import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import type { PreparedOperation } from './execute/prepared-operation.ts';
import type { ShownError } from './observe/answer-errors.ts';

/** What a client asks, whichever way it came. */
export interface Asked {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly viewer: Viewer;
}

/** What every stage let pass: it can be run. */
export interface AdmittedOperation extends Asked {
  readonly document: DocumentNode;
  readonly definition: OperationDefinitionNode;
  readonly prepared: PreparedOperation;
  /** Told beside the answer: what was taken out before anything was fetched. */
  readonly withheld: readonly ShownError[];
}
