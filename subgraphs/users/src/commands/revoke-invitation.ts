import { mayIn } from '@klear/auth';
import { asId, err, type Id, notFound, ok, parseId, type Result } from '@klear/core';
import { once } from '@klear/db';
import { recordFacts } from '@klear/service';
import type { Acting } from '../deps.ts';
import { moveInvitation } from '../domain/invitation.ts';
import { answerInvitation, findInvitationForUpdate } from '../store/invitations.ts';
import type { InvitationLapsed } from './accept-invitation.ts';
import { asHeldNow, repeatable } from './acting.ts';

export interface ChangedInvitation {
  readonly id: Id<'Invitation'>;
}

/** Takes an invitation of the acting organization back. One of another organization is not found. */
export function revokeInvitation(
  ctx: Acting,
  input: { invitationId: string; idempotencyKey: string },
): Promise<Result<ChangedInvitation, InvitationLapsed>> {
  const id = parseId<'Invitation'>(input.invitationId);
  if (!id) throw notFound('Invitation');
  const call = repeatable(ctx.viewer, 'revokeInvitation', input);
  return ctx.db.withViewer(ctx.viewer, (tx) =>
    once<ChangedInvitation, InvitationLapsed>(
      tx,
      call,
      async () => {
        const invitation = await findInvitationForUpdate(tx, id);
        const viewer = await asHeldNow(tx, ctx.viewer);
        if (!invitation || !mayIn(viewer, invitation.organizationId, 'MEMBERS_INVITE')) throw notFound('Invitation');
        const decision = moveInvitation(invitation, 'revoke', tx.now);
        if (!decision.ok) return err({ code: decision.error });
        await answerInvitation(tx, invitation, { answer: 'REVOKED', acceptedBy: null });
        await recordFacts(tx, [{ type: 'invitation.revoked', action: 'D', outcome: '0', entity: { type: 'Invitation', id } }]);
        return ok({ id });
      },
      async (known) => ok({ id: asId<'Invitation'>(known) }),
    ),
  );
}
