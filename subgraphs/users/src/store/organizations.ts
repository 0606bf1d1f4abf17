import type { OrganizationId } from '@klear/core';
import type { Drizzle, Tx } from '@klear/db';
import { eq, inArray, sql } from 'drizzle-orm';
import type { Suspension } from '../domain/suspension.ts';
import { firstLocations, organizationIdentifiers, organizations } from './tables.ts';

export type OrganizationRow = typeof organizations.$inferSelect;
export type FirstLocationRow = typeof firstLocations.$inferSelect;

export async function insertOrganization(
  tx: Tx,
  row: Omit<OrganizationRow, 'version' | 'createdAt' | 'suspendedAt' | 'suspendedFor'>,
): Promise<void> {
  await tx.insert(organizations).values({ ...row, createdAt: tx.now });
}

export async function insertFirstLocation(tx: Tx, row: FirstLocationRow): Promise<void> {
  await tx.insert(firstLocations).values(row);
}

export async function findOrganizations(tx: Drizzle, ids: readonly OrganizationId[]): Promise<OrganizationRow[]> {
  return tx
    .select()
    .from(organizations)
    .where(inArray(organizations.id, [...ids]));
}

/** Locks an organization for a change. `NOT_YOURS`: it is there, and the viewer may not change it. */
export async function findOrganizationForUpdate(tx: Tx, id: OrganizationId): Promise<OrganizationRow | 'NOT_YOURS' | undefined> {
  const [row] = await tx.select().from(organizations).where(eq(organizations.id, id)).for('update');
  if (row) return row;
  return (await findOrganizations(tx, [id])).length > 0 ? 'NOT_YOURS' : undefined;
}

/** Answers the organization's new version. */
export async function saveSuspension(tx: Tx, id: OrganizationId, suspension: Suspension | null): Promise<number> {
  const [row] = await tx
    .update(organizations)
    .set({
      suspendedAt: suspension?.since ?? null,
      suspendedFor: suspension?.reason ?? null,
      version: sql`${organizations.version} + 1`,
    })
    .where(eq(organizations.id, id))
    .returning({ version: organizations.version });
  if (!row) throw new Error('an organization was not updated');
  return row.version;
}

export async function findFirstLocations(
  tx: Drizzle,
  ids: readonly OrganizationId[],
): Promise<(FirstLocationRow & { timeZone: string })[]> {
  const rows = await tx
    .select({ location: firstLocations, timeZone: organizations.timeZone })
    .from(firstLocations)
    .innerJoin(organizations, eq(organizations.id, firstLocations.organizationId))
    .where(inArray(firstLocations.organizationId, [...ids]));
  return rows.map(({ location, timeZone }) => ({ ...location, timeZone }));
}

export async function findOrganizationByIdentifiers(tx: Tx, values: readonly Buffer[]): Promise<OrganizationId | undefined> {
  if (values.length === 0) return undefined;
  const [row] = await tx
    .select({ id: organizationIdentifiers.organizationId })
    .from(organizationIdentifiers)
    .where(inArray(organizationIdentifiers.value, [...values]))
    .limit(1);
  return row?.id;
}

export async function insertOrganizationIdentifiers(tx: Tx, organizationId: OrganizationId, values: readonly Buffer[]): Promise<void> {
  if (values.length === 0) return;
  await tx
    .insert(organizationIdentifiers)
    .values(values.map((value) => ({ value, organizationId })))
    .onConflictDoNothing();
}
