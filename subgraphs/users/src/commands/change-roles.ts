import { isSelf, mayIn } from '@klear/auth';
import { err, forbidden, type Id, notFound, ok, type Result, type Role } from '@klear/core';
import { outbox, type Tx } from '@klear/db';
import { recordFacts } from '@klear/service';
import type { Acting } from '../deps.ts';
import { changeRoles as decide } from '../domain/membership.ts';
import { findMembershipForUpdate, lockOtherOwners, updateRoles } from '../store/memberships.ts';
import type { ChangedMembership } from './accept-invitation.ts';
import { asHeldNow } from './acting.ts';
import { membershipChanged } from './membership-changed.ts';

const lastOwner = { code: 'LAST_OWNER' } as const;
export type LastOwner = typeof lastOwner;

/**
 * Gives a membership exactly these roles inside the caller's transaction; none ends it. Owners and managers of the acting
 * organization may, and everybody may leave. A membership that the caller may not see is not found.
 */
export async function changeRoles(
  ctx: Acting,
  tx: Tx,
  change: { id: Id<'Membership'>; roles: readonly Role[] },
): Promise<Result<ChangedMembership, LastOwner>> {
  const member = await findMembershipForUpdate(tx, change.id);
  if (!member || ctx.viewer.organizationId !== member.organizationId) throw notFound('Membership');
  const viewer = await asHeldNow(tx, ctx.viewer);
  const { organizationId } = member;
  const leaves = change.roles.length === 0 && isSelf(viewer, member.personId);
  if (!leaves && !mayIn(viewer, organizationId, 'MEMBERS_EDIT')) throw forbidden('ROLE_REQUIRED');
  const decision = decide({
    current: member.roles,
    next: change.roles,
    mayEditOwners: leaves || mayIn(viewer, organizationId, 'OWNERS_EDIT'),
    otherOwners: await lockOtherOwners(tx, organizationId, member.id),
  });
  if (!decision.ok) {
    if (decision.error === 'LAST_OWNER') return err(lastOwner);
    throw forbidden('ROLE_REQUIRED');
  }
  const saved = await updateRoles(tx, member, decision.value);
  await outbox.record(tx, [membershipChanged(saved, tx.now)]);
  const action = saved.roles.length === 0 ? 'D' : 'U';
  const entity = { type: 'Membership', id: saved.id };
  await recordFacts(tx, [{ type: 'member.changed', action, outcome: '0', entity, subjectPersonId: saved.personId, fields: ['roles'] }]);
  return ok({ id: saved.id, organizationId });
}
