import type { GraphQLError } from 'graphql';

/** A document or its variables are faulty in GraphQL's own terms. Every fault is kept. */
export class DocumentRefused extends Error {
  readonly code: 'GRAPHQL_PARSE_FAILED' | 'GRAPHQL_VALIDATION_FAILED' | 'BAD_USER_INPUT';
  readonly errors: readonly GraphQLError[];

  constructor(code: DocumentRefused['code'], errors: readonly GraphQLError[]) {
    super(`The document is refused: ${code}.`);
    this.name = 'DocumentRefused';
    this.code = code;
    this.errors = errors;
  }
}
