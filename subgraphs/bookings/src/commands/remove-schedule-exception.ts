import { forbidden, notFound, type Result } from '@klear/core';
import type { ScheduleExceptionId, ScheduleId } from '../domain/schedule.ts';
import { mayEditSchedule } from '../policies/predicates.ts';
import { schedules } from '../store/schedules.ts';
import type { CommandContext } from './context.ts';
import { asViewerOnce } from './once.ts';
import { afterChange, recallSchedule, type ScheduleAfter } from './set-schedule.ts';

export interface RemoveScheduleException {
  readonly exceptionId: ScheduleExceptionId;
  readonly idempotencyKey: string;
}

/** Removes an exception: the weekly hours, or an older exception, hold again on its dates. */
export function removeScheduleException(ctx: CommandContext, input: RemoveScheduleException): Promise<Result<ScheduleAfter, never>> {
  return asViewerOnce<ScheduleAfter, never>(
    ctx,
    { mutation: 'removeScheduleException', input },
    {
      async run(tx) {
        const scheduleId = await schedules.idOfException(tx, input.exceptionId);
        const schedule = scheduleId && (await schedules.findForUpdate(tx, scheduleId));
        if (!schedule) throw notFound('ScheduleException');
        if (!mayEditSchedule(ctx.viewer, schedule)) throw forbidden('ROLE_REQUIRED');
        await schedules.removeException(tx, schedule, input.exceptionId);
        return afterChange(tx, schedule.id);
      },
      recall: (tx, id) => recallSchedule(tx, id as ScheduleId),
    },
  );
}
