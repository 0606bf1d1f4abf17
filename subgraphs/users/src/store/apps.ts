import { type AppId, asId, type Id, isScope, type OrganizationId } from '@klear/core';
import type { Drizzle, Tx } from '@klear/db';
import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import type { App } from '../domain/app.ts';
import { findOrganizations } from './organizations.ts';
import { apps } from './tables.ts';

export type AppRow = typeof apps.$inferSelect;

export async function insertApp(tx: Tx, row: Omit<AppRow, 'retiredAt'>): Promise<void> {
  await tx.insert(apps).values({ ...row, redirectUris: [...row.redirectUris], scopes: [...row.scopes] });
}

/** Apps by id, for anybody who names one: an id is no secret, and a person sees whom they lend to. */
export async function findApps(tx: Drizzle, ids: readonly AppId[]): Promise<App[]> {
  const rows = await tx.execute<Record<string, unknown>>(sql`select * from find_apps(${sql.param([...ids])}::uuid[])`);
  return rows.map(appOf);
}

/** An app that may act: in use, and vouched for by an organization that is in business. */
export async function findActiveApp(tx: Drizzle, id: AppId): Promise<App | undefined> {
  const [app] = await findApps(tx, [id]);
  if (app?.retiredAt !== null) return undefined;
  const [organization] = await findOrganizations(tx, [app.organizationId]);
  return organization?.suspendedAt === null ? app : undefined;
}

/** A row of find_apps, whose columns the function fixes. */
function appOf(row: Record<string, unknown>): App {
  return {
    id: asId<'App'>(String(row.id)),
    organizationId: asId<'Organization'>(String(row.organization_id)),
    name: String(row.name),
    redirectUris: row.redirect_uris as string[],
    scopes: (row.scopes as string[]).filter(isScope),
    createdAt: new Date(String(row.created_at)),
    retiredAt: row.retired_at === null ? null : new Date(String(row.retired_at)),
  };
}

/** Marks an app of the viewer's organization as retired, once. False when there is no such app there. */
export async function retireApp(tx: Tx, id: AppId): Promise<boolean> {
  const rows = await tx
    .update(apps)
    .set({ retiredAt: sql`coalesce(${apps.retiredAt}, ${tx.now.toISOString()}::timestamptz)` })
    .where(eq(apps.id, id))
    .returning({ id: apps.id });
  return rows.length > 0;
}

/** A page of an organization's apps that are in use, the oldest first. */
export async function listApps(
  tx: Drizzle,
  options: { organizationId: OrganizationId; after: string | null; limit: number },
): Promise<App[]> {
  const { organizationId, after, limit } = options;
  return tx
    .select()
    .from(apps)
    .where(
      and(
        eq(apps.organizationId, organizationId),
        isNull(apps.retiredAt),
        after === null ? undefined : gt(apps.id, asId<'App'>(after) satisfies Id<'App'>),
      ),
    )
    .orderBy(apps.id)
    .limit(limit);
}
