import { asId, err, ok, type RefusalReason, type Result, type UserId } from '@klear/core';
import { recordFacts } from '@klear/service';
import { type Category, categoryOf } from '../domain/category.ts';
import { findByIds } from '../store/resources.ts';
import type { RecordsContext } from './context.ts';
import { prepareDecision } from './decide-access.ts';
import type { Entry } from './entry.ts';
import { factOf, openEntries } from './read-record.ts';

export interface EntryAsked {
  readonly id: string;
  readonly category: Category;
  readonly fields: readonly string[];
}

/** Where an unknown id is treated as if it lay: in the record of nobody, so that it is refused like anybody else's. */
const nobody = asId<'User'>('00000000-0000-4000-8000-000000000000');

/**
 * Reads entries by id, as the router asks through `_entities`. An id that does not exist is refused with the same reason as one
 * that belongs to somebody else, so asking tells nothing.
 */
export async function readEntries(ctx: RecordsContext, asked: readonly EntryAsked[]): Promise<Result<Entry, RefusalReason>[]> {
  const owners = await ctx.deps.db.asSystem(async (tx) => {
    const rows = await findByIds(
      tx,
      asked.map(({ id }) => id),
    );
    return new Map(rows.map((row) => [row.id, row]));
  });
  const ownerOf = ({ id, category }: EntryAsked): UserId => {
    const row = owners.get(id);
    return row && categoryOf(row.resourceType) === category ? row.personId : nobody;
  };
  const accesses = asked.map((item) => ({ ...item, personId: ownerOf(item) }));
  const decide = await prepareDecision(ctx, accesses, 'READ');
  return ctx.deps.db.withViewer(ctx.viewer, async (tx) => {
    const decisions = await decide(tx);
    const visible = await findByIds(
      tx,
      accesses.filter((_, index) => decisions[index]?.ok).map(({ id }) => id),
    );
    const entries = new Map((await openEntries(ctx, tx, visible)).map((entry) => [entry.id, entry]));
    const answers = accesses.map(({ id }, index): Result<Entry, RefusalReason> => {
      const decision = decisions[index] ?? err('NOT_RELATED');
      if (!decision.ok) return decision;
      const entry = entries.get(id);
      return entry ? ok(entry) : err('NO_CONSENT');
    });
    // An id that nobody knows is a refusal like any other, of nobody's data.
    const facts = accesses.map((access, index) => {
      const decision = decisions[index] ?? err('NOT_RELATED');
      const answer = answers[index] ?? err('NOT_RELATED');
      const { subjectPersonId: _, ...fact } = factOf(access, answer.ok ? decision : answer);
      const entity = { type: access.category, id: access.id };
      return access.personId === nobody ? { ...fact, entity } : { ...fact, entity, subjectPersonId: access.personId };
    });
    await recordFacts(tx, facts);
    return answers;
  });
}
