import type { QueryResolvers } from '../../__generated__/resolvers.ts';
import { publishedBySlug } from '../../commands/read-articles.ts';
import { localeArgument } from '../locale-argument.ts';

export const articleBySlug: QueryResolvers['articleBySlug'] = (_parent, { slug, locale }, { deps, viewer }) =>
  publishedBySlug(deps, viewer, slug, localeArgument(locale) ?? 'en');
