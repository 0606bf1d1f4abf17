import { notFound, ok, type Result, type Viewer } from '@klear/core';
import { parseInput } from '@klear/service';
import type { z } from 'zod';
import type { ContentDeps } from '../deps.ts';
import type { Article, ArticleVersion } from '../domain/article.ts';
import { revise } from '../domain/decide.ts';
import { mayWrite } from '../policies/predicates.ts';
import { articles } from '../store/articles.ts';
import { changeArticle } from './change-article.ts';
import { reviseArticleInput } from './inputs.ts';

export type ReviseArticle = z.input<typeof reviseArticleInput>;
export type ReviseFault = { readonly code: 'VERSION_CONFLICT' | 'ALREADY_RETIRED' };

/** Writes the next version, if `expectedVersion` is the newest one. What is published stays. A repeat answers the version that was written first. */
export async function reviseArticle(
  deps: Pick<ContentDeps, 'db'>,
  viewer: Viewer,
  raw: ReviseArticle,
): Promise<Result<{ article: Article; version: ArticleVersion }, ReviseFault>> {
  const input = parseInput(reviseArticleInput, raw);
  const revised = await changeArticle<ReviseFault>(deps, {
    viewer,
    mutation: 'reviseArticle',
    input,
    may: mayWrite,
    async decide(tx, article) {
      const newest = input.specialtyCodes ? null : await articles.findVersion(tx, article.id, article.newestVersion);
      const specialtyCodes = input.specialtyCodes ?? newest?.specialtyCodes ?? article.specialtyCodes;
      const text = { title: input.title, summary: input.summary, body: input.body, specialtyCodes };
      return revise(article, { text, authorId: viewer.personId, expectedVersion: input.expectedVersion }, tx.now);
    },
  });
  if (!revised.ok) return revised;
  const version = await deps.db.read(viewer, (tx) => articles.findVersion(tx, revised.value.id, input.expectedVersion + 1));
  if (!version) throw notFound('Version');
  return ok({ article: revised.value, version });
}
