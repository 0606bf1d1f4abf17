import type { Drizzle } from '@klear/db';
import { sql } from 'drizzle-orm';
import type { Found, Search } from '../domain/search.ts';
import { type ArticleRow, articleOf, columnList } from './columns.ts';

/**
 * Published articles, the best match first (title before summary before body), then the newest. The rank is a double of the stored
 * document alone, so a cursor stays where it was while the article is unchanged. Words follow PostgreSQL's web search: "a phrase", or, -not.
 */
export async function searchPublished(db: Drizzle, search: Search): Promise<Found[]> {
  const { words, locale, specialty, limit, after } = search;
  const rank = words === null ? sql`null::float8` : sql`ts_rank_cd(document, query, 1)::float8`;
  const rows = await db.execute<ArticleRow & { rank: number | null }>(sql`
    select ${columnList}, a.rank from (
      select articles.*, ${rank} as rank
      from articles ${words === null ? sql`` : sql`, search_query(${words}, ${locale}) as query`}
      where status = 'ACTIVE' ${words === null ? sql`` : sql`and document @@ query`}
        ${locale === null ? sql`` : sql`and (locale = ${locale} or starts_with(locale, ${`${locale}-`}))`}
        ${specialty === null ? sql`` : sql`and specialty_codes @> array[${specialty}]::text[]`}
    ) a ${behind(after)}
    order by ${words === null ? sql`a.published_at desc` : sql`a.rank desc`}, a.id desc limit ${limit}`);
  return [...rows].map(({ rank: found, ...row }) => ({ article: articleOf(row as ArticleRow), rank: found }));
}

function behind(after: Search['after']) {
  if (after === null) return sql``;
  if (after.rank !== null) return sql`where (a.rank, a.id) < (${after.rank}::float8, ${after.id}::uuid)`;
  return sql`where (a.published_at, a.id) < (${after.publishedAt?.toISOString() ?? null}::timestamptz, ${after.id}::uuid)`;
}
