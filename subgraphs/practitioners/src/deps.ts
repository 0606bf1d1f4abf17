import type { Viewer } from '@klear/core';
import type { ServiceDeps } from '@klear/service';

/** What this subgraph is made of: nothing beyond what every subgraph has. */
export type PractitionersDeps = Pick<ServiceDeps, 'db' | 'bus' | 'clock' | 'log' | 'hop' | 'peers'>;

/** What a command gets: the subgraph's means, and who acts. */
export interface Acting extends Pick<PractitionersDeps, 'db'> {
  readonly viewer: Viewer;
}
