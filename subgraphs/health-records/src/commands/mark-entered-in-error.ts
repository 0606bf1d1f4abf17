import { err, forbidden, notFound, ok, Refusal, type Result, type UserId } from '@klear/core';
import { once, outbox } from '@klear/db';
import { asTold, recordFacts } from '@klear/service';
import { categoryOf } from '../domain/category.ts';
import { enteredInError } from '../domain/entered-in-error.ts';
import { printFhir } from '../domain/fhir-json.ts';
import { recordChanged } from '../events/published.ts';
import { mayMark } from '../policies/predicates.ts';
import { findAny, findForUpdate, saveVersion } from '../store/resources.ts';
import type { RecordsContext } from './context.ts';
import { byConsent, prepareDecision } from './decide-access.ts';
import { openTexts, resourceIn, sealResources } from './sealing.ts';

export interface MarkEnteredInError {
  readonly personId: UserId;
  readonly entryId: string;
  readonly expectedVersion: number;
  readonly idempotencyKey: string;
}

export interface Conflict {
  readonly code: 'VERSION_CONFLICT';
}

/**
 * Marks an entry as made in error: it leaves the lists and stays in the history, as a new version. Only who wrote it may. Answers
 * a refusal (audited), a conflict with another version, or the entry's id.
 */
export async function markEnteredInError(ctx: RecordsContext, input: MarkEnteredInError): Promise<Result<{ id: string }, Conflict>> {
  const { viewer, deps } = ctx;
  const { personId, entryId } = input;
  // The part is not told by the caller, so the row is looked up first; who may not read it is refused below all the same.
  const known = await deps.db.asSystem((tx) => findAny(tx, entryId));
  const category = categoryOf(known?.personId === personId ? known.resourceType : '') ?? 'CONDITIONS';
  const decide = await prepareDecision(ctx, [{ personId, category }], 'WRITE');
  const outcome = await deps.db.withViewer(viewer, async (tx) => {
    const [decision = err('NOT_RELATED' as const)] = await decide(tx);
    const entity = { type: category, id: entryId };
    const fact = { type: 'record.marked', action: 'U', entity, subjectPersonId: personId, fields: [category] } as const;
    const refuse = async (refusal: Refusal) => {
      await recordFacts(tx, [{ ...fact, outcome: '4', reason: refusal.reason ?? refusal.code }]);
      return asTold(refusal);
    };
    if (!decision.ok) return refuse(forbidden(decision.error));
    const { basis } = decision.value;

    async function run(): Promise<Result<{ id: string }, Conflict>> {
      const row = await findForUpdate(tx, personId, entryId);
      if (!row || row.version !== input.expectedVersion || row.removedAt) return err({ code: 'VERSION_CONFLICT' });
      const [text] = await openTexts(deps, tx, [row]);
      if (text === null || text === undefined) return err({ code: 'VERSION_CONFLICT' });
      const next = { ...row, version: row.version + 1, updatedAt: tx.now, removedAt: tx.now };
      const [sealed] = await sealResources(deps, tx, [{ ...next, text: printFhir(enteredInError(resourceIn(text))) }]);
      if (!sealed) throw new TypeError('one text gives one sealed value');
      await saveVersion(tx, { ...next, sealed }, viewer.personId);
      await recordFacts(tx, [{ ...fact, ...byConsent(decision), outcome: '0' }]);
      await outbox.record(tx, [recordChanged(next, 'REMOVED', tx.now)]);
      return ok({ id: entryId });
    }
    const call = { viewer, mutation: 'markEnteredInError', key: input.idempotencyKey, input };
    if (!known || known.personId !== personId) return refuse(notFound('Entry'));
    if (!mayMark(viewer, basis, known.organizationId)) return refuse(forbidden('NOT_RELATED'));
    return once(tx, call, run, async (id) => ok({ id }));
  });
  if (outcome instanceof Refusal) throw outcome;
  return outcome;
}
