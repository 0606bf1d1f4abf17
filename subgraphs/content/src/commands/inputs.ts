import { isUuid } from '@klear/core';
import { z } from 'zod';
import type { ArticleId, Text } from '../domain/article.ts';
import { canonicalLocale } from '../domain/locale.ts';
import { slugPattern } from '../domain/slug.ts';
import { hasText, plainText, safeHtml } from './rich-text.ts';

const bodyMax = 200_000;

const articleId = z
  .string()
  .transform((text) => text.toLowerCase())
  .refine(isUuid, 'must be an id')
  .transform((text) => text as ArticleId);

const line = (max: number) =>
  z
    .string()
    .max(4 * max)
    .transform(plainText)
    .pipe(z.string().min(1).max(max));

const locale = z.string().transform((text, context) => {
  const canonical = canonicalLocale(text);
  if (canonical !== undefined) return canonical;
  context.addIssue({ code: 'custom', message: 'must be a language tag of BCP 47', params: { code: 'WRONG_FORMAT' } });
  return z.NEVER;
});

/** A code as events carry it: no spaces, at most 64 characters. Written once each. */
const specialtyCodes = z
  .array(z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:/+-]{0,63}$/))
  .max(10)
  .transform((codes) => [...new Set(codes)]);

const body = z
  .string()
  .max(bodyMax)
  .transform(safeHtml)
  .refine(hasText, { message: 'must have text', params: { code: 'REQUIRED' } });

const idempotencyKey = z.string().min(1).max(200);

const text = {
  title: line(200),
  summary: line(1_000)
    .nullish()
    .transform((value) => value ?? null),
  body,
};

export const createArticleInput = z.object({
  ...text,
  organizationId: z.string(),
  slug: z.string().max(120).regex(slugPattern),
  locale,
  specialtyCodes: specialtyCodes.nullish().transform((codes) => codes ?? []),
  translationOf: articleId.nullish().transform((id) => id ?? null),
  idempotencyKey,
});

export const reviseArticleInput = z.object({
  ...text,
  articleId,
  expectedVersion: z.int().min(1),
  /** Absent: they stay as they are. */
  specialtyCodes: specialtyCodes.nullish().transform((codes) => codes ?? null),
  idempotencyKey,
});

export const articleInput = z.object({ articleId, idempotencyKey });

/** An article as importers hand it over: published at once, told apart by its source and its id there. */
export const importedArticle = z.object({
  ...text,
  externalId: z.string().min(1).max(200),
  /** Where it can be read. */
  source: z.url({ protocol: /^https?$/ }).max(2_000),
  locale,
  specialtyCodes: specialtyCodes.default([]),
});

export type ImportedArticle = z.input<typeof importedArticle>;
export type CleanArticle = z.output<typeof importedArticle>;

export function textOf({ title, summary, body: html, specialtyCodes: codes }: Text): Text {
  return { title, summary, body: html, specialtyCodes: codes };
}
