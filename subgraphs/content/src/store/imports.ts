import type { Tx } from '@klear/db';
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Article, ArticleVersion } from '../domain/article.ts';
import { columns } from './columns.ts';
import { articles as table, articleVersions as versions } from './tables.ts';

/** An imported article with what tells it apart in its source and what tells a change. */
export interface ImportRow {
  readonly article: Article;
  readonly sourceSystem: string;
  readonly externalId: string;
  readonly importDigest: string;
}

export const imports = {
  async find(
    tx: Tx,
    sourceSystem: string,
    externalIds: readonly string[],
  ): Promise<Map<string, { article: Article; importDigest: string | null }>> {
    const rows = await tx
      .select({ ...columns, externalId: table.externalId, importDigest: table.importDigest })
      .from(table)
      .where(and(eq(table.sourceSystem, sourceSystem), inArray(table.externalId, [...externalIds])))
      .for('update');
    return new Map(rows.map(({ externalId, importDigest, ...article }) => [String(externalId), { article, importDigest }]));
  },

  /** Inserts new articles, overwrites known ones, and adds versions, in one statement each. */
  async save(tx: Tx, rows: readonly ImportRow[], added: readonly ArticleVersion[]): Promise<void> {
    if (rows.length === 0) return;
    const values = rows.map(({ article, ...row }) => ({ ...article, ...row, specialtyCodes: [...article.specialtyCodes] }));
    const fresh = (column: string) => sql.raw(`excluded.${column}`);
    await tx
      .insert(table)
      .values(values)
      .onConflictDoUpdate({
        target: table.id,
        set: {
          status: fresh('status'),
          title: fresh('title'),
          summary: fresh('summary'),
          body: fresh('body'),
          specialtyCodes: fresh('specialty_codes'),
          source: fresh('source'),
          importDigest: fresh('import_digest'),
          shownVersion: fresh('shown_version'),
          newestVersion: fresh('newest_version'),
          publishedAt: fresh('published_at'),
          revision: fresh('revision'),
        },
      });
    if (added.length > 0)
      await tx.insert(versions).values(added.map((version) => ({ ...version, specialtyCodes: [...version.specialtyCodes] })));
  },
};
