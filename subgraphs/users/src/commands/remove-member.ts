import { asId, notFound, ok, parseId, type Result } from '@klear/core';
import { once } from '@klear/db';
import type { Acting } from '../deps.ts';
import type { ChangedMembership } from './accept-invitation.ts';
import { repeatable } from './acting.ts';
import { organizationIn } from './change-membership.ts';
import { changeRoles, type LastOwner } from './change-roles.ts';

/** Ends a membership of the acting organization, one's own or another's. */
export function removeMember(
  ctx: Acting,
  input: { membershipId: string; idempotencyKey: string },
): Promise<Result<ChangedMembership, LastOwner>> {
  const id = parseId<'Membership'>(input.membershipId);
  const organizationId = organizationIn(ctx.viewer);
  if (!id) throw notFound('Membership');
  const call = repeatable(ctx.viewer, 'removeMember', input);
  return ctx.db.withViewer(ctx.viewer, (tx) =>
    once<ChangedMembership, LastOwner>(
      tx,
      call,
      () => changeRoles(ctx, tx, { id, roles: [] }),
      async (known) => ok({ id: asId<'Membership'>(known), organizationId }),
    ),
  );
}
