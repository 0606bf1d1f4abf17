import { type EventOf, event } from '@klear/events';
import type { Article } from '../domain/article.ts';

/** The event of a change that readers and siblings can see. */
export function articleEvent(
  happened: 'PUBLISHED' | 'RETIRED',
  article: Article,
  at: Date,
): EventOf<'ArticlePublished' | 'ArticleRetired'> {
  const facts = {
    aggregate: { type: 'Article', id: article.id, version: article.revision },
    organizationId: article.organizationId,
    time: at,
    payload: {
      articleId: article.id,
      organizationId: article.organizationId,
      articleVersion: article.shownVersion,
      locale: article.locale,
      specialties: [...article.specialtyCodes],
    },
  };
  return happened === 'PUBLISHED' ? event('ArticlePublished', facts) : event('ArticleRetired', facts);
}
