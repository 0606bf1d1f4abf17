import { err, notFound, ok, type Result } from '@klear/core';
import { outbox } from '@klear/db';
import { recordFacts } from '@klear/service';
import { type Hold, type HoldId, holdStateAt, renewed } from '../domain/hold.ts';
import { holdRenewed } from '../events/published.ts';
import { mayUseHold } from '../policies/predicates.ts';
import { prolong } from '../store/claims.ts';
import { holds } from '../store/holds.ts';
import type { CommandContext } from './context.ts';
import { asViewerOnce } from './once.ts';
import type { HoldExpired } from './outcomes.ts';

export interface RenewHold {
  readonly holdId: HoldId;
  readonly idempotencyKey: string;
}

/** Keeps a held slot longer, never beyond the life that a hold has in all (domain/hold.ts). What has lapsed is not brought back. */
export async function renewHold(ctx: CommandContext, input: RenewHold): Promise<Result<Hold, HoldExpired>> {
  const result = await asViewerOnce<Hold, HoldExpired>(
    ctx,
    { mutation: 'renewHold', input },
    {
      async run(tx) {
        const hold = await holds.findForUpdate(tx, input.holdId);
        // The practice sees the row, and still learns no more of a hold than of one that does not exist.
        if (!hold || !mayUseHold(ctx.viewer, hold)) throw notFound('Hold');
        if (holdStateAt(hold, tx.now) !== 'ACTIVE') return err({ code: 'HOLD_EXPIRED' });
        const kept = renewed(hold, tx.now);
        // Fewer claims than the hold made: it was evicted while we waited for its row.
        if ((await prolong(tx, hold.id, kept.expiresAt)) !== hold.claimCount) return err({ code: 'HOLD_EXPIRED' });
        await holds.renew(tx, kept);
        const { id, clientId: subjectPersonId, organizationId } = kept;
        await recordFacts(tx, [
          { type: 'hold.renewed', action: 'U', outcome: '0', entity: { type: 'Hold', id }, subjectPersonId, organizationId },
        ]);
        await outbox.record(tx, [holdRenewed(kept, tx.now)]);
        return ok(kept);
      },
      async recall(tx, id) {
        const [hold] = await holds.byIds(tx, [id as HoldId]);
        return hold ? ok(hold) : err({ code: 'HOLD_EXPIRED' });
      },
    },
  );
  if (result.ok) ctx.holdMade(result.value.id, result.value.expiresAt);
  return result;
}
