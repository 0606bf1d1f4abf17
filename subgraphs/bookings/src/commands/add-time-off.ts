import { badInput, forbidden, type InputFault, newId, notFound, ok, type Result } from '@klear/core';
import type { Tx } from '@klear/db';
import { recordFacts } from '@klear/service';
import type { Appointment } from '../domain/appointment.ts';
import { type TimeOff, type TimeOffId, timeOffFaults } from '../domain/time-off.ts';
import type { LocalDateTime } from '../domain/wall-time.ts';
import { parseZone, type Zone } from '../domain/zone.ts';
import { mayEditSchedule } from '../policies/predicates.ts';
import { timeOff } from '../store/time-off.ts';
import { ensureZones } from '../store/zone-offsets.ts';
import { checkPractitioner } from './check-practitioner.ts';
import type { CommandContext } from './context.ts';
import { asViewerOnce } from './once.ts';
import { type Calendar, conflictsOf, settleAllHours } from './schedule-conflicts.ts';

export interface AddTimeOff extends Calendar {
  readonly start: LocalDateTime;
  /** The first minute that is not free any more. */
  readonly end: LocalDateTime;
  readonly timeZone: string;
  readonly idempotencyKey: string;
}

/** Time off, with booked appointments that it no longer covers (100 at most). They stay booked. */
export interface TimeOffAfter {
  readonly id: TimeOffId;
  readonly timeOff: TimeOff;
  readonly conflicts: Appointment[];
}

/** Takes a practitioner off every schedule of the organization for a while. Times that clocks skip are refused with their neighbours. */
export async function addTimeOff(ctx: CommandContext, input: AddTimeOff): Promise<Result<TimeOffAfter, never>> {
  const zone = checked(input);
  if (!mayEditSchedule(ctx.viewer, input)) throw forbidden('ROLE_REQUIRED');
  await ctx.db.asSystem((tx) => ensureZones(tx, [zone]));
  const { organizationId, practitionerId, start, end } = input;
  return asViewerOnce<TimeOffAfter, never>(
    ctx,
    { mutation: 'addTimeOff', input },
    {
      async run(tx) {
        await checkPractitioner(tx, input);
        const added: TimeOff = { id: newId<'TimeOff'>(), organizationId, practitionerId, start, end, zone };
        await timeOff.insert(tx, added);
        await recordTimeOff(tx, 'C', added);
        return ok({ id: added.id, timeOff: added, conflicts: await settleAllHours(tx, input) });
      },
      async recall(tx, id) {
        const known = await timeOff.find(tx, id as TimeOffId);
        if (!known) throw notFound('TimeOff');
        return ok({ id: known.id, timeOff: known, conflicts: await conflictsOf(tx, known) });
      },
    },
  );
}

/** The zone of a faultless input. Throws BAD_USER_INPUT with every faulty field. */
function checked({ start, end, timeZone }: AddTimeOff): Zone {
  const zone = parseZone(timeZone);
  const faults: InputFault[] = zone.ok ? timeOffFaults({ start, end, zone: zone.value }) : [];
  if (!zone.ok)
    faults.push({ path: ['input', 'timeZone'], code: zone.error, message: 'must be an IANA zone, spelled as in the tz database.' });
  if (faults.length > 0 || !zone.ok) throw badInput(faults);
  return zone.value;
}

export async function recordTimeOff(tx: Tx, action: 'C' | 'D', { id, organizationId, practitionerId }: TimeOff): Promise<void> {
  const type = action === 'C' ? 'time-off.added' : 'time-off.removed';
  const entity = { type: 'TimeOff', id };
  await recordFacts(tx, [{ type, action, outcome: '0', entity, subjectPersonId: practitionerId, organizationId }]);
}
