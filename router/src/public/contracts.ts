import type { GraphQLSchema } from 'graphql';
import type { Engine } from '../engine.ts';
import { createPublicView, type PublicView } from './public-view.ts';

/** Which contract holds with which supergraph. */
export interface Contracts {
  /** What third parties see now. */
  readonly view: PublicView;
  /**
   * Swaps by the given function; another contract comes with that supergraph. Without one, the contract in force stays and must be
   * held by the new supergraph: else that is refused, and nobody's documents become invalid unseen.
   */
  during<T>(supergraph: string, contract: string | undefined, swap: () => Promise<T>): Promise<T>;
}

/** Rejects when the first contract is not held by the supergraph in force; the engine is stopped then. */
export async function createContracts(
  engine: Pick<Engine, 'schema' | 'supergraph' | 'onChange' | 'stop'>,
  first: string,
): Promise<Contracts> {
  const announced = new Map<string, string>();
  let view: PublicView;
  try {
    view = createPublicView(first, engine);
  } catch (cause) {
    await engine.stop();
    throw cause;
  }
  const views = new WeakMap<GraphQLSchema, PublicView>([[engine.schema, view]]);
  engine.onChange((schema, supergraph) => {
    // A schema that was in force before is back: the newer supergraph was refused.
    view = views.get(schema) ?? createPublicView(announced.get(supergraph) ?? view.sdl, { schema, supergraph });
    views.set(schema, view);
  });
  return {
    get view() {
      return view;
    },
    async during(supergraph, contract, swap) {
      if (contract !== undefined) announced.set(supergraph, contract);
      try {
        return await swap();
      } finally {
        announced.delete(supergraph);
      }
    },
  };
}
