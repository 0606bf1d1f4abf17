import type { Viewer } from '@klear/core';
import { parseInput } from '@klear/service';
import type { z } from 'zod';
import type { ContentDeps } from '../deps.ts';
import type { Article } from '../domain/article.ts';
import { retire } from '../domain/decide.ts';
import { mayPublish } from '../policies/predicates.ts';
import { changeArticle } from './change-article.ts';
import { articleInput } from './inputs.ts';

export type RetireArticle = z.input<typeof articleInput>;

/** Takes an article out of sight, for good. Its organization's staff still sees it and its history. */
export async function retireArticle(deps: Pick<ContentDeps, 'db'>, viewer: Viewer, raw: RetireArticle): Promise<Article> {
  const input = parseInput(articleInput, raw);
  const call = { viewer, mutation: 'retireArticle' as const, input, may: mayPublish };
  const retired = await changeArticle(deps, { ...call, decide: async (_tx, article) => retire(article) });
  if (!retired.ok) throw new Error('the transition table lets every state retire');
  return retired.value;
}
