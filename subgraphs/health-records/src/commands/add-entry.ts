import { err, newId, ok, type RefusalReason, type Result, type UserId } from '@klear/core';
import { once, outbox, type Tx } from '@klear/db';
import { recordFacts } from '@klear/service';
import type { Category } from '../domain/category.ts';
import { type FhirObject, printFhir } from '../domain/fhir-json.ts';
import type { Authorship } from '../domain/new-resource.ts';
import { recordChanged } from '../events/published.ts';
import { findByIds, insertResources } from '../store/resources.ts';
import type { RecordsContext } from './context.ts';
import { byConsent, prepareDecision } from './decide-access.ts';
import type { Entry } from './entry.ts';
import { openEntries } from './read-record.ts';
import { sealResources } from './sealing.ts';

export interface AddEntry {
  readonly mutation: string;
  readonly idempotencyKey: string;
  /** The whole input, for telling a repeat from a reuse of the key. */
  readonly input: unknown;
  readonly personId: UserId;
  readonly category: Category;
  readonly build: (by: Authorship) => FhirObject;
}

/**
 * Adds an entry to a record: the person to their own, a practitioner with a consent for treatment and part. A refusal is audited
 * and not remembered under the key, so that the same call works once a consent is given.
 */
export async function addEntry(ctx: RecordsContext, add: AddEntry): Promise<Result<Entry, RefusalReason>> {
  const { viewer, deps } = ctx;
  const { personId, category } = add;
  const decide = await prepareDecision(ctx, [{ personId, category }], 'WRITE');
  return deps.db.withViewer(viewer, async (tx) => {
    const [decision = err('NOT_RELATED' as const)] = await decide(tx);
    const fact = { type: 'record.added', action: 'C', entity: { type: category }, subjectPersonId: personId, fields: [category] } as const;
    if (!decision.ok) {
      await recordFacts(tx, [{ ...fact, outcome: '4', reason: decision.error }]);
      return decision;
    }
    const call = { viewer, mutation: add.mutation, key: add.idempotencyKey, input: add.input };
    const organizationId = decision.value.basis === 'SELF' ? null : viewer.organizationId;
    const authorId = viewer.personId ?? personId;

    async function run(): Promise<Result<Entry, never>> {
      const resource = add.build({ personId, authorId, at: tx.now });
      const row = { personId, id: newId<'HealthResource'>(), organizationId, resourceType: String(resource.resourceType), version: 1 };
      const [sealed] = await sealResources(deps, tx, [{ ...row, text: printFhir(resource) }]);
      if (!sealed) throw new TypeError('one text gives one sealed value');
      await insertResources(tx, [{ ...row, sealed, sourceKey: null, createdAt: tx.now, updatedAt: tx.now }], authorId);
      await recordFacts(tx, [{ ...fact, ...byConsent(decision), outcome: '0', entity: { type: category, id: row.id } }]);
      await outbox.record(tx, [recordChanged(row, 'ADDED', tx.now)]);
      return ok({ ...row, resource, opened: { viewerId: viewer.personId, requestId: ctx.requestId } });
    }
    return once<Entry, never>(tx, call, run, (id) => recall(ctx, tx, id));
  });
}

async function recall(ctx: RecordsContext, tx: Tx, id: string): Promise<Result<Entry, never>> {
  const [entry] = await openEntries(ctx, tx, await findByIds(tx, [id]));
  if (!entry) throw new TypeError('an entry that was added can be read by who added it');
  return ok(entry);
}
