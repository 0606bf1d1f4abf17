import type { Signer } from '@klear/crypto';
import type { ServiceDeps } from '@klear/service';

/** Everything that bookings needs; main.ts and the launcher make it. */
export interface BookingsDeps extends ServiceDeps {
  /** Signs the prices of holds, purpose 'quote'; payments verifies with the same key. */
  readonly quotes: Pick<Signer, 'sign'>;
  /** Durable jobs: those of events/jobs.ts. */
  readonly jobs: { enqueue(name: string, data: object, options?: { startAfter?: Date; singletonKey?: string }): Promise<unknown> };
}
