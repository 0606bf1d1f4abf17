import { mayIn } from '@klear/auth';
import { asId, forbidden, type Id, newId, type OrganizationId, ok, type Result, type Viewer } from '@klear/core';
import { once } from '@klear/db';
import { parseInput, recordFacts } from '@klear/service';
import { z } from 'zod';
import type { Acting } from '../deps.ts';
import { INVITATION_MS } from '../domain/invitation.ts';
import { sortedRoles } from '../domain/membership.ts';
import { leaf } from '../inputs.ts';
import { findInvitation, insertInvitation } from '../store/invitations.ts';
import { asHeldNow, personIn, repeatable } from './acting.ts';
import { invitationTokens } from './invitation-tokens.ts';

const shape = z.object({
  organizationId: leaf.id,
  email: leaf.email,
  roles: leaf.roles,
});
export type InviteMember = z.input<typeof shape> & { idempotencyKey: string };

export interface Invited {
  readonly id: Id<'Invitation'>;
  readonly organizationId: OrganizationId;
  readonly token: string;
}

/**
 * Invites an address into the acting organization. Whether a person with that address exists plays no part in answer or time.
 * Only owners invite owners.
 */
export function inviteMember(ctx: Acting, input: InviteMember): Promise<Result<Invited, never>> {
  const invitedBy = personIn(ctx.viewer);
  const parsed = parseInput(shape, input);
  const organizationId = asId<'Organization'>(parsed.organizationId);
  const refuse = (viewer: Viewer) => {
    const mayInvite = mayIn(viewer, organizationId, 'MEMBERS_INVITE');
    const mayOffer = !parsed.roles.includes('OWNER') || mayIn(viewer, organizationId, 'OWNERS_EDIT');
    if (!mayInvite || !mayOffer) throw forbidden('ROLE_REQUIRED');
  };
  refuse(ctx.viewer);
  const tokens = invitationTokens(ctx.invitationKey);
  const call = repeatable(ctx.viewer, 'inviteMember', input);
  return ctx.db.withViewer(ctx.viewer, async (tx) => {
    refuse(await asHeldNow(tx, ctx.viewer));
    return once<Invited, never>(
      tx,
      call,
      async () => {
        const id = newId<'Invitation'>();
        const expiresAt = new Date(tx.now.getTime() + INVITATION_MS);
        const { email } = parsed;
        await insertInvitation(tx, ctx.vault, { id, organizationId, email, roles: sortedRoles(parsed.roles), invitedBy, expiresAt });
        await recordFacts(tx, [{ type: 'member.invited', action: 'C', outcome: '0', entity: { type: 'Invitation', id } }]);
        return ok({ id, organizationId, token: tokens.tokenOf(id) });
      },
      async (known) => {
        const id = asId<'Invitation'>(known);
        if (!(await findInvitation(tx, id))) throw forbidden('ROLE_REQUIRED');
        return ok({ id, organizationId, token: tokens.tokenOf(id) });
      },
    );
  });
}
