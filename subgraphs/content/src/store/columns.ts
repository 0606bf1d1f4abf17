import { getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { Article } from '../domain/article.ts';
import { articles } from './tables.ts';

const { sourceSystem: _system, externalId: _external, importDigest: _digest, ...shown } = getTableColumns(articles);

/** The columns of an Article, for selects through Drizzle. */
export const columns = shown;

/** The same as a select list over alias `a`, for statements that Drizzle has no words for; read the rows with `articleOf`. */
export const columnList: SQL = sql.join(
  Object.entries(columns).map(([name, column]) => sql`a.${sql.identifier(column.name)} as ${sql.identifier(name)}`),
  sql`, `,
);

/** A row of `columnList`, which carries times as text. */
export interface ArticleRow extends Omit<Article, 'publishedAt' | 'createdAt'>, Record<string, unknown> {
  readonly publishedAt: string | null;
  readonly createdAt: string;
}

export function articleOf({ publishedAt, createdAt, ...row }: ArticleRow): Article {
  return { ...row, publishedAt: publishedAt === null ? null : new Date(publishedAt), createdAt: new Date(createdAt) };
}
