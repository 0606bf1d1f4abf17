import type { Viewer } from '@klear/core';
import type { PaymentsDeps } from './deps.ts';
import { createLoaders, type Loaders } from './loaders/loaders.ts';

export interface Context {
  readonly viewer: Viewer;
  readonly requestId: string;
  readonly deps: PaymentsDeps;
  readonly loaders: Loaders;
}

export function contextOf(deps: PaymentsDeps, base: { viewer: Viewer; requestId: string }): Context {
  return { ...base, deps, loaders: createLoaders(deps.db, base.viewer) };
}
