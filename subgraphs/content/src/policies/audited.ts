import type { AuditTable } from '@klear/service';
import { changes } from '../commands/change-article.ts';

type Input = Readonly<Record<string, unknown>>;

const ofArticle = { entity: 'Article', of: ({ articleId, organizationId }: Input) => ({ entityId: articleId, organizationId }) } as const;

/** What content writes down: every mutation. Nothing that it tells is about a person. */
export const audited: AuditTable = {
  mutations: {
    createArticle: { type: 'article.created', action: 'C', ...ofArticle },
    reviseArticle: { ...changes.reviseArticle, ...ofArticle },
    publishArticle: { ...changes.publishArticle, ...ofArticle },
    retireArticle: { ...changes.retireArticle, ...ofArticle },
  },
  parents: {},
};
