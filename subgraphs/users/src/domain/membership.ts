import { err, type Id, type OrganizationId, ok, type Result, type Role, roles, type UserId } from '@klear/core';

/** A person's place in an organization. Without roles it is over. */
export interface Membership {
  readonly id: Id<'Membership'>;
  readonly organizationId: OrganizationId;
  readonly personId: UserId;
  readonly roles: readonly Role[];
  readonly createdAt: Date;
}

/** Roles in their fixed order, each once. */
export function sortedRoles(held: readonly Role[]): Role[] {
  return roles.filter((role) => held.includes(role));
}

export interface RoleChange {
  readonly current: readonly Role[];
  /** All roles after the change; none ends the membership. */
  readonly next: readonly Role[];
  /** Whether the actor may make and unmake owners. */
  readonly mayEditOwners: boolean;
  /** Owners of the organization besides this member. */
  readonly otherOwners: number;
}

/**
 * Decides a change of roles. Only owners touch ownership (also that of a co-owner who keeps it), and the last owner stays one.
 */
export function changeRoles(change: RoleChange): Result<Role[], 'FORBIDDEN' | 'LAST_OWNER'> {
  const { current, next, mayEditOwners, otherOwners } = change;
  if (!mayEditOwners && (current.includes('OWNER') || next.includes('OWNER'))) return err('FORBIDDEN');
  if (current.includes('OWNER') && !next.includes('OWNER') && otherOwners === 0) return err('LAST_OWNER');
  return ok(sortedRoles(next));
}
