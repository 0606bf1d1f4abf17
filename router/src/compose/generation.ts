import type { Logger } from '@klear/core';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { createStoredAs, type StoredAs } from '../execute/stored-name.ts';
import { createTypeMap, type TypeMap } from '../execute/type-map.ts';
import { withDefer } from '../plan/defer-rules.ts';
import { createPlanner, type Planner } from '../plan/planner.ts';

/** One supergraph in force: its API schema, its planner, and what the executor must know of its types. */
export interface Generation {
  readonly supergraph: string;
  readonly schema: GraphQLSchema;
  readonly types: TypeMap;
  readonly storedAs: StoredAs;
  readonly planner: Planner;
}

export interface GenerationOptions {
  readonly planDeadlineMs: number;
  readonly planQueueSize: number;
  readonly log: Logger;
}

/** Builds everything that depends on the supergraph. Rejects when it is not valid; nothing is left running then. */
export async function buildGeneration(supergraph: string, options: GenerationOptions): Promise<Generation> {
  const { planDeadlineMs, planQueueSize, log } = options;
  const planner = await createPlanner({ supergraph, deadlineMs: planDeadlineMs, queueSize: planQueueSize, log });
  try {
    const schema = withDefer(buildSchema(planner.facts.apiSdl, { noLocation: true }));
    const { subtypes, inserted } = planner.facts;
    return { supergraph, schema, types: createTypeMap(subtypes), storedAs: createStoredAs(schema, inserted), planner };
  } catch (cause) {
    await planner.stop();
    throw cause;
  }
}
