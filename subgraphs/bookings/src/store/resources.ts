import type { OrganizationId } from '@klear/core';
import type { Drizzle, Tx } from '@klear/db';
import { and, asc, eq, gt, inArray, isNull, or, type SQL } from 'drizzle-orm';
import type { Resource, ResourceId } from '../domain/resource.ts';
import type { LocationId } from '../domain/schedule.ts';
import type { Need } from '../domain/service.ts';
import { resources as table } from './tables.ts';

/** Which resources of an organization are asked for. */
export interface ResourcePage {
  readonly organizationId: OrganizationId;
  readonly locationId: LocationId | null;
  /** Retired ones too. */
  readonly retired: boolean;
  readonly after: ResourceId | null;
  readonly limit: number;
}

export const resources = {
  async byIds(db: Drizzle, ids: readonly ResourceId[]): Promise<Resource[]> {
    return db
      .select()
      .from(table)
      .where(inArray(table.id, [...ids]));
  },

  async findForUpdate(tx: Tx, id: ResourceId): Promise<Resource | undefined> {
    return (await tx.select().from(table).where(eq(table.id, id)).for('update')).at(0);
  },

  /**
   * Everything in use that could serve one of the needs, by id: of the organization, of a kind and type that is needed, and at the
   * location or without a place of its own (everywhere when no location is named). Empty needs ask nothing.
   */
  async ofTypes(
    db: Drizzle,
    wanted: { readonly organizationId: OrganizationId; readonly needs: readonly Need[]; readonly locationId?: LocationId | null },
  ): Promise<Resource[]> {
    const { organizationId, needs, locationId } = wanted;
    if (needs.length === 0) return [];
    const isThere = locationId ? or(isNull(table.locationId), eq(table.locationId, locationId)) : isNull(table.locationId);
    const here = locationId === undefined ? undefined : isThere;
    const types = or(...needs.map((need) => and(eq(table.kind, need.kind), eq(table.type, need.type))));
    const wantedRows = and(eq(table.organizationId, organizationId), eq(table.active, true), types, here);
    return db.select().from(table).where(wantedRows).orderBy(asc(table.id));
  },

  /** One more than `limit` of an organization, by id; of one location when it is given, and with the retired ones when asked. */
  async page(db: Drizzle, page: ResourcePage): Promise<Resource[]> {
    const filters: (SQL | undefined)[] = [
      eq(table.organizationId, page.organizationId),
      page.locationId ? eq(table.locationId, page.locationId) : undefined,
      page.retired ? undefined : eq(table.active, true),
      page.after ? gt(table.id, page.after) : undefined,
    ];
    return db
      .select()
      .from(table)
      .where(and(...filters))
      .orderBy(asc(table.id))
      .limit(page.limit + 1);
  },

  async insert(tx: Tx, resource: Resource): Promise<void> {
    await tx.insert(table).values(resource);
  },

  /** Adds those whose ids are new. Answers how many. */
  async addMany(tx: Tx, batch: readonly Resource[]): Promise<number> {
    if (batch.length === 0) return 0;
    const rows = await tx
      .insert(table)
      .values([...batch])
      .onConflictDoNothing()
      .returning({ id: table.id });
    return rows.length;
  },

  async save(tx: Tx, resource: Resource): Promise<void> {
    await tx
      .update(table)
      .set(resource)
      .where(and(eq(table.organizationId, resource.organizationId), eq(table.id, resource.id)));
  },
};
