import { createHash } from 'node:crypto';
import { type InputFault, newId, type OrganizationId } from '@klear/core';
import { outbox, type Tx } from '@klear/db';
import { readInput } from '@klear/service';
import type { ContentDeps } from '../deps.ts';
import type { ArticleId, ArticleVersion } from '../domain/article.ts';
import { draft, publish, revise } from '../domain/decide.ts';
import { slugOf } from '../domain/slug.ts';
import { articleEvent } from '../events/published.ts';
import { type ImportRow, imports } from '../store/imports.ts';
import { type CleanArticle, type ImportedArticle, importedArticle, textOf } from './inputs.ts';

export interface ImportCounts {
  created: number;
  revised: number;
  unchanged: number;
}

/** An article that was left out: its place in the input, from 0, and why. */
export interface ImportFault {
  readonly index: number;
  readonly faults: readonly InputFault[];
}

const batchSize = 500;
const short = (text: string, length: number) => createHash('sha256').update(text).digest('hex').slice(0, length);

/**
 * Takes in articles of a source as published ones, 500 to a transaction. Told apart by (sourceSystem, externalId): the same input
 * again changes nothing, a changed article becomes a new version. Faulty articles are reported and left out; the rest goes in.
 */
export async function importArticles(
  deps: Pick<ContentDeps, 'db'>,
  source: { sourceSystem: string; organizationId: OrganizationId | null },
  articles: Iterable<ImportedArticle> | AsyncIterable<ImportedArticle>,
  report: { progress?(counts: Readonly<ImportCounts>): void; fault?(fault: ImportFault): void } = {},
): Promise<ImportCounts> {
  const counts: ImportCounts = { created: 0, revised: 0, unchanged: 0 };
  let batch = new Map<string, CleanArticle>();
  let index = 0;
  const flush = async () => {
    const taken = batch;
    batch = new Map();
    if (taken.size > 0) await deps.db.asSystem((tx) => importBatch(tx, source, taken, counts));
    report.progress?.(counts);
  };
  for await (const raw of articles) {
    const read = readInput(importedArticle, raw, []);
    if (read.ok) {
      if (batch.has(read.value.externalId)) await flush();
      batch.set(read.value.externalId, read.value);
    } else report.fault?.({ index, faults: read.error });
    index += 1;
    if (batch.size >= batchSize) await flush();
  }
  await flush();
  return counts;
}

async function importBatch(
  tx: Tx,
  { sourceSystem, organizationId }: { sourceSystem: string; organizationId: OrganizationId | null },
  batch: ReadonlyMap<string, CleanArticle>,
  counts: ImportCounts,
): Promise<void> {
  const known = await imports.find(tx, sourceSystem, [...batch.keys()]);
  const rows: ImportRow[] = [];
  const versions: ArticleVersion[] = [];
  for (const [externalId, clean] of batch) {
    const digest = short(JSON.stringify([clean.title, clean.summary, clean.body, clean.locale, clean.specialtyCodes, clean.source]), 64);
    const before = known.get(externalId);
    if (before?.importDigest === digest) {
      counts.unchanged += 1;
      continue;
    }
    const written = before
      ? revise(before.article, { text: textOf(clean), authorId: null, expectedVersion: before.article.newestVersion }, tx.now)
      : { ok: true as const, value: draft({ ...factsOf(clean, sourceSystem), organizationId }, tx.now) };
    const published = written.ok ? publish({ ...written.value.article, source: clean.source }, clean, tx.now) : written;
    // A retired article stays retired, whatever its source says.
    if (!written.ok || !published.ok) {
      counts.unchanged += 1;
      continue;
    }
    if (written.value.version) versions.push(written.value.version);
    rows.push({ article: published.value.article, sourceSystem, externalId, importDigest: digest });
    counts[before ? 'revised' : 'created'] += 1;
  }
  await imports.save(tx, rows, versions);
  await outbox.record(
    tx,
    rows.map(({ article }) => articleEvent('PUBLISHED', article, tx.now)),
  );
}

function factsOf(clean: CleanArticle, sourceSystem: string) {
  // Two articles of a source may have one title: the end of the slug tells them apart.
  const suffix = short(`${sourceSystem}:${clean.externalId}`, 8);
  const slug = [slugOf(clean.title, 100), suffix].filter(Boolean).join('-');
  const id: ArticleId = newId<'Article'>();
  return { ...textOf(clean), id, locale: clean.locale, slug, authorId: null, translationGroup: null, source: clean.source };
}
