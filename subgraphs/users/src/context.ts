import type { Viewer } from '@klear/core';
import type { Acting, UsersDeps } from './deps.ts';
import { createLoaders, type Loaders } from './loaders/index.ts';

/** What a resolver gets: the means, the viewer and loaders bound to that viewer. Lives for one request. */
export interface Context extends Acting {
  viewer: Viewer;
  loaders: Loaders;
  /** From here on the request is answered as this viewer: somebody has just proved who they are. */
  become(viewer: Viewer): void;
}

export function contextOf(deps: UsersDeps, viewer: Viewer): Context {
  return {
    ...deps,
    viewer,
    loaders: createLoaders(deps, viewer),
    become(proven) {
      this.viewer = proven;
      this.loaders = createLoaders(deps, proven);
    },
  };
}
