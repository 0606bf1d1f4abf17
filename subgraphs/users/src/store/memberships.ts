import { asId, type Id, type OrganizationId, type Role, type UserId } from '@klear/core';
import type { Drizzle, Tx } from '@klear/db';
import { and, eq, gt, inArray, isNull, sql } from 'drizzle-orm';
import { memberships, organizations } from './tables.ts';

export type MembershipRow = typeof memberships.$inferSelect;

/** The roles that count now, by organization: what an access token carries. None in an organization that is suspended. */
export async function rolesByOrganization(tx: Drizzle, personId: UserId): Promise<Record<OrganizationId, readonly Role[]>> {
  return (await rolesByPerson(tx, [personId])).get(personId) ?? {};
}

/** The same of several people. */
export async function rolesByPerson(tx: Drizzle, people: readonly UserId[]): Promise<Map<UserId, Record<OrganizationId, readonly Role[]>>> {
  const rows = await tx
    .select({
      personId: memberships.personId,
      organizationId: memberships.organizationId,
      roles: memberships.roles,
      suspendedAt: organizations.suspendedAt,
    })
    .from(memberships)
    .innerJoin(organizations, eq(organizations.id, memberships.organizationId))
    .where(and(inArray(memberships.personId, [...people]), isNull(memberships.endedAt)));
  const byPerson = Map.groupBy(rows, ({ personId }) => personId);
  const rolesIn = ({ organizationId, roles, suspendedAt }: (typeof rows)[number]) => [organizationId, suspendedAt ? [] : roles] as const;
  return new Map([...byPerson].map(([personId, held]) => [personId, Object.fromEntries(held.map(rolesIn))]));
}

export async function findMemberships(tx: Drizzle, ids: readonly Id<'Membership'>[]): Promise<MembershipRow[]> {
  return tx
    .select()
    .from(memberships)
    .where(inArray(memberships.id, [...ids]));
}

export async function findMembershipForUpdate(tx: Tx, id: Id<'Membership'>): Promise<MembershipRow | undefined> {
  const [row] = await tx
    .select()
    .from(memberships)
    .where(and(eq(memberships.id, id), isNull(memberships.endedAt)))
    .for('update');
  return row;
}

/** Locks and counts the owners of an organization besides one member, so that two owners cannot unmake each other. */
export async function lockOtherOwners(tx: Tx, organizationId: OrganizationId, except: Id<'Membership'>): Promise<number> {
  const rows = await tx
    .select({ id: memberships.id })
    .from(memberships)
    .where(and(eq(memberships.organizationId, organizationId), sql`${memberships.roles} @> array['OWNER']`, isNull(memberships.endedAt)))
    .orderBy(memberships.id)
    .for('update');
  return rows.filter((row) => row.id !== except).length;
}

/** Gives a person roles in an organization: a new membership, or the old one with exactly these roles. */
export async function saveMembership(
  tx: Tx,
  member: { id: Id<'Membership'>; organizationId: OrganizationId; personId: UserId; roles: readonly Role[] },
): Promise<MembershipRow> {
  const roles = [...member.roles];
  const [row] = await tx
    .insert(memberships)
    .values({ ...member, roles, createdAt: tx.now })
    .onConflictDoUpdate({
      target: [memberships.organizationId, memberships.personId],
      set: { roles, endedAt: null, version: sql`${memberships.version} + 1` },
    })
    .returning();
  if (!row) throw new Error('a membership was not saved');
  return row;
}

/** Changes the roles of a membership; none ends it. */
export async function updateRoles(tx: Tx, member: MembershipRow, roles: readonly Role[]): Promise<MembershipRow> {
  const [row] = await tx
    .update(memberships)
    .set({ roles: [...roles], endedAt: roles.length === 0 ? tx.now : null, version: sql`${memberships.version} + 1` })
    .where(and(eq(memberships.organizationId, member.organizationId), eq(memberships.id, member.id)))
    .returning();
  if (!row) throw new Error('a membership was not updated');
  return row;
}

export async function findMembershipOf(tx: Drizzle, organizationId: OrganizationId, personId: UserId): Promise<MembershipRow | undefined> {
  const [row] = await tx
    .select()
    .from(memberships)
    .where(and(eq(memberships.organizationId, organizationId), eq(memberships.personId, personId), isNull(memberships.endedAt)));
  return row;
}

/** A page of the open memberships of a person or of an organization, the oldest first. */
export async function listMemberships(
  tx: Drizzle,
  options: { of: { personId: UserId } | { organizationId: OrganizationId }; after: string | null; limit: number },
): Promise<MembershipRow[]> {
  const { of, after, limit } = options;
  const owner = 'personId' in of ? eq(memberships.personId, of.personId) : eq(memberships.organizationId, of.organizationId);
  return tx
    .select()
    .from(memberships)
    .where(and(owner, isNull(memberships.endedAt), after === null ? undefined : gt(memberships.id, asId<'Membership'>(after))))
    .orderBy(memberships.id)
    .limit(limit);
}
