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
import { isOpenFor } from '../domain/bookability.ts';
import { type LocationId, type Schedule, type ScheduleId, type WeeklyRule, weeklyRuleFaults } from '../domain/schedule.ts';
import { type LocalDate, wallOf } from '../domain/wall-time.ts';
import { parseZone, type Zone } from '../domain/zone.ts';
import { scheduleChanged } from '../events/published.ts';
import { mayEditSchedule } from '../policies/predicates.ts';
import { appointments } from '../store/appointments.ts';
import { knownFacts } from '../store/known-facts.ts';
import { schedules } from '../store/schedules.ts';
import { ensureZones } from '../store/zone-offsets.ts';
import type { CommandContext } from './context.ts';
import { asViewerOnce } from './once.ts';
import type { VersionConflict } from './outcomes.ts';

export interface SetSchedule {
  readonly organizationId: OrganizationId;
  readonly practitionerId: PractitionerId;
  readonly locationId?: LocationId | null | undefined;
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

const maxConflicts = 100;

/** Sets the whole week of a practitioner at a location. The first call makes the schedule; later ones name the version they read. */
export async function setSchedule(ctx: CommandContext, input: SetSchedule): Promise<Result<ScheduleAfter, VersionConflict>> {
  const zone = checked(input);
  if (!mayEditSchedule(ctx.viewer, input)) throw forbidden('ROLE_REQUIRED');
  await ctx.db.asSystem((tx) => ensureZones(tx, [zone]));
  return asViewerOnce<ScheduleAfter, VersionConflict>(
    ctx,
    { mutation: 'setSchedule', input },
    {
      run: (tx) => run(tx, input, zone),
      async recall(tx, id) {
        const schedule = await schedules.find(tx, id as ScheduleId);
        return schedule ? ok(await withConflicts(tx, schedule)) : err({ code: 'VERSION_CONFLICT' });
      },
    },
  );
}

/** The zone of a faultless input. Throws BAD_USER_INPUT with every faulty field. */
function checked(input: SetSchedule): Zone {
  const zone = parseZone(input.timeZone);
  const faults: InputFault[] = weeklyRuleFaults(input.rules, ['input', 'weeklyHours']);
  if (input.rules.length > 70) faults.push({ path: ['input', 'weeklyHours'], code: 'TOO_MANY', message: 'must have at most 70 spans.' });
  if (!zone.ok)
    faults.push({ path: ['input', 'timeZone'], code: zone.error, message: 'must be an IANA zone, spelled as in the tz database.' });
  if (input.start && input.end && input.end < input.start) {
    faults.push({ path: ['input', 'end'], code: 'END_BEFORE_START', message: 'must not be before start.' });
  }
  if (faults.length > 0 || !zone.ok) throw badInput(faults);
  return zone.value;
}

async function run(tx: Tx, input: SetSchedule, zone: Zone): Promise<Result<ScheduleAfter, VersionConflict>> {
  const { organizationId, practitionerId, locationId = null } = input;
  await checkKnown(tx, input);
  const found = await schedules.findAtForUpdate(tx, { organizationId, practitionerId, locationId });
  if ((found?.version ?? null) !== (input.expectedVersion ?? null)) return err({ code: 'VERSION_CONFLICT' });
  const schedule: Schedule = {
    id: found?.id ?? newId<'Schedule'>(),
    organizationId,
    practitionerId,
    locationId,
    zone,
    effectiveFrom: input.start ?? wallOf(tx.now, zone).date,
    effectiveUntil: input.end ?? null,
    rules: input.rules,
    exceptions: found?.exceptions ?? [],
    version: (found?.version ?? 0) + 1,
  };
  await schedules.save(tx, schedule);
  await recordScheduleChange(tx, schedule);
  return ok(await withConflicts(tx, schedule));
}

/** Throws NOT_FOUND for a practitioner or a location that is not the organization's. */
async function checkKnown(tx: Tx, { organizationId, practitionerId, locationId }: SetSchedule): Promise<void> {
  const isMember = (await knownFacts.rolesOf(tx, practitionerId, organizationId))?.includes('PRACTITIONER');
  if (!isMember && !(await knownFacts.worksFor(tx, practitionerId, organizationId))) throw notFound('Practitioner');
  if (!locationId) return;
  const location = await knownFacts.location(tx, locationId);
  if (location?.organizationId !== organizationId) throw notFound('Location');
}

export async function recordScheduleChange(tx: Tx, schedule: Schedule): Promise<void> {
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

/** Booked appointments that the schedule no longer covers. */
export async function withConflicts(tx: Tx, schedule: Schedule): Promise<ScheduleAfter> {
  const upcoming = await appointments.upcomingOn(tx, schedule.id, tx.now, 1_000);
  const conflicts = upcoming.filter((appointment) => !isOpenFor(schedule, appointment.visit)).slice(0, maxConflicts);
  return { id: schedule.id, schedule, conflicts };
}
