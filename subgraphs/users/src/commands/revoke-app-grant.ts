import { isSelf } from '@klear/auth';
import { asId, forbidden, type Id, notFound, ok, parseId, type Result } from '@klear/core';
import { once } from '@klear/db';
import { recordFacts } from '@klear/service';
import type { Acting } from '../deps.ts';
import { deleteCodesOf } from '../store/app-codes.ts';
import { findAppGrantForUpdate, markGrantRevoked } from '../store/app-grants.ts';
import { openSessionsOfGrants } from '../store/sessions.ts';
import { personIn, repeatable } from './acting.ts';
import { endSession } from './end-session.ts';

export interface ChangedGrant {
  readonly id: Id<'AppGrant'>;
}

/** Takes back what one lent an app: its sessions end, its codes are worth nothing. Another person's grant is not found. */
export function revokeAppGrant(ctx: Acting, input: { grantId: string; idempotencyKey: string }): Promise<Result<ChangedGrant, never>> {
  personIn(ctx.viewer);
  if (ctx.viewer.app !== null) throw forbidden('NOT_IN_SCOPE');
  const id = parseId<'AppGrant'>(input.grantId);
  if (!id) throw notFound('Grant');
  const call = repeatable(ctx.viewer, 'revokeAppGrant', input);
  return ctx.db.withViewer(ctx.viewer, (tx) =>
    once<ChangedGrant, never>(
      tx,
      call,
      async () => {
        const grant = await findAppGrantForUpdate(tx, id);
        if (!grant || !isSelf(ctx.viewer, grant.personId)) throw notFound('Grant');
        if (grant.revokedAt === null) await markGrantRevoked(tx, id);
        await deleteCodesOf(tx, id);
        for (const session of await openSessionsOfGrants(tx, [id])) await endSession(tx, session, 'GRANT_REVOKED');
        const entity = { type: 'AppGrant', id };
        await recordFacts(tx, [{ type: 'app.revoked', action: 'D', outcome: '0', entity, subjectPersonId: grant.personId }]);
        return ok({ id });
      },
      async (known) => ok({ id: asId<'AppGrant'>(known) }),
    ),
  );
}
