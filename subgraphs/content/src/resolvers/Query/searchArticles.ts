import type { QueryResolvers } from '../../__generated__/resolvers.ts';
import { searchArticles as search } from '../../commands/read-articles.ts';
import { localeArgument } from '../locale-argument.ts';
import { pageOfSearch } from '../pages.ts';

export const searchArticles: QueryResolvers['searchArticles'] = (_parent, { text, locale, specialty, ...args }, { deps, viewer }) => {
  const words = text?.trim() || null;
  const asked = { words, locale: localeArgument(locale), specialty: specialty ?? null };
  return pageOfSearch(args, words !== null, (limit, after) => search(deps, viewer, { ...asked, limit, after }));
};
