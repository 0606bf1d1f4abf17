import type { JobData, JobDefinition } from '@klear/jobs';
import { expireHolds } from '../commands/expire-holds.ts';
import type { BookingsDeps } from '../deps.ts';
import { ensureZones, zonesInUse } from '../store/zone-offsets.ts';

export const expireHoldJob = 'bookings.expire-holds';
export const refreshZonesJob = 'bookings.refresh-zones';

type BookingsJobsDeps = Pick<BookingsDeps, 'db' | 'log'>;

/** Durable work of this subgraph, by name. A hold queues the first at its own expiry; the schedule catches what was lost. */
export function bookingsJobs(deps: BookingsJobsDeps): Record<string, JobDefinition<JobData>> {
  return {
    [expireHoldJob]: {
      schedule: '* * * * *',
      async handle() {
        const ended = await expireHolds(deps.db);
        if (ended > 0) deps.log.info({ ended }, 'holds expired');
      },
    },
    [refreshZonesJob]: { schedule: '17 3 * * *', handle: () => refreshZones(deps) },
  };
}

/** Writes the offsets of zones in use anew when the tz database is another or the horizon has come close. Also run at start. */
export async function refreshZones(deps: BookingsJobsDeps): Promise<void> {
  const written = await deps.db.asSystem(async (tx) => ensureZones(tx, await zonesInUse(tx)));
  if (written > 0) deps.log.info({ written }, 'zone offsets written');
}
