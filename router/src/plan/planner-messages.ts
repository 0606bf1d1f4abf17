import type { InsertedNames } from '../execute/stored-name.ts';

/** What a planner thread tells once it has built its query graph. Everything is plain JSON. */
export interface SupergraphFacts {
  /** SDL of the API schema: what clients may ask. */
  readonly apiSdl: string;
  /** For each interface and union of the supergraph, hidden ones included: the types below it. */
  readonly subtypes: Readonly<Record<string, readonly string[]>>;
  /** Names of the subgraphs. */
  readonly subgraphs: readonly string[];
  /** The labels of progressive `@override`. */
  readonly overrideLabels: readonly string[];
  /** The fields that plans select besides those that a client asks for. */
  readonly inserted: InsertedNames;
}

export interface PlanRequest {
  readonly document: string;
  readonly operationName: string | null;
  /** The labels of `@override` that hold; the others do not. */
  readonly labels?: readonly string[] | undefined;
  /** The document holds @defer, each with a label: what is deferred is planned apart. */
  readonly isDeferred?: boolean;
}

/** `code` tells a fault of the document from a fault of ours. */
export interface PlanFailure {
  readonly code: 'BAD_USER_INPUT' | 'INTERNAL_SERVER_ERROR';
  readonly message: string;
}

export type ThreadMessage =
  | { readonly kind: 'ready'; readonly facts: SupergraphFacts }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'plan'; readonly json: string }
  | { readonly kind: 'failed'; readonly failure: PlanFailure };
