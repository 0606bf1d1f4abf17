import type { OrganizationId } from '@klear/core';
import type { Drizzle } from '@klear/db';
import { and, asc, eq, sql } from 'drizzle-orm';
import type { Location } from '../domain/location.ts';
import type { Practitioner } from '../domain/practitioner.ts';
import type { SearchFilter } from '../domain/search.ts';
import { locationOf, practitionerOf } from './rows.ts';
import { locations, practitioners } from './tables.ts';

/** A found practitioner, with the text by which the search sorts and the distance when it was near a place. */
export interface Found {
  readonly practitioner: Practitioner;
  readonly sort: string;
  readonly distanceMeters: number | null;
}

export interface After {
  readonly sort: string;
  readonly id: string;
}

export const directory = {
  /** One statement, however many rows: place, distance, text and profile. */
  async search(tx: Drizzle, query: { filter: SearchFilter; after: After | null; limit: number }): Promise<Found[]> {
    const { filter, after, limit } = query;
    const rows = await tx
      .select({ practitioner: practitioners, sort: sql<string>`found.sort`, distanceMeters: sql<number | null>`found.meters` })
      .from(
        sql`find_practitioners(${JSON.stringify(filter)}::jsonb, ${after?.sort ?? null}::text, ${after?.id ?? null}::uuid, ${limit}) as found`,
      )
      .innerJoin(practitioners, eq(practitioners.id, sql`found.practitioner_id`))
      .orderBy(sortingOf(filter), practitioners.id);
    return rows.map((row) => ({ ...row, practitioner: practitionerOf(row.practitioner) }));
  },

  /** For each set of specialty codes the first listed practitioners after an id. Answers with the number of the set. */
  async ofSpecialties(
    tx: Drizzle,
    page: { sets: readonly (readonly string[])[]; afterId: string | null; limit: number },
  ): Promise<{ set: number; practitioner: Practitioner }[]> {
    const sets = JSON.stringify(page.sets);
    const rows = await tx
      .select({ practitioner: practitioners, set: sql<number>`(wanted.place - 1)::int` })
      .from(
        sql`jsonb_array_elements(${sets}::jsonb) with ordinality as wanted(codes, place)
          cross join lateral (
            select practitioner_id from practitioner_search
            where listed and specialty_codes && array(select jsonb_array_elements_text(wanted.codes))
              and (${page.afterId}::uuid is null or practitioner_id > ${page.afterId}::uuid)
            order by practitioner_id limit ${page.limit}
          ) as found`,
      )
      .innerJoin(practitioners, eq(practitioners.id, sql`found.practitioner_id`))
      .orderBy(asc(sql`wanted.place`), practitioners.id);
    return rows.map((row) => ({ set: row.set, practitioner: practitionerOf(row.practitioner) }));
  },

  /** For each organization the first listed practitioners after an id. */
  async ofOrganizations(
    tx: Drizzle,
    page: { ids: readonly OrganizationId[]; afterId: string | null; limit: number },
  ): Promise<{ organizationId: OrganizationId; practitioner: Practitioner }[]> {
    const rows = await tx
      .select({ practitioner: practitioners, organizationId: sql<OrganizationId>`wanted.id` })
      .from(
        sql`unnest(${sql.param([...page.ids])}::uuid[]) as wanted(id)
          cross join lateral (
            select practitioner_id from practitioner_search
            where listed and organization_ids @> array[wanted.id]
              and (${page.afterId}::uuid is null or practitioner_id > ${page.afterId}::uuid)
            order by practitioner_id limit ${page.limit}
          ) as found`,
      )
      .innerJoin(practitioners, eq(practitioners.id, sql`found.practitioner_id`))
      .orderBy(practitioners.id);
    return rows.map((row) => ({ organizationId: row.organizationId, practitioner: practitionerOf(row.practitioner) }));
  },

  /** For each organization its first active locations after an id. */
  async locationsOf(tx: Drizzle, page: { ids: readonly OrganizationId[]; afterId: string | null; limit: number }): Promise<Location[]> {
    const rows = await tx
      .select({ location: locations })
      .from(
        sql`unnest(${sql.param([...page.ids])}::uuid[]) as wanted(id)
          cross join lateral (
            select l.organization_id, l.id from locations l where l.organization_id = wanted.id and l.active
              and (${page.afterId}::uuid is null or l.id > ${page.afterId}::uuid)
            order by l.id limit ${page.limit}
          ) as found`,
      )
      .innerJoin(locations, and(eq(locations.organizationId, sql`found.organization_id`), eq(locations.id, sql`found.id`)))
      .orderBy(locations.id);
    return rows.map((row) => locationOf(row.location));
  },
};

/** Distances and ranks are whole numbers in text form, names are names. */
function sortingOf(filter: SearchFilter) {
  return 'text' in filter || 'radiusMeters' in filter ? sql`found.sort::bigint` : sql`found.sort`;
}
