import type { OrganizationId, UserId } from '@klear/core';
import type { Tx } from '@klear/db';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { type ResourceRow, resources, resourceVersions } from './tables.ts';

/** One page of one person's entries of some types, the newest first, after an id. */
export interface PageWanted {
  readonly personId: UserId;
  readonly types: readonly string[];
  readonly afterId: string | null;
  readonly limit: number;
}

export interface StoredResource {
  readonly personId: UserId;
  readonly id: string;
  readonly organizationId: OrganizationId | null;
  readonly resourceType: string;
  readonly version: number;
  readonly sealed: Buffer;
}

interface PageRow extends Record<string, unknown> {
  n: string | number;
  person_id: UserId;
  id: string;
  organization_id: OrganizationId | null;
  resource_type: string;
  version: number;
  sealed: Buffer;
}

/** Any number of pages in one statement; answers them in the order in which they were wanted. */
export async function readPages(tx: Tx, wanted: readonly PageWanted[]): Promise<StoredResource[][]> {
  const pages: StoredResource[][] = wanted.map(() => []);
  if (wanted.length === 0) return pages;
  const column = <T>(pick: (page: PageWanted) => T) => sql.param(wanted.map(pick));
  const rows = await tx.execute<PageRow>(sql`
    select w.n, r.person_id, r.id, r.organization_id, r.resource_type, r.version, r.sealed
    from unnest(
      ${column(({ personId }) => personId)}::uuid[], ${column(({ types }) => types.join(','))}::text[],
      ${column(({ afterId }) => afterId ?? '')}::text[], ${column(({ limit }) => limit)}::int[]
    ) with ordinality as w(person_id, types, after_id, take, n)
    cross join lateral (
      select * from resources e
      where e.person_id = w.person_id and e.resource_type = any(string_to_array(w.types, ',')) and e.removed_at is null
        and (w.after_id = '' or e.id < nullif(w.after_id, '')::uuid)
      order by e.id desc limit w.take
    ) r
    order by w.n, r.id desc`);
  for (const row of rows) {
    pages[Number(row.n) - 1]?.push({
      personId: row.person_id,
      id: row.id,
      organizationId: row.organization_id,
      resourceType: row.resource_type,
      version: row.version,
      sealed: row.sealed,
    });
  }
  return pages;
}

/** Entries by id that the viewer may see, those marked in error left out. */
export async function findByIds(tx: Tx, ids: readonly string[]): Promise<ResourceRow[]> {
  if (ids.length === 0) return [];
  return tx
    .select()
    .from(resources)
    .where(and(inArray(resources.id, [...ids]), sql`${resources.removedAt} is null`));
}

/** An entry by id, also one that was marked in error. */
export async function findAny(tx: Tx, id: string): Promise<ResourceRow | undefined> {
  const [row] = await tx.select().from(resources).where(eq(resources.id, id));
  return row;
}

export async function findForUpdate(tx: Tx, personId: UserId, id: string): Promise<ResourceRow | undefined> {
  const [row] = await tx
    .select()
    .from(resources)
    .where(and(eq(resources.personId, personId), eq(resources.id, id)))
    .for('update');
  return row;
}

/** Entries of these persons that were imported from these origins. */
export async function findBySource(tx: Tx, personIds: readonly UserId[], sourceKeys: readonly Buffer[]): Promise<ResourceRow[]> {
  if (sourceKeys.length === 0) return [];
  return tx
    .select()
    .from(resources)
    .where(and(inArray(resources.personId, [...personIds]), inArray(resources.sourceKey, [...sourceKeys])));
}

export type NewResource = Omit<ResourceRow, 'removedAt'>;

/** Adds entries with their first version. */
export async function insertResources(tx: Tx, rows: readonly NewResource[], authorId: UserId | null): Promise<void> {
  if (rows.length === 0) return;
  await tx.insert(resources).values([...rows]);
  await keepVersions(tx, rows, authorId);
}

/** Replaces the content of one entry; the version before stays in the history. */
export async function saveVersion(
  tx: Tx,
  row: Pick<ResourceRow, 'personId' | 'id' | 'version' | 'sealed' | 'updatedAt' | 'removedAt'>,
  authorId: UserId | null,
): Promise<void> {
  const { version, sealed, updatedAt, removedAt } = row;
  await tx
    .update(resources)
    .set({ version, sealed, updatedAt, removedAt })
    .where(and(eq(resources.personId, row.personId), eq(resources.id, row.id)));
  await keepVersions(tx, [row], authorId);
}

async function keepVersions(
  tx: Tx,
  rows: readonly Pick<ResourceRow, 'personId' | 'id' | 'version' | 'sealed' | 'updatedAt'>[],
  authorId: UserId | null,
): Promise<void> {
  const versions = rows.map(({ personId, id, version, sealed, updatedAt }) => ({
    personId,
    id,
    version,
    authorId,
    sealed,
    recordedAt: updatedAt,
  }));
  await tx.insert(resourceVersions).values(versions);
}
