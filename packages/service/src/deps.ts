import type { Clock, Logger } from '@klear/core';
import type { Vault } from '@klear/crypto';
import type { Database } from '@klear/db';
import type { Bus } from '@klear/events';
import type { HopVerifier } from './hop.ts';
import type { Peers } from './peers.ts';

/** What every subgraph is made of; a subgraph adds its own. */
export interface ServiceDeps {
  readonly db: Database;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly log: Logger;
  readonly vault: Vault;
  /** Verifies the router's signature for this subgraph. */
  readonly hop: HopVerifier;
  /** Signed calls to siblings, for facts that no event brought yet. */
  readonly peers: Peers;
}
