import type { Viewer } from '@klear/core';
import type { ContextBase } from '@klear/service';
import type { Acting, PractitionersDeps } from './deps.ts';
import { createLoaders, type Loaders } from './loaders/index.ts';

/** What resolvers of one request have. */
export interface Context extends Acting {
  readonly viewer: Viewer;
  readonly requestId: string;
  readonly loaders: Loaders;
}

export function contextOf(deps: PractitionersDeps): (base: ContextBase) => Context {
  return ({ viewer, requestId }) => ({ db: deps.db, viewer, requestId, loaders: createLoaders(deps.db, viewer) });
}
