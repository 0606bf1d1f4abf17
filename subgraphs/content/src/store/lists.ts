import type { OrganizationId } from '@klear/core';
import type { Drizzle } from '@klear/db';
import { sql } from 'drizzle-orm';
import type { Article, ArticleId, ArticleVersion } from '../domain/article.ts';
import { type ArticleRow, articleOf, columnList } from './columns.ts';

/** One list among the many that a request asks for. `limit` counts rows to read. */
export interface SpecialtyList {
  readonly codes: readonly string[];
  readonly locale: string | null;
  readonly limit: number;
  readonly after: { readonly publishedAt: Date; readonly id: ArticleId } | null;
}

export interface OrganizationList {
  readonly organizationId: OrganizationId;
  readonly limit: number;
  readonly before: ArticleId | null;
}

export interface VersionList {
  readonly articleId: ArticleId;
  readonly limit: number;
  readonly before: number | null;
}

/** Puts rows that carry the number of their list back into as many lists as were asked for. */
function listed<Row extends { n: number }, Item>(count: number, rows: Iterable<Row>, itemOf: (row: Omit<Row, 'n'>) => Item): Item[][] {
  const lists: Item[][] = Array.from({ length: count }, () => []);
  for (const { n, ...row } of rows) lists[n]?.push(itemOf(row));
  return lists;
}

const numbered = (lists: readonly object[]) => JSON.stringify(lists.map((list, n) => ({ n, ...list })));

/** Published articles that share a specialty with each list, the newest first: one statement for all lists. */
export async function publishedBySpecialties(db: Drizzle, lists: readonly SpecialtyList[]): Promise<Article[][]> {
  const asked = numbered(lists.map(({ after, ...list }) => ({ ...list, at: after?.publishedAt ?? null, id: after?.id ?? null })));
  const rows = await db.execute<ArticleRow & { n: number }>(sql`
    select k.n, ${columnList}
    from jsonb_to_recordset(${asked}::jsonb) as k (n int, codes text[], locale text, "limit" int, at timestamptz, id uuid)
    cross join lateral (
      select * from articles where status = 'ACTIVE' and specialty_codes && k.codes
        and (k.locale is null or locale = k.locale or starts_with(locale, k.locale || '-'))
        and (k.id is null or (published_at, id) < (k.at, k.id))
      order by published_at desc, id desc limit k."limit"
    ) a order by k.n, a.published_at desc, a.id desc`);
  return listed(lists.length, rows, (row) => articleOf(row as ArticleRow));
}

/** What the viewer may see of each organization's articles, the newest first: one statement for all lists. */
export async function byOrganizations(db: Drizzle, lists: readonly OrganizationList[]): Promise<Article[][]> {
  const rows = await db.execute<ArticleRow & { n: number }>(sql`
    select k.n, ${columnList}
    from jsonb_to_recordset(${numbered(lists)}::jsonb) as k (n int, "organizationId" uuid, "limit" int, before uuid)
    cross join lateral (
      select * from articles where organization_id = k."organizationId" and (k.before is null or id < k.before) order by id desc limit k."limit"
    ) a order by k.n, a.id desc`);
  return listed(lists.length, rows, (row) => articleOf(row as ArticleRow));
}

type VersionRow = Omit<ArticleVersion, 'createdAt'> & { n: number; createdAt: string } & Record<string, unknown>;

/** Each article's history, the newest version first: one statement for all lists. */
export async function versionsOf(db: Drizzle, lists: readonly VersionList[]): Promise<ArticleVersion[][]> {
  const rows = await db.execute<VersionRow>(sql`
    select k.n, v.article_id as "articleId", v.version, v.organization_id as "organizationId", v.author_id as "authorId",
      v.title, v.summary, v.body, v.specialty_codes as "specialtyCodes", v.created_at as "createdAt"
    from jsonb_to_recordset(${numbered(lists)}::jsonb) as k (n int, "articleId" uuid, "limit" int, before int)
    cross join lateral (
      select * from article_versions where article_id = k."articleId" and (k.before is null or version < k.before)
      order by version desc limit k."limit"
    ) v order by k.n, v.version desc`);
  return listed(
    lists.length,
    rows,
    (row) => ({ ...(row as Omit<VersionRow, 'n'>), createdAt: new Date(String(row.createdAt)) }) as ArticleVersion,
  );
}
