import { notFound, ok, type Result } from '@klear/core';
import { outbox } from '@klear/db';
import { recordFacts } from '@klear/service';
import { type HoldId, holdStateAt } from '../domain/hold.ts';
import { holdReleased } from '../events/published.ts';
import { mayUseHold } from '../policies/predicates.ts';
import { freeHold } from '../store/claims.ts';
import { holds } from '../store/holds.ts';
import type { CommandContext } from './context.ts';
import { noteBookingProcess } from './note-booking-process.ts';
import { asViewerOnce } from './once.ts';

export interface ReleaseHold {
  readonly holdId: HoldId;
  readonly idempotencyKey: string;
}

/** Gives a hold back. One that has ended already stays as it is, and that is a success too. */
export function releaseHold(ctx: CommandContext, input: ReleaseHold): Promise<Result<{ id: HoldId }, never>> {
  return asViewerOnce<{ id: HoldId }, never>(
    ctx,
    { mutation: 'releaseHold', input },
    {
      async run(tx) {
        const hold = await holds.findForUpdate(tx, input.holdId);
        // The practice sees the row, and still learns no more of a hold than of one that does not exist.
        if (!hold || !mayUseHold(ctx.viewer, hold)) throw notFound('Hold');
        if (hold.outcome) return ok({ id: hold.id });
        const outcome = holdStateAt(hold, tx.now) === 'EXPIRED' ? 'EXPIRED' : 'RELEASED';
        await freeHold(tx, hold.id);
        await holds.end(tx, hold, outcome);
        await recordFacts(tx, [
          {
            type: 'hold.released',
            action: 'U',
            outcome: '0',
            entity: { type: 'Hold', id: hold.id },
            subjectPersonId: hold.clientId,
            organizationId: hold.organizationId,
          },
        ]);
        const moved = await noteBookingProcess(tx, hold.id, { states: ['RELEASED'], outcome });
        await outbox.record(tx, [holdReleased(hold, outcome, tx.now), ...moved]);
        return ok({ id: hold.id });
      },
      recall: async () => ok({ id: input.holdId }),
    },
  );
}
