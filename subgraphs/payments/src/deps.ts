import type { Clock, Logger } from '@klear/core';
import type { Signer } from '@klear/crypto';
import type { Database } from '@klear/db';
import type { Jobs } from '@klear/jobs';
import type { HopVerifier } from '@klear/service';
import type { StripePort } from './stripe/port.ts';

/** Everything that payments needs; main.ts and the launcher make it. */
export interface PaymentsDeps {
  readonly db: Database;
  readonly stripe: StripePort;
  /** The key that bookings signs quotes with, purpose 'quote'. */
  readonly quotes: Pick<Signer, 'verify'>;
  /** Durable jobs: those of events/jobs.ts. */
  readonly jobs: Pick<Jobs, 'enqueue'>;
  readonly hop: HopVerifier;
  readonly clock: Clock;
  readonly log: Logger;
}
