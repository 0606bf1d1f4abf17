import { badInput, err, forbidden, newId, notFound, type OrganizationId, ok, parseId, type Result, type Viewer } from '@klear/core';
import { isConflict, once, savepoint, type Tx } from '@klear/db';
import { parseInput, recordFacts } from '@klear/service';
import type { z } from 'zod';
import type { ContentDeps } from '../deps.ts';
import type { Article, ArticleId, TranslationGroupId } from '../domain/article.ts';
import { draft } from '../domain/decide.ts';
import { mayWrite } from '../policies/predicates.ts';
import { articles } from '../store/articles.ts';
import { createArticleInput } from './inputs.ts';

export type CreateArticle = z.input<typeof createArticleInput>;
export type CreateFault = { readonly code: 'SLUG_TAKEN' };

/** Writes version 1 of a new article, a draft of the organization that the viewer acts for. A repeat with the same key returns the first answer. */
export async function createArticle(
  deps: Pick<ContentDeps, 'db'>,
  viewer: Viewer,
  raw: CreateArticle,
): Promise<Result<Article, CreateFault>> {
  const input = parseInput(createArticleInput, raw);
  const organizationId = parseId<'Organization'>(input.organizationId);
  if (organizationId === undefined || !mayWrite(viewer, organizationId)) throw forbidden('ROLE_REQUIRED');
  return deps.db.withViewer(viewer, (tx) =>
    once<Article, CreateFault>(
      tx,
      { viewer, mutation: 'createArticle', key: input.idempotencyKey, input },
      async () => {
        const translationGroup = await groupOf(tx, organizationId, input.translationOf);
        const { title, summary, body, specialtyCodes, locale, slug } = input;
        const facts = { title, summary, body, specialtyCodes, locale, slug, organizationId, translationGroup, authorId: viewer.personId };
        if (await articles.publishedBySlug(tx, slug, locale)) return err({ code: 'SLUG_TAKEN' });
        const { article, version } = draft({ ...facts, id: newId<'Article'>(tx.now.getTime()), source: null }, tx.now);
        try {
          await savepoint(tx, () => articles.insert(tx, article));
        } catch (fault) {
          if (isConflict(fault, 'articles_slug')) return err({ code: 'SLUG_TAKEN' });
          if (isConflict(fault, 'articles_translation')) {
            throw badInput([
              { path: ['input', 'translationOf'], code: 'ALREADY_TRANSLATED', message: 'It is translated into this language already.' },
            ]);
          }
          throw fault;
        }
        if (version) await articles.addVersion(tx, version);
        const entity = { type: 'Article', id: article.id };
        await recordFacts(tx, [{ type: 'article.created', action: 'C', outcome: '0', entity, organizationId }]);
        return ok(article);
      },
      async (id) => {
        const [article] = await articles.byIds(tx, [id as ArticleId]);
        if (!article) throw notFound('Article');
        return ok(article);
      },
    ),
  );
}

/** Translations belong to the organization of their original: another's group could tell of drafts that nobody else may see. */
async function groupOf(tx: Tx, organizationId: OrganizationId, translationOf: ArticleId | null): Promise<TranslationGroupId | null> {
  if (translationOf === null) return null;
  const [original] = await articles.byIds(tx, [translationOf]);
  if (original?.organizationId === organizationId) return original.translationGroup;
  throw badInput([{ path: ['input', 'translationOf'], code: 'NOT_FOUND', message: 'There is no such article.' }]);
}
