import { type Err, err, forbidden, notFound, ok, type Result, type Viewer } from '@klear/core';
import { isConflict, once, outbox, savepoint, type Tx } from '@klear/db';
import { recordFacts } from '@klear/service';
import type { ContentDeps } from '../deps.ts';
import type { Article, ArticleId } from '../domain/article.ts';
import type { Change } from '../domain/decide.ts';
import { articleEvent } from '../events/published.ts';
import { maySeeArticle } from '../policies/predicates.ts';
import { articles } from '../store/articles.ts';

/** What each change is called in the audit log. */
export const changes = {
  reviseArticle: { type: 'article.revised', action: 'U' },
  publishArticle: { type: 'article.published', action: 'U' },
  retireArticle: { type: 'article.retired', action: 'U' },
} as const;

export interface ArticleCall<Fault> {
  readonly viewer: Viewer;
  readonly mutation: keyof typeof changes;
  readonly input: { readonly articleId: ArticleId; readonly idempotencyKey: string };
  may(viewer: Viewer, organizationId: Article['organizationId']): boolean;
  decide(tx: Tx, article: Article): Promise<Result<Change, Fault>>;
  /** A constraint that may refuse the change, and what that means. */
  readonly refusedBy?: { readonly constraint: string; readonly fault: Fault };
}

/**
 * Changes one article: looks whether the viewer sees it and may change it, locks it, decides, saves, and tells of it. Refuses with
 * NOT_FOUND what the viewer does not see. A repeat with the same key answers the article as it is now.
 */
export function changeArticle<Fault extends { code: string }>(
  deps: Pick<ContentDeps, 'db'>,
  call: ArticleCall<Fault>,
): Promise<Result<Article, Fault>> {
  const { viewer, mutation, input } = call;
  return deps.db.withViewer(viewer, (tx) => {
    const seen = async () => {
      const [article] = await articles.byIds(tx, [input.articleId]);
      if (!article || !maySeeArticle(viewer, article)) throw notFound('Article');
      if (!call.may(viewer, article.organizationId)) throw forbidden('ROLE_REQUIRED');
      return article;
    };
    return once<Article, Fault>(
      tx,
      { viewer, mutation, key: input.idempotencyKey, input },
      async () => {
        await seen();
        const article = await articles.findForUpdate(tx, input.articleId);
        if (!article) throw notFound('Article');
        const decision = await call.decide(tx, article);
        if (!decision.ok) return err(decision.error) satisfies Err<Fault>;
        const change = decision.value;
        try {
          await savepoint(tx, () => saveChange(tx, article, change));
        } catch (fault) {
          if (call.refusedBy && isConflict(fault, call.refusedBy.constraint)) return err(call.refusedBy.fault);
          throw fault;
        }
        const { organizationId, id } = article;
        const entity = { type: 'Article', id };
        await recordFacts(tx, [{ ...changes[mutation], outcome: '0', entity, ...(organizationId && { organizationId }) }]);
        return ok(decision.value.article);
      },
      async () => ok(await seen()),
    );
  });
}

async function saveChange(tx: Tx, before: Article, { article, version, happened }: Change): Promise<void> {
  if (article !== before) await articles.save(tx, article);
  if (version) await articles.addVersion(tx, version);
  if (happened) await outbox.record(tx, [articleEvent(happened, article, tx.now)]);
}
