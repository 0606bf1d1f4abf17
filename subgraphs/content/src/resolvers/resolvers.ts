import type { Resolvers } from '../__generated__/resolvers.ts';
import { Article } from './Article.ts';
import { createArticle } from './Mutation/createArticle.ts';
import { publishArticle } from './Mutation/publishArticle.ts';
import { retireArticle } from './Mutation/retireArticle.ts';
import { reviseArticle } from './Mutation/reviseArticle.ts';
import { Organization } from './Organization.ts';
import { Practitioner } from './Practitioner.ts';
import { article } from './Query/article.ts';
import { articleBySlug } from './Query/articleBySlug.ts';
import { searchArticles } from './Query/searchArticles.ts';

export const resolvers = {
  Query: { article, articleBySlug, searchArticles },
  Mutation: { createArticle, reviseArticle, publishArticle, retireArticle },
  Article,
  Organization,
  Practitioner,
} satisfies Resolvers;
