import { asId, err, type Id, newId, type OrganizationId, ok, type Result } from '@klear/core';
import { once, outbox } from '@klear/db';
import { recordFacts } from '@klear/service';
import type { Acting } from '../deps.ts';
import { moveInvitation } from '../domain/invitation.ts';
import { sortedRoles } from '../domain/membership.ts';
import { answerInvitation, findInvitationByToken, findInvitationForUpdate } from '../store/invitations.ts';
import { findMembershipOf, saveMembership } from '../store/memberships.ts';
import { actingIn, personIn, repeatable } from './acting.ts';
import { invitationTokens } from './invitation-tokens.ts';
import { membershipChanged } from './membership-changed.ts';

export interface ChangedMembership {
  readonly id: Id<'Membership'>;
  readonly organizationId: OrganizationId;
}

const invitationLapsed = { code: 'INVITATION_LAPSED' } as const;
export type InvitationLapsed = typeof invitationLapsed;

/**
 * Makes the caller a member in the roles that the invitation offers, on top of roles held already. Whoever holds the token may
 * accept: it went to the invited address. The transaction acts in the inviting organization with just those roles.
 */
export async function acceptInvitation(
  ctx: Acting,
  input: { token: string; idempotencyKey: string },
): Promise<Result<ChangedMembership, InvitationLapsed>> {
  const personId = personIn(ctx.viewer);
  const id = invitationTokens(ctx.invitationKey).invitationOf(input.token);
  const found = id && (await ctx.db.read(ctx.viewer, (tx) => findInvitationByToken(tx, id)));
  if (!found) return err(invitationLapsed);
  const { organizationId, roles } = found;
  const call = repeatable(ctx.viewer, 'acceptInvitation', input);
  return ctx.db.withViewer(actingIn(ctx.viewer, organizationId, roles), (tx) =>
    once<ChangedMembership, InvitationLapsed>(
      tx,
      call,
      async () => {
        const invitation = await findInvitationForUpdate(tx, found.id);
        const decision = invitation && moveInvitation(invitation, 'accept', tx.now);
        if (!invitation || !decision?.ok) return err(invitationLapsed);
        const held = (await findMembershipOf(tx, organizationId, personId))?.roles ?? [];
        const member = { id: newId<'Membership'>(), organizationId, personId, roles: sortedRoles([...held, ...invitation.roles]) };
        const saved = await saveMembership(tx, member);
        await answerInvitation(tx, invitation, { answer: 'ACCEPTED', acceptedBy: personId });
        await outbox.record(tx, [membershipChanged(saved, tx.now)]);
        await recordFacts(tx, [
          { type: 'member.joined', action: 'C', outcome: '0', entity: { type: 'Membership', id: saved.id }, subjectPersonId: personId },
        ]);
        return ok({ id: saved.id, organizationId });
      },
      async (known) => ok({ id: asId<'Membership'>(known), organizationId }),
    ),
  );
}
