import type { OrganizationId, PractitionerId, Viewer } from '@klear/core';
import type { Database } from '@klear/db';
import {
  awayOn,
  type DeskDay,
  longestWaitHours,
  openOn,
  type PractitionerDay,
  type QueueEntry,
  queueEntryOf,
} from '../domain/front-desk.ts';
import { deskPartOf, mayReadAppointment } from '../policies/predicates.ts';
import { appointments } from '../store/appointments.ts';
import { frontDesk } from '../store/front-desk.ts';
import { schedules } from '../store/schedules.ts';

interface Means {
  readonly db: Database;
  readonly viewer: Viewer;
}

/**
 * The columns of a day, one more than `limit`: four statements, for however many practitioners. A practitioner who may not read
 * everybody's sees their own.
 */
export async function readDay(
  { db, viewer }: Means,
  day: DeskDay,
  page: { after: PractitionerId | null; limit: number },
): Promise<PractitionerDay[]> {
  const part = deskPartOf(viewer, day.organizationId);
  if (!part) return [];
  return db.read(viewer, async (tx) => {
    const ids = await frontDesk.practitionersOf(tx, day, { ...page, only: part.only });
    const [calendars, visits, holds] = await Promise.all([
      schedules.ofPractitioners(tx, ids),
      appointments.ofDay(tx, day, ids),
      frontDesk.holdsOf(tx, day, ids),
    ]);
    return ids.map((practitionerId) => {
      const isTheirs = (of: { practitionerId: PractitionerId }) => of.practitionerId === practitionerId;
      const own = calendars.filter((schedule) => isTheirs(schedule) && schedule.organizationId === day.organizationId);
      return {
        practitionerId,
        open: openOn(own, day),
        timeOff: awayOn(own, day),
        appointments: visits.filter((visit) => isTheirs(visit) && mayReadAppointment(viewer, visit)),
        holds: holds.filter(isTheirs),
      };
    });
  });
}

const queueMax = 100;

/** Who waits now, in the order in which they came: the first hundred. */
export async function readQueue({ db, viewer }: Means, organizationId: OrganizationId): Promise<QueueEntry[]> {
  const part = deskPartOf(viewer, organizationId);
  if (!part) return [];
  const here = await db.read(viewer, (tx) =>
    appointments.waiting(tx, { organizationId, practitionerId: part.only }, { hours: longestWaitHours, limit: queueMax }),
  );
  return here.filter((visit) => mayReadAppointment(viewer, visit)).flatMap((visit) => queueEntryOf(visit) ?? []);
}
