import type { OrganizationId, PractitionerId } from '@klear/core';
import type { Drizzle, Tx } from '@klear/db';
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { ServiceId } from '../domain/ids.ts';
import type { Location } from '../domain/location.ts';
import type { Service } from '../domain/service.ts';
import { locationOf, serviceOf, serviceRow } from './rows.ts';
import { locations, services as table } from './tables.ts';

/** A service with the location where it takes place: one statement serves both. */
export interface PlacedService extends Service {
  readonly location: Location | null;
}

export const services = {
  async findMany(tx: Drizzle, ids: readonly ServiceId[]): Promise<PlacedService[]> {
    const rows = await tx
      .select({ service: table, location: locations })
      .from(table)
      .leftJoin(locations, placeOfService)
      .where(inArray(table.id, [...ids]));
    return rows.map(placed);
  },

  async findForUpdate(tx: Tx, id: ServiceId): Promise<Service | undefined> {
    const [row] = await tx.select().from(table).where(eq(table.id, id)).for('update');
    return row && serviceOf(row);
  },

  /** For each practitioner the first `limit` bookable services after an id, of one organization when it is given. */
  async findPageOf(
    tx: Drizzle,
    page: {
      by: 'practitioner_id' | 'organization_id';
      ids: readonly (PractitionerId | OrganizationId)[];
      organizationId: OrganizationId | null;
      afterId: string | null;
      limit: number;
    },
  ): Promise<PlacedService[]> {
    const parent = page.by === 'practitioner_id' ? table.practitionerId : table.organizationId;
    const numbered = tx
      .select({ id: table.id, place: sql<number>`row_number() over (partition by ${parent} order by ${table.id})`.as('place') })
      .from(table)
      .where(
        and(
          inArray(parent, [...page.ids]),
          table.active,
          page.organizationId ? eq(table.organizationId, page.organizationId) : undefined,
          page.afterId ? sql`${table.id} > ${page.afterId}::uuid` : undefined,
        ),
      )
      .as('numbered');
    const rows = await tx
      .select({ service: table, location: locations })
      .from(numbered)
      .innerJoin(table, eq(table.id, numbered.id))
      .leftJoin(locations, placeOfService)
      .where(sql`${numbered.place} <= ${page.limit}`)
      .orderBy(table.id);
    return rows.map(placed);
  },

  async add(tx: Tx, service: Service): Promise<void> {
    await tx.insert(table).values(serviceRow(service));
  },

  async update(tx: Tx, service: Service): Promise<void> {
    await tx
      .update(table)
      .set(serviceRow(service))
      .where(and(eq(table.organizationId, service.organizationId), eq(table.id, service.id)));
  },

  /** Adds those whose ids are new. Answers the ids that were added. */
  async addMany(tx: Tx, batch: readonly Service[]): Promise<ServiceId[]> {
    if (batch.length === 0) return [];
    const rows = await tx.insert(table).values(batch.map(serviceRow)).onConflictDoNothing().returning({ id: table.id });
    return rows.map((row) => row.id as ServiceId);
  },
};

const placeOfService = and(eq(locations.organizationId, table.organizationId), eq(locations.id, table.locationId));

function placed(row: { service: typeof table.$inferSelect; location: typeof locations.$inferSelect | null }): PlacedService {
  return { ...serviceOf(row.service), location: row.location && locationOf(row.location) };
}
