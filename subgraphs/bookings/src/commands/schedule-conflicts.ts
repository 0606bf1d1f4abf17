import type { OrganizationId, PractitionerId } from '@klear/core';
import { outbox, type Tx } from '@klear/db';
import type { Appointment } from '../domain/appointment.ts';
import { uncoveredReasons } from '../domain/coverage.ts';
import { scheduleChanged } from '../events/published.ts';
import { appointments } from '../store/appointments.ts';
import { schedules } from '../store/schedules.ts';
import { settleTasks } from './open-tasks.ts';

/** Whose hours changed. */
export interface Calendar {
  readonly organizationId: OrganizationId;
  readonly practitionerId: PractitionerId;
}

/** How many visits to come are looked at, and how many a command answers. A task is opened for each that was looked at. */
const maxLooked = 2_000;
const maxTold = 100;

async function look(tx: Tx, { organizationId, practitionerId }: Calendar) {
  const calendars = await schedules.ofPractitionerIn(tx, organizationId, practitionerId);
  const upcoming = await appointments.upcomingOf(tx, { organizationId, practitionerId }, { at: tx.now, limit: maxLooked });
  return upcoming.map((appointment) => ({ appointment, reasons: uncoveredReasons(appointment, calendars) }));
}

const uncovered = (looked: Awaited<ReturnType<typeof look>>): Appointment[] =>
  looked.filter(({ reasons }) => reasons.length > 0).map(({ appointment }) => appointment);

/** Visits to come that the hours of their practitioner do not cover, the earliest first (100 at most). They stay booked. */
export async function conflictsOf(tx: Tx, calendar: Calendar): Promise<Appointment[]> {
  return uncovered(await look(tx, calendar)).slice(0, maxTold);
}

/** After a change of hours: a task for each visit that is uncovered now, none any more for those that are covered again. */
export async function settleConflicts(tx: Tx, calendar: Calendar): Promise<Appointment[]> {
  const looked = await look(tx, calendar);
  await settleTasks(tx, 'SCHEDULE_CONFLICT', looked);
  return uncovered(looked).slice(0, maxTold);
}

/** The same when every schedule of a practitioner changed at once: time off, holidays. Those who watch are told. */
export async function settleAllHours(tx: Tx, calendar: Calendar): Promise<Appointment[]> {
  await schedules.bumpAll(tx, calendar);
  const calendars = await schedules.ofPractitionerIn(tx, calendar.organizationId, calendar.practitionerId);
  await outbox.record(
    tx,
    calendars.map((schedule) => scheduleChanged(schedule, tx.now)),
  );
  return settleConflicts(tx, calendar);
}
