import { forbidden, notFound, ok, type Result } from '@klear/core';
import type { TimeOffId } from '../domain/time-off.ts';
import { mayEditSchedule } from '../policies/predicates.ts';
import { timeOff } from '../store/time-off.ts';
import { recordTimeOff } from './add-time-off.ts';
import type { CommandContext } from './context.ts';
import { asViewerOnce } from './once.ts';
import { settleAllHours } from './schedule-conflicts.ts';

export interface RemoveTimeOff {
  readonly timeOffId: TimeOffId;
  readonly idempotencyKey: string;
}

/** Gives the hours back. Tasks about visits that are covered again end by themselves. */
export function removeTimeOff(ctx: CommandContext, input: RemoveTimeOff): Promise<Result<{ readonly id: TimeOffId }, never>> {
  return asViewerOnce<{ readonly id: TimeOffId }, never>(
    ctx,
    { mutation: 'removeTimeOff', input },
    {
      async run(tx) {
        const found = await timeOff.findForUpdate(tx, input.timeOffId);
        if (!found) throw notFound('TimeOff');
        if (!mayEditSchedule(ctx.viewer, found)) throw forbidden('ROLE_REQUIRED');
        await timeOff.remove(tx, found);
        await recordTimeOff(tx, 'D', found);
        await settleAllHours(tx, found);
        return ok({ id: found.id });
      },
      recall: async () => ok({ id: input.timeOffId }),
    },
  );
}
