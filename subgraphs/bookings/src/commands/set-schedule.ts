import {
  badInput,
  err,
  forbidden,
  type InputFault,
  newId,
  notFound,
  type OrganizationId,
  ok,
  type PractitionerId,
  type Result,
} from '@klear/core';
import { outbox, type Tx } from '@klear/db';
import { recordFacts } from '@klear/service';
import type { Appointment } from '../domain/appointment.ts';
import { type LocationId, type Schedule, type ScheduleId, type WeeklyRule, weeklyRuleFaults } from '../domain/schedule.ts';
import { type LocalDate, wallOf } from '../domain/wall-time.ts';
import { parseZone, type Zone } from '../domain/zone.ts';
import { scheduleChanged } from '../events/published.ts';
import { mayEditSchedule } from '../policies/predicates.ts';
import { ensureHolidays } from '../store/holidays.ts';
import { knownFacts } from '../store/known-facts.ts';
import { isKnownRegion } from '../store/public-holidays.ts';
import { schedules } from '../store/schedules.ts';
import { ensureZones } from '../store/zone-offsets.ts';
import { checkPractitioner } from './check-practitioner.ts';
import type { CommandContext } from './context.ts';
import { asViewerOnce } from './once.ts';
import type { VersionConflict } from './outcomes.ts';
import { conflictsOf, settleConflicts } from './schedule-conflicts.ts';

export interface SetSchedule {
  readonly organizationId: OrganizationId;
  readonly practitionerId: PractitionerId;
  readonly locationId?: LocationId | null | undefined;
  /** Which period; without it the one that meets the dates, or a new one. */
  readonly scheduleId?: ScheduleId | null | undefined;
  /** Whose public holidays are kept free; null: none; absent: as before. */
  readonly holidayRegion?: string | null | undefined;
  readonly timeZone: string;
  readonly rules: readonly WeeklyRule[];
  readonly start?: LocalDate | null | undefined;
  readonly end?: LocalDate | null | undefined;
  readonly expectedVersion?: number | null | undefined;
  readonly idempotencyKey: string;
}

/** A schedule after a change, with booked appointments that it no longer covers (100 at most). They stay booked. */
export interface ScheduleAfter {
  readonly id: ScheduleId;
  readonly schedule: Schedule;
  readonly conflicts: Appointment[];
}

/**
 * Sets the whole week of a practitioner at a location for a period. The first call makes the schedule; later ones name the version that
 * they read. Periods of one place never meet.
 */
export async function setSchedule(ctx: CommandContext, input: SetSchedule): Promise<Result<ScheduleAfter, VersionConflict>> {
  const zone = await checked(input);
  if (!mayEditSchedule(ctx.viewer, input)) throw forbidden('ROLE_REQUIRED');
  await ctx.db.asSystem(async (tx) => {
    await ensureZones(tx, [zone]);
    if (input.holidayRegion) await ensureHolidays(tx, [input.holidayRegion]);
  });
  return asViewerOnce<ScheduleAfter, VersionConflict>(
    ctx,
    { mutation: 'setSchedule', input },
    {
      run: (tx) => run(tx, input, zone),
      async recall(tx, id) {
        const schedule = await schedules.find(tx, id as ScheduleId);
        return schedule ? ok({ id: schedule.id, schedule, conflicts: await conflictsOf(tx, schedule) }) : err({ code: 'VERSION_CONFLICT' });
      },
    },
  );
}

/** The zone of a faultless input. Throws BAD_USER_INPUT with every faulty field. */
async function checked(input: SetSchedule): Promise<Zone> {
  const zone = parseZone(input.timeZone);
  const faults: InputFault[] = weeklyRuleFaults(input.rules, ['input', 'weeklyHours']);
  if (input.rules.length > 70) faults.push({ path: ['input', 'weeklyHours'], code: 'TOO_MANY', message: 'must have at most 70 spans.' });
  if (!zone.ok)
    faults.push({ path: ['input', 'timeZone'], code: zone.error, message: 'must be an IANA zone, spelled as in the tz database.' });
  if (input.start && input.end && input.end < input.start) {
    faults.push({ path: ['input', 'end'], code: 'END_BEFORE_START', message: 'must not be before start.' });
  }
  if (input.holidayRegion && !(await isKnownRegion(input.holidayRegion))) {
    const message = 'must be a country (ISO 3166-1) or a subdivision (ISO 3166-2) whose holidays are known.';
    faults.push({ path: ['input', 'holidayRegion'], code: 'REGION_UNKNOWN', message });
  }
  if (faults.length > 0 || !zone.ok) throw badInput(faults);
  return zone.value;
}

async function run(tx: Tx, input: SetSchedule, zone: Zone): Promise<Result<ScheduleAfter, VersionConflict>> {
  const { organizationId, practitionerId, locationId = null } = input;
  await checkPractitioner(tx, input);
  await checkLocation(tx, input);
  const effectiveFrom = input.start ?? wallOf(tx.now, zone).date;
  const effectiveUntil = input.end ?? null;
  const meeting = await schedules.findMeetingForUpdate(
    tx,
    { organizationId, practitionerId, locationId },
    { from: effectiveFrom, until: effectiveUntil },
  );
  const found = input.scheduleId ? await ownPeriod(tx, input, input.scheduleId) : meeting[0];
  if (meeting.some(({ id }) => id !== found?.id)) {
    const message = 'meets another period at the same place. Name the schedule that is to change, or other dates.';
    throw badInput([{ path: ['input', 'start'], code: 'PERIODS_OVERLAP', message }]);
  }
  if ((found?.version ?? null) !== (input.expectedVersion ?? null)) return err({ code: 'VERSION_CONFLICT' });
  const id = found?.id ?? newId<'Schedule'>();
  await schedules.save(tx, {
    id,
    organizationId,
    practitionerId,
    locationId,
    zone,
    effectiveFrom,
    effectiveUntil,
    rules: input.rules,
    holidayRegion: input.holidayRegion === undefined ? (found?.holidayRegion ?? null) : input.holidayRegion,
    version: (found?.version ?? 0) + 1,
  });
  return afterChange(tx, id);
}

/** The period that the input names. Throws NOT_FOUND for one of another calendar or another place. */
async function ownPeriod(tx: Tx, input: SetSchedule, id: ScheduleId): Promise<Schedule> {
  const schedule = await schedules.findForUpdate(tx, id);
  const isOwn =
    schedule?.organizationId === input.organizationId &&
    schedule.practitionerId === input.practitionerId &&
    schedule.locationId === (input.locationId ?? null);
  if (!schedule || !isOwn) throw notFound('Schedule');
  return schedule;
}

/** Throws NOT_FOUND for a location that is not the organization's. */
async function checkLocation(tx: Tx, { organizationId, locationId }: SetSchedule): Promise<void> {
  if (!locationId) return;
  const location = await knownFacts.location(tx, locationId);
  if (location?.organizationId !== organizationId) throw notFound('Location');
}

/** Tells of a changed schedule, and settles what it uncovers or covers again. */
export async function afterChange(tx: Tx, id: ScheduleId): Promise<Result<ScheduleAfter, never>> {
  const schedule = await schedules.find(tx, id);
  if (!schedule) throw notFound('Schedule');
  await recordScheduleChange(tx, schedule);
  return ok({ id, schedule, conflicts: await settleConflicts(tx, schedule) });
}

/** The schedule as it is now, for a repeated call. */
export async function recallSchedule(tx: Tx, id: ScheduleId): Promise<Result<ScheduleAfter, never>> {
  const schedule = await schedules.find(tx, id);
  if (!schedule) throw notFound('Schedule');
  return ok({ id, schedule, conflicts: await conflictsOf(tx, schedule) });
}

async function recordScheduleChange(tx: Tx, schedule: Schedule): Promise<void> {
  const { id, organizationId, practitionerId } = schedule;
  await recordFacts(tx, [
    {
      type: 'schedule.changed',
      action: 'U',
      outcome: '0',
      entity: { type: 'Schedule', id },
      subjectPersonId: practitionerId,
      organizationId,
    },
  ]);
  await outbox.record(tx, [scheduleChanged(schedule, tx.now)]);
}
