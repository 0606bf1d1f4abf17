import type { OrganizationId, PractitionerId } from '@klear/core';
import type { Drizzle, Tx } from '@klear/db';
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Practitioner } from '../domain/practitioner.ts';
import { practitionerOf, practitionerRow } from './rows.ts';
import { practitionerRoles, practitioners as table } from './tables.ts';

export const practitioners = {
  async findMany(tx: Drizzle, ids: readonly PractitionerId[]): Promise<Practitioner[]> {
    const rows = await tx
      .select()
      .from(table)
      .where(inArray(table.id, [...ids]));
    return rows.map(practitionerOf);
  },

  async findForUpdate(tx: Tx, id: PractitionerId): Promise<Practitioner | undefined> {
    const [row] = await tx.select().from(table).where(eq(table.id, id)).for('update');
    return row && practitionerOf(row);
  },

  /** Inserts; false when the person has a profile already. */
  async add(tx: Tx, practitioner: Practitioner): Promise<boolean> {
    const rows = await tx.insert(table).values(practitionerRow(practitioner, tx.now)).onConflictDoNothing().returning({ id: table.id });
    return rows.length === 1;
  },

  async update(tx: Tx, practitioner: Practitioner): Promise<void> {
    await tx.update(table).set(practitionerRow(practitioner, tx.now)).where(eq(table.id, practitioner.id));
  },

  /** Upserts a batch; rows that would not change are left alone. Answers those that did, as they are now. */
  async saveMany(tx: Tx, batch: readonly Practitioner[]): Promise<Practitioner[]> {
    if (batch.length === 0) return [];
    const rows = await tx
      .insert(table)
      .values(batch.map((practitioner) => practitionerRow(practitioner, tx.now)))
      .onConflictDoUpdate({
        target: table.id,
        set: {
          displayName: sql`excluded.display_name`,
          languages: sql`excluded.languages`,
          specialties: sql`excluded.specialties`,
          specialtyCodes: sql`excluded.specialty_codes`,
          active: sql`excluded.active`,
          version: sql`${table.version} + 1`,
          updatedAt: sql`excluded.updated_at`,
        },
        setWhere: sql`(${table.displayName}, ${table.languages}, ${table.specialties}, ${table.active})
          is distinct from (excluded.display_name, excluded.languages, excluded.specialties, excluded.active)`,
      })
      .returning();
    return rows.map(practitionerOf);
  },

  /** Makes a new version of a profile whose person's workplaces changed. Undefined when there is no profile. */
  async touch(tx: Tx, id: PractitionerId): Promise<Practitioner | undefined> {
    const [row] = await tx
      .update(table)
      .set({ version: sql`${table.version} + 1`, updatedAt: tx.now })
      .where(eq(table.id, id))
      .returning();
    return row && practitionerOf(row);
  },

  /** The organizations where each of them works now. */
  async organizationIdsOf(tx: Drizzle, ids: readonly PractitionerId[]): Promise<Map<PractitionerId, OrganizationId[]>> {
    const rows = await tx
      .select({ practitionerId: practitionerRoles.practitionerId, organizationId: practitionerRoles.organizationId })
      .from(practitionerRoles)
      .where(and(inArray(practitionerRoles.practitionerId, [...ids]), practitionerRoles.active))
      .orderBy(practitionerRoles.organizationId);
    const found = new Map<PractitionerId, OrganizationId[]>(ids.map((id) => [id, []]));
    for (const row of rows) found.get(row.practitionerId as PractitionerId)?.push(row.organizationId as OrganizationId);
    return found;
  },
};
