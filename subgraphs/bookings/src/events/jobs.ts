import { isUuid } from '@klear/core';
import type { JobData, JobDefinition } from '@klear/jobs';
import { advanceBookingProcess, sweepBookingProcesses } from '../commands/advance-booking-process.ts';
import { expireHolds } from '../commands/expire-holds.ts';
import { lapseRequests } from '../commands/lapse-requests.ts';
import { reanchorAppointments } from '../commands/reanchor-appointments.ts';
import { refreshHolidays } from '../commands/refresh-holidays.ts';
import { reviewLicences } from '../commands/review-licences.ts';
import type { BookingsDeps } from '../deps.ts';
import type { HoldId } from '../domain/hold.ts';
import { ensureZones, zonesInUse } from '../store/zone-offsets.ts';

export const expireHoldJob = 'bookings.expire-holds';
export const advanceBookingProcessJob = 'bookings.advance-booking-process';
export const sweepBookingProcessesJob = 'bookings.sweep-booking-processes';
export const lapseRequestsJob = 'bookings.lapse-requests';
export const refreshZonesJob = 'bookings.refresh-zones';
export const refreshHolidaysJob = 'bookings.refresh-holidays';
export const reanchorJob = 'bookings.reanchor-appointments';
export const reviewLicencesJob = 'bookings.review-licences';

type BookingsJobsDeps = Pick<BookingsDeps, 'db' | 'log'>;

const isHoldId = (value: unknown): value is HoldId => isUuid(value);

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
    [advanceBookingProcessJob]: {
      retryLimit: 8,
      concurrency: 4,
      async handle({ holdId }) {
        if (isHoldId(holdId)) await advanceBookingProcess(deps.db, holdId);
      },
    },
    [sweepBookingProcessesJob]: {
      schedule: '* * * * *',
      async handle() {
        const found = await sweepBookingProcesses(deps.db);
        if (found > 0) deps.log.info({ found }, 'bookings were taken up');
      },
    },
    [reviewLicencesJob]: {
      schedule: '37 2 * * *',
      async handle() {
        const opened = await reviewLicences(deps.db);
        if (opened > 0) deps.log.info({ opened }, 'booked visits are without a licence');
      },
    },
    [lapseRequestsJob]: {
      schedule: '* * * * *',
      async handle() {
        const lapsed = await lapseRequests(deps.db);
        if (lapsed > 0) deps.log.info({ lapsed }, 'requests were not answered in time');
      },
    },
    [reanchorJob]: { schedule: '* * * * *', expireInSeconds: 3_600, handle: () => reanchor(deps, { everyVisit: false }) },
    [refreshHolidaysJob]: {
      schedule: '47 3 * * *',
      async handle() {
        const changed = await refreshHolidays(deps.db);
        if (changed > 0) deps.log.info({ changed }, 'holidays differ from before');
      },
    },
    [refreshZonesJob]: {
      schedule: '17 3 * * *',
      async handle() {
        await refreshZones(deps);
        await reanchor(deps, { everyVisit: true });
      },
    },
  };
}

/** Within a minute after a release with a new tz database started; once a day every visit is looked at again, whatever was noted. */
async function reanchor(deps: BookingsJobsDeps, { everyVisit }: { everyVisit: boolean }): Promise<void> {
  const { moved, kept } = await reanchorAppointments(deps.db, { everyVisit });
  if (moved + kept > 0) deps.log.info({ moved, kept }, 'appointments follow the tz database');
}

/** Writes the offsets of zones in use anew when the tz database is another or the horizon has come close. Also run at start. */
export async function refreshZones(deps: BookingsJobsDeps): Promise<void> {
  const written = await deps.db.asSystem(async (tx) => ensureZones(tx, await zonesInUse(tx)));
  if (written > 0) deps.log.info({ written }, 'zone offsets written');
}
