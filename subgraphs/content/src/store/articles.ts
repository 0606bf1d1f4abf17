import type { Drizzle, Tx } from '@klear/db';
import { and, eq, inArray } from 'drizzle-orm';
import type { Article, ArticleId, ArticleVersion, TranslationGroupId } from '../domain/article.ts';
import { columns } from './columns.ts';
import { articles as table, articleVersions as versions } from './tables.ts';

/** Articles that the transaction's viewer may see: published ones, and all of the organization that the viewer acts for. */
export const articles = {
  byIds: (db: Drizzle, ids: readonly ArticleId[]): Promise<Article[]> =>
    db
      .select(columns)
      .from(table)
      .where(inArray(table.id, [...ids])),

  publishedBySlug: async (db: Drizzle, slug: string, locale: string): Promise<Article | undefined> =>
    (
      await db
        .select(columns)
        .from(table)
        .where(and(eq(table.slug, slug), eq(table.locale, locale), eq(table.status, 'ACTIVE')))
    )[0],

  byTranslationGroups: (db: Drizzle, groups: readonly TranslationGroupId[]): Promise<Article[]> =>
    db
      .select(columns)
      .from(table)
      .where(inArray(table.translationGroup, [...groups]))
      .orderBy(table.locale),

  /** Locks the article, so that changes of one article follow each other. */
  findForUpdate: async (tx: Tx, id: ArticleId): Promise<Article | undefined> =>
    (await tx.select(columns).from(table).where(eq(table.id, id)).for('update'))[0],

  async insert(tx: Tx, article: Article): Promise<void> {
    await tx.insert(table).values({ ...article, specialtyCodes: [...article.specialtyCodes] });
  },

  async save(tx: Tx, { id, specialtyCodes, ...rest }: Article): Promise<void> {
    await tx
      .update(table)
      .set({ ...rest, specialtyCodes: [...specialtyCodes] })
      .where(eq(table.id, id));
  },

  async addVersion(tx: Tx, version: ArticleVersion): Promise<void> {
    await tx.insert(versions).values({ ...version, specialtyCodes: [...version.specialtyCodes] });
  },

  findVersion: async (db: Drizzle, articleId: ArticleId, version: number): Promise<ArticleVersion | undefined> =>
    (
      await db
        .select()
        .from(versions)
        .where(and(eq(versions.articleId, articleId), eq(versions.version, version)))
    )[0],
};
