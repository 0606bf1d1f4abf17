import type { OrganizationId, PractitionerId, Role, UserId } from '@klear/core';
import type { Drizzle, Tx } from '@klear/db';
import { and, eq, lt } from 'drizzle-orm';
import type { LocationId } from '../domain/schedule.ts';
import type { Zone } from '../domain/zone.ts';
import { knownLocations, knownMembers, knownOrganizations, knownPractitioners } from './tables.ts';

export interface KnownLocation {
  readonly organizationId: OrganizationId;
  readonly id: LocationId;
  readonly zone: Zone;
  readonly active: boolean;
  /** ISO 3166-2, or 3166-1 where no more is known. */
  readonly jurisdiction: string | null;
}

/** Facts of users and practitioners, kept by event. `put…` keeps the newer of what is known and what is told. */
export const knownFacts = {
  async location(db: Drizzle, id: LocationId): Promise<KnownLocation | undefined> {
    return (await db.select().from(knownLocations).where(eq(knownLocations.id, id))).at(0);
  },

  /** Whether the practitioner works for the organization now. */
  async worksFor(db: Drizzle, practitionerId: PractitionerId, organizationId: OrganizationId): Promise<boolean> {
    const [row] = await db.select().from(knownPractitioners).where(eq(knownPractitioners.id, practitionerId));
    return row?.organizationIds.includes(organizationId) ?? false;
  },

  /**
   * The roles by which a person acts for an organization now, none while it is suspended; undefined when no event told of a membership.
   */
  async rolesOf(db: Drizzle, personId: UserId, organizationId: OrganizationId): Promise<readonly Role[] | undefined> {
    const one = and(eq(knownMembers.organizationId, organizationId), eq(knownMembers.personId, personId));
    const [row] = await db
      .select({ roles: knownMembers.roles, suspended: knownOrganizations.suspended })
      .from(knownMembers)
      .leftJoin(knownOrganizations, eq(knownOrganizations.id, knownMembers.organizationId))
      .where(one);
    return row?.suspended ? [] : row?.roles;
  },

  async isSuspended(db: Drizzle, organizationId: OrganizationId): Promise<boolean> {
    const rows = await db.select().from(knownOrganizations).where(eq(knownOrganizations.id, organizationId));
    return rows.at(0)?.suspended ?? false;
  },

  /** Answers whether it was news. */
  async putOrganization(tx: Tx, organization: { id: OrganizationId; suspended: boolean }, version: number): Promise<boolean> {
    const row = { ...organization, version };
    const kept = await tx
      .insert(knownOrganizations)
      .values(row)
      .onConflictDoUpdate({ target: knownOrganizations.id, set: row, setWhere: lt(knownOrganizations.version, version) })
      .returning({ id: knownOrganizations.id });
    return kept.length > 0;
  },

  async putLocation(tx: Tx, location: KnownLocation, version: number): Promise<void> {
    const row = { ...location, version };
    await tx
      .insert(knownLocations)
      .values(row)
      .onConflictDoUpdate({
        target: [knownLocations.organizationId, knownLocations.id],
        set: row,
        setWhere: lt(knownLocations.version, version),
      });
  },

  /** Answers whether it was news. */
  async putPractitioner(
    tx: Tx,
    practitioner: { id: PractitionerId; organizationIds: OrganizationId[]; active: boolean },
    version: number,
  ): Promise<boolean> {
    const row = { ...practitioner, version };
    const kept = await tx
      .insert(knownPractitioners)
      .values(row)
      .onConflictDoUpdate({ target: knownPractitioners.id, set: row, setWhere: lt(knownPractitioners.version, version) })
      .returning({ id: knownPractitioners.id });
    return kept.length > 0;
  },

  async putMember(tx: Tx, member: { organizationId: OrganizationId; personId: UserId; roles: Role[] }, version: number): Promise<void> {
    const row = { ...member, version };
    await tx
      .insert(knownMembers)
      .values(row)
      .onConflictDoUpdate({
        target: [knownMembers.organizationId, knownMembers.personId],
        set: row,
        setWhere: lt(knownMembers.version, version),
      });
  },
};
