import { newId, type OrganizationId, type Role, type UserId } from '@klear/core';
import { outbox, type Tx } from '@klear/db';
import type { UsersDeps } from '../deps.ts';
import { sortedRoles } from '../domain/membership.ts';
import { findMembershipOf, saveMembership } from '../store/memberships.ts';
import { findOrganizations } from '../store/organizations.ts';
import { membershipChanged } from './membership-changed.ts';

export interface ImportedMember {
  readonly personId: UserId;
  readonly roles: readonly Role[];
}

/**
 * Gives people the roles that they lack in an organization, as the platform itself, in one transaction (give 500 at most). Idempotent.
 * False when there is no such organization: nothing was done then.
 */
export function importMembers(
  deps: Pick<UsersDeps, 'db'>,
  organizationId: OrganizationId,
  members: readonly ImportedMember[],
): Promise<boolean> {
  return deps.db.asSystem(async (tx) => {
    if ((await findOrganizations(tx, [organizationId])).length === 0) return false;
    await addMembers(tx, organizationId, members);
    return true;
  });
}

export async function addMembers(tx: Tx, organizationId: OrganizationId, members: readonly ImportedMember[]): Promise<void> {
  for (const { personId, roles } of members) {
    const held = (await findMembershipOf(tx, organizationId, personId))?.roles ?? [];
    if (roles.every((role) => held.includes(role))) continue;
    const member = { id: newId<'Membership'>(), organizationId, personId, roles: sortedRoles([...held, ...roles]) };
    await outbox.record(tx, [membershipChanged(await saveMembership(tx, member), tx.now)]);
  }
}
