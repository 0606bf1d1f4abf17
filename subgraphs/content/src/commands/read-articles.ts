import { badInput, type Viewer } from '@klear/core';
import type { ContentDeps } from '../deps.ts';
import type { Article } from '../domain/article.ts';
import type { Found, Search } from '../domain/search.ts';
import { articles } from '../store/articles.ts';
import { searchPublished } from '../store/search.ts';

const wordsMax = 500;

export async function publishedBySlug(
  deps: Pick<ContentDeps, 'db'>,
  viewer: Viewer,
  slug: string,
  locale: string,
): Promise<Article | null> {
  return (await deps.db.read(viewer, (tx) => articles.publishedBySlug(tx, slug, locale))) ?? null;
}

/** Published articles that fit. Refuses more than 500 characters of words, and NUL, which PostgreSQL cannot take. */
export async function searchArticles(deps: Pick<ContentDeps, 'db'>, viewer: Viewer, search: Search): Promise<Found[]> {
  if ((search.words?.length ?? 0) > wordsMax || search.words?.includes('\0')) {
    throw badInput([{ path: ['text'], code: 'TOO_LARGE', message: `At most ${wordsMax} characters, none of them NUL.` }]);
  }
  return deps.db.read(viewer, (tx) => searchPublished(tx, search));
}
