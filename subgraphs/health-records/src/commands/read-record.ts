import { err, ok, type RefusalReason, type Result } from '@klear/core';
import type { AuditFact, Tx } from '@klear/db';
import { recordFacts } from '@klear/service';
import { typesOfCategory } from '../domain/category.ts';
import type { FhirObject } from '../domain/fhir-json.ts';
import { readPages, type StoredResource } from '../store/resources.ts';
import type { RecordsContext } from './context.ts';
import { type AccessAsked, byConsent, type Decision, prepareDecision } from './decide-access.ts';
import type { Entry } from './entry.ts';
import { openTexts, resourceIn } from './sealing.ts';

/** One part of one person's record: a page of entries, the newest first. */
export interface PartAsked extends AccessAsked {
  readonly afterId: string | null;
  /** One more than the page, to learn whether more follow. */
  readonly limit: number;
  /** Names of the fields that were asked for, for the access log. */
  readonly fields: readonly string[];
  /** Only entries that hold this; it can be told only after opening. */
  readonly matches?: ((resource: FhirObject) => boolean) | undefined;
}

/** A look-up inside sealed entries reads this many at a time, and so many rounds at most. */
const scanned = 200;
const maxRounds = 50;

export const factOf = (asked: AccessAsked & { fields: readonly string[] }, outcome: Decision): AuditFact => ({
  type: 'record.read',
  action: 'R',
  outcome: outcome.ok ? '0' : '4',
  ...(!outcome.ok && { reason: outcome.error }),
  ...byConsent(outcome),
  entity: { type: asked.category },
  subjectPersonId: asked.personId,
  fields: asked.fields,
});

/** Opens rows for the viewer; entries of a person whose key was destroyed are gone. */
export async function openEntries(ctx: RecordsContext, tx: Tx, rows: readonly StoredResource[]): Promise<Entry[]> {
  const texts = await openTexts(ctx.deps, tx, rows);
  const opened = { viewerId: ctx.viewer.personId, requestId: ctx.requestId };
  return rows.flatMap(({ sealed: _, ...row }, index) => {
    const text = texts[index];
    return text === null || text === undefined ? [] : [{ ...row, resource: resourceIn(text), opened }];
  });
}

/** Pages for parts without a look-up inside: one statement for all of them. */
async function readPlain(ctx: RecordsContext, tx: Tx, asked: readonly PartAsked[]): Promise<Entry[][]> {
  const wanted = asked.map(({ personId, category, afterId, limit }) => ({ personId, types: typesOfCategory[category], afterId, limit }));
  const pages = await readPages(tx, wanted);
  const entries = await openEntries(ctx, tx, pages.flat());
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  return pages.map((page) => page.flatMap(({ id }) => byId.get(id) ?? []));
}

async function readMatching(ctx: RecordsContext, tx: Tx, asked: PartAsked, matches: (resource: FhirObject) => boolean): Promise<Entry[]> {
  const found: Entry[] = [];
  let afterId = asked.afterId;
  for (let round = 0; round < maxRounds; round += 1) {
    const [page = []] = await readPages(tx, [{ ...asked, types: typesOfCategory[asked.category], afterId, limit: scanned }]);
    const entries = await openEntries(ctx, tx, page);
    found.push(...entries.filter(({ resource }) => matches(resource)));
    afterId = page.at(-1)?.id ?? null;
    if (found.length >= asked.limit || page.length < scanned) break;
  }
  return found.slice(0, asked.limit);
}

/**
 * Reads parts of records: decides each, reads and opens what is allowed, and writes one fact per part, allowed or refused, in the
 * same transaction. Throws Refusal AUDIT_UNAVAILABLE when the facts cannot be written: then nothing is shown.
 */
export async function readRecord(ctx: RecordsContext, asked: readonly PartAsked[]): Promise<Result<Entry[], RefusalReason>[]> {
  const decide = await prepareDecision(ctx, asked, 'READ');
  return ctx.deps.db.withViewer(ctx.viewer, async (tx) => {
    const decisions = await decide(tx);
    const allowed = asked.filter((_, index) => decisions[index]?.ok);
    const plain = allowed.filter(({ matches }) => !matches);
    const read = new Map<PartAsked, Entry[]>();
    for (const [index, entries] of (await readPlain(ctx, tx, plain)).entries()) {
      const part = plain[index];
      if (part) read.set(part, entries);
    }
    for (const part of allowed) if (part.matches) read.set(part, await readMatching(ctx, tx, part, part.matches));
    const facts = asked.map((part, index) => factOf(part, decisions[index] ?? err('NOT_RELATED')));
    await recordFacts(tx, facts);
    return asked.map((part, index) => {
      const decision = decisions[index];
      return decision?.ok ? ok(read.get(part) ?? []) : (decision ?? err('NOT_RELATED'));
    });
  });
}
