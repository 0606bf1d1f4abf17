import type { Viewer } from '@klear/core';
import type { HealthRecordsDeps } from '../deps.ts';

/** What a command needs: who asks, in which request, and with what. */
export interface RecordsContext {
  readonly viewer: Viewer;
  readonly requestId: string;
  readonly deps: HealthRecordsDeps;
}
