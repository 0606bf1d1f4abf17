import type { ApolloExecutor, Planned } from './apollo-executor.ts';
import type { PreparedOperation } from './prepared-operation.ts';
import type { Run, RunRequest, RunSettings } from './run.ts';

/** Which executor answers: ours; @apollo/gateway's; ours, with a sample of operations run on both and compared. */
export const engineKinds = ['compiled', 'apollo', 'shadow'] as const;
export type EngineKind = (typeof engineKinds)[number];

/** Prepared operations with what @apollo/gateway's executor needs to run them. */
export interface References {
  /** What stands for one supergraph: told each operation that is prepared with it. */
  under(supergraph: string): Promise<((prepared: PreparedOperation, planned: Planned) => void) | undefined>;
  /** Undefined when the other executor cannot run it: subscriptions, @fromContext, and everything while it is not in use. */
  run(prepared: PreparedOperation, settings: RunSettings, request: RunRequest): Promise<Run> | undefined;
}

export function createReferences(kind: EngineKind): References {
  const known = new WeakMap<PreparedOperation, { readonly executor: ApolloExecutor; readonly planned: Planned }>();
  return {
    async under(supergraph) {
      if (kind === 'compiled') return undefined;
      // Loaded when it is wanted: it brings all of @apollo/gateway along.
      const { createApolloExecutor } = await import('./apollo-executor.ts');
      const executor = createApolloExecutor(supergraph);
      return (prepared, planned) => void known.set(prepared, { executor, planned });
    },
    run(prepared, settings, request) {
      const reference = known.get(prepared);
      if (!reference || prepared.kind === 'subscription' || prepared.apart) return undefined;
      return reference.executor.run(prepared, reference.planned, settings, request);
    },
  };
}
