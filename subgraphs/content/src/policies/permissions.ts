import { anyone, createPermissions, mayAct, type PermissionTree, ruleOf, signedIn } from '@klear/auth';
import type { ArticleParent } from '../resolvers/parents.ts';
import { maySeeArticle, maySeeHistory } from './predicates.ts';

const seesArticle = ruleOf<ArticleParent>('seesArticle', (viewer, article) => maySeeArticle(viewer, article));
const seesHistory = ruleOf<ArticleParent>('seesHistory', (viewer, article) => maySeeHistory(viewer, article) || 'ROLE_REQUIRED');

const writers = mayAct('ARTICLES_WRITE');
const publishers = mayAct('ARTICLES_PUBLISH');

/** The gate of every field. What hangs below an article was let through by the article. */
export const permissionTree: PermissionTree = {
  Query: { article: anyone, articleBySlug: anyone, searchArticles: anyone },
  Mutation: {
    createArticle: writers,
    reviseArticle: writers,
    publishArticle: publishers,
    retireArticle: publishers,
  },
  Article: { '*': seesArticle, versions: seesHistory },
  ArticleVersion: signedIn,
  ArticleVersionConnection: signedIn,
  ArticleVersionEdge: signedIn,
  ArticleConnection: anyone,
  ArticleEdge: anyone,
  PageInfo: anyone,
  // Which people and organizations exist is their owners' to guard; an id says nothing here.
  Practitioner: anyone,
  Organization: anyone,
  User: anyone,
  CreateArticleSuccess: signedIn,
  ReviseArticleSuccess: signedIn,
  PublishArticleSuccess: signedIn,
  RetireArticleSuccess: signedIn,
  SlugTaken: signedIn,
  AlreadyRetired: signedIn,
  VersionConflict: signedIn,
  Money: anyone,
  Coding: anyone,
};

export const permissions = createPermissions(permissionTree);
