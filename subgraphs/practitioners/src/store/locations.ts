import type { OrganizationId, PractitionerId } from '@klear/core';
import type { Drizzle, Tx } from '@klear/db';
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { LocationId } from '../domain/ids.ts';
import type { Location } from '../domain/location.ts';
import { locationOf, locationRow } from './rows.ts';
import { practitionerLocations, locations as table } from './tables.ts';

/** A location as one of those where a practitioner works, for an organization. */
export interface Workplace {
  readonly practitionerId: PractitionerId;
  readonly location: Location;
}

/** The columns whose change makes a new version. */
const facts = [
  'name',
  'address_lines',
  'city',
  'region',
  'postal_code',
  'country',
  'jurisdiction',
  'time_zone',
  'latitude',
  'longitude',
  'active',
];

export const locations = {
  async findMany(tx: Drizzle, ids: readonly LocationId[]): Promise<Location[]> {
    const rows = await tx
      .select()
      .from(table)
      .where(inArray(table.id, [...ids]));
    return rows.map(locationOf);
  },

  async findForUpdate(tx: Tx, id: LocationId): Promise<Location | undefined> {
    const [row] = await tx.select().from(table).where(eq(table.id, id)).for('update');
    return row && locationOf(row);
  },

  /** Where each practitioner works. */
  async findOfPractitioners(tx: Drizzle, ids: readonly PractitionerId[]): Promise<Workplace[]> {
    const rows = await tx
      .select({ practitionerId: practitionerLocations.practitionerId, location: table })
      .from(practitionerLocations)
      .innerJoin(table, and(eq(table.organizationId, practitionerLocations.organizationId), eq(table.id, practitionerLocations.locationId)))
      .where(and(inArray(practitionerLocations.practitionerId, [...ids]), table.active))
      .orderBy(table.id);
    return rows.map((row) => ({ practitionerId: row.practitionerId as PractitionerId, location: locationOf(row.location) }));
  },

  /** Adds; false when a location with this id stands already. */
  async add(tx: Tx, location: Location): Promise<boolean> {
    const rows = await tx.insert(table).values(locationRow(location)).onConflictDoNothing().returning({ id: table.id });
    return rows.length === 1;
  },

  async update(tx: Tx, location: Location): Promise<void> {
    await tx
      .update(table)
      .set(locationRow(location))
      .where(and(eq(table.organizationId, location.organizationId), eq(table.id, location.id)));
  },

  /** Upserts a batch; answers what changed, as it is now. */
  async saveMany(tx: Tx, batch: readonly Location[]): Promise<Location[]> {
    if (batch.length === 0) return [];
    const of = (source: 'locations' | 'excluded') => sql.raw(facts.map((name) => `${source}.${name}`).join(', '));
    const rows = await tx
      .insert(table)
      .values(batch.map(locationRow))
      .onConflictDoUpdate({
        target: [table.organizationId, table.id],
        set: {
          name: sql`excluded.name`,
          addressLines: sql`excluded.address_lines`,
          city: sql`excluded.city`,
          region: sql`excluded.region`,
          postalCode: sql`excluded.postal_code`,
          country: sql`excluded.country`,
          jurisdiction: sql`excluded.jurisdiction`,
          timeZone: sql`excluded.time_zone`,
          latitude: sql`excluded.latitude`,
          longitude: sql`excluded.longitude`,
          active: sql`excluded.active`,
          version: sql`${table.version} + 1`,
        },
        setWhere: sql`(${of('locations')}) is distinct from (${of('excluded')})`,
      })
      .returning();
    return rows.map(locationOf);
  },

  /** Notes that practitioners work at locations. Known pairs stay. */
  async place(
    tx: Tx,
    pairs: readonly { organizationId: OrganizationId; practitionerId: PractitionerId; locationId: LocationId }[],
  ): Promise<void> {
    if (pairs.length > 0)
      await tx
        .insert(practitionerLocations)
        .values([...pairs])
        .onConflictDoNothing();
  },
};
