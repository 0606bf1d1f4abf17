import type { Viewer } from '@klear/core';
import type { HealthRecordsDeps } from './deps.ts';
import { createLoaders, type Loaders } from './loaders/loaders.ts';

/** What resolvers share for one request. */
export interface Context {
  readonly viewer: Viewer;
  readonly requestId: string;
  readonly deps: HealthRecordsDeps;
  readonly loaders: Loaders;
}

export function contextOf(deps: HealthRecordsDeps, base: { viewer: Viewer; requestId: string }): Context {
  return { ...base, deps, loaders: createLoaders({ ...base, deps }) };
}
