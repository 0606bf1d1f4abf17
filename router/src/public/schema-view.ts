import type { GraphQLSchema } from 'graphql';
import type { EngineError } from '../execute/errors.ts';

/** The graph as one kind of client may see it: a part of the whole. Planned with the whole, checked and answered by the part. */
export interface SchemaView {
  /** Another one for each content: it stands in the keys of everything that is kept. */
  readonly id: string;
  readonly schema: GraphQLSchema;
  /** An error without what its clients may not know. `known` are the names in their own document. */
  tell(error: EngineError, known: ReadonlySet<string>): EngineError;
}
