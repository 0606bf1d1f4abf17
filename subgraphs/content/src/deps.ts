import type { Clock, Logger } from '@klear/core';
import type { Database } from '@klear/db';
import type { HopVerifier } from '@klear/service';

/** Everything that content needs; main.ts and the launcher make it. */
export interface ContentDeps {
  readonly db: Database;
  readonly hop: HopVerifier;
  readonly clock: Clock;
  readonly log: Logger;
}
