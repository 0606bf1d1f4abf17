import { badInput, forbidden, newId, notFound, type Result } from '@klear/core';
import { exceptionFaults, type OpenHours, type ScheduleId } from '../domain/schedule.ts';
import type { LocalDate } from '../domain/wall-time.ts';
import { mayEditSchedule } from '../policies/predicates.ts';
import { schedules } from '../store/schedules.ts';
import type { CommandContext } from './context.ts';
import { asViewerOnce } from './once.ts';
import { afterChange, recallSchedule, type ScheduleAfter } from './set-schedule.ts';

export interface AddScheduleException {
  readonly scheduleId: ScheduleId;
  readonly start: LocalDate;
  readonly end: LocalDate;
  readonly hours: readonly OpenHours[];
  readonly idempotencyKey: string;
}

/** Adds dates with other hours, or with none. Hours that a date's clocks skip are refused with their two neighbours. */
export function addScheduleException(ctx: CommandContext, input: AddScheduleException): Promise<Result<ScheduleAfter, never>> {
  return asViewerOnce<ScheduleAfter, never>(
    ctx,
    { mutation: 'addScheduleException', input },
    {
      async run(tx) {
        const schedule = await schedules.findForUpdate(tx, input.scheduleId);
        if (!schedule) throw notFound('Schedule');
        if (!mayEditSchedule(ctx.viewer, schedule)) throw forbidden('ROLE_REQUIRED');
        const { start, end, hours } = input;
        const faults = exceptionFaults({ start, end, hours }, schedule.zone, ['input']);
        if (faults.length > 0) throw badInput(faults);
        await schedules.addException(tx, schedule, newId<'ScheduleException'>(), { start, end, hours });
        return afterChange(tx, input.scheduleId);
      },
      recall: (tx) => recallSchedule(tx, input.scheduleId),
    },
  );
}
