import type { Result, Viewer } from '@klear/core';
import { parseInput } from '@klear/service';
import type { z } from 'zod';
import type { ContentDeps } from '../deps.ts';
import type { Article } from '../domain/article.ts';
import { publish } from '../domain/decide.ts';
import type { IllegalMove } from '../domain/transitions.ts';
import { mayPublish } from '../policies/predicates.ts';
import { articles } from '../store/articles.ts';
import { changeArticle } from './change-article.ts';
import { articleInput } from './inputs.ts';

export type PublishArticle = z.input<typeof articleInput>;

export type PublishFault = IllegalMove | { readonly code: 'SLUG_TAKEN' };

/** Shows the newest version to everybody, in search and beside practitioners of its specialties. Its address must be free by then. */
export async function publishArticle(
  deps: Pick<ContentDeps, 'db'>,
  viewer: Viewer,
  raw: PublishArticle,
): Promise<Result<Article, PublishFault>> {
  return changeArticle<PublishFault>(deps, {
    viewer,
    mutation: 'publishArticle',
    input: parseInput(articleInput, raw),
    may: mayPublish,
    decide: async (tx, article) => publish(article, (await articles.findVersion(tx, article.id, article.newestVersion)) ?? article, tx.now),
    refusedBy: { constraint: 'articles_published_slug', fault: { code: 'SLUG_TAKEN' } },
  });
}
