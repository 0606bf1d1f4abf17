import type { OrganizationId, PractitionerId } from '@klear/core';
import type { Drizzle, Tx } from '@klear/db';
import { and, eq, inArray, lt, sql } from 'drizzle-orm';
import type { PractitionerRole } from '../domain/location.ts';
import { roleOf } from './rows.ts';
import { practitionerRoles as table } from './tables.ts';

export const roles = {
  /** The active roles of each. */
  async findOfPractitioners(tx: Drizzle, ids: readonly PractitionerId[]): Promise<PractitionerRole[]> {
    const rows = await tx
      .select()
      .from(table)
      .where(and(inArray(table.practitionerId, [...ids]), table.active))
      .orderBy(table.practitionerId, table.id);
    return rows.map(roleOf);
  },

  async find(tx: Drizzle, organizationId: OrganizationId, practitionerId: PractitionerId): Promise<PractitionerRole | undefined> {
    const [row] = await tx
      .select()
      .from(table)
      .where(and(eq(table.organizationId, organizationId), eq(table.practitionerId, practitionerId)));
    return row && roleOf(row);
  },

  /** Takes over a membership as users told it; an older version than the last one changes nothing. Answers whether it did. */
  async followMembership(tx: Tx, role: PractitionerRole, membershipVersion: number): Promise<boolean> {
    const rows = await tx
      .insert(table)
      .values({ ...role, membershipVersion })
      .onConflictDoUpdate({
        target: [table.organizationId, table.practitionerId],
        set: { active: role.active, membershipVersion },
        setWhere: lt(table.membershipVersion, membershipVersion),
      })
      .returning({ id: table.id });
    return rows.length === 1;
  },

  /** Upserts imported roles; a membership that users told stays as it is. Answers the practitioners whose roles changed. */
  async saveMany(tx: Tx, batch: readonly PractitionerRole[]): Promise<PractitionerId[]> {
    if (batch.length === 0) return [];
    const rows = await tx
      .insert(table)
      .values(batch.map((role) => ({ ...role, membershipVersion: 0 })))
      .onConflictDoUpdate({
        target: [table.organizationId, table.practitionerId],
        set: { active: sql`excluded.active` },
        setWhere: sql`${table.membershipVersion} = 0 and ${table.active} is distinct from excluded.active`,
      })
      .returning({ practitionerId: table.practitionerId });
    return rows.map((row) => row.practitionerId as PractitionerId);
  },
};
