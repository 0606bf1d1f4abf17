import { err, newId, type OrganizationId, ok, type Result, type UserId } from '@klear/core';
import { type AuditFact, outbox, type Tx } from '@klear/db';
import { recordFacts } from '@klear/service';
import type { HealthRecordsDeps } from '../deps.ts';
import { type BundleFault, type EntryFault, readBundle, withReferences } from '../domain/bundle.ts';
import { categoryOf } from '../domain/category.ts';
import { printFhir } from '../domain/fhir-json.ts';
import { clinicalTimeOf, type PlannedResource, planImport } from '../domain/import-plan.ts';
import { recordChanged } from '../events/published.ts';
import { findBySource, insertResources, saveVersion } from '../store/resources.ts';
import type { ResourceRow } from '../store/tables.ts';
import { openTexts, sealResources } from './sealing.ts';

export interface BundleImport {
  /** The bundle's JSON text, as it lies in the file. */
  readonly text: string;
  /** The organization that owns the imported rows; null when the person brings them. */
  readonly organizationId: OrganizationId | null;
  /** Who a subject's reference (fullUrl, Patient/id, or conditional) is. */
  readonly personOf: (reference: string) => UserId | undefined;
  readonly onProgress?: (done: number, total: number) => void;
}

export interface ImportReport {
  /** Per FHIR type: new, changed since the last import, and as before. */
  readonly imported: Readonly<Record<string, { added: number; revised: number; unchanged: number }>>;
  readonly notSupported: Readonly<Record<string, number>>;
  readonly faults: readonly EntryFault[];
}

const batchSize = 500;

interface Placed extends PlannedResource {
  readonly id: string;
  readonly sourceKey: Buffer;
}

/** Gives each resource its id: the one from an earlier import, else a new one, in the order of clinical time. */
async function place(deps: HealthRecordsDeps, planned: readonly PlannedResource[]): Promise<Placed[]> {
  const keyed = planned.map((resource) => ({ ...resource, sourceKey: deps.sourceKey(resource.origin) }));
  const persons = [...new Set(keyed.map(({ personId }) => personId))];
  const rows = await deps.db.asSystem((tx) =>
    findBySource(
      tx,
      persons,
      keyed.map(({ sourceKey }) => sourceKey),
    ),
  );
  const idOf = new Map(rows.map((row) => [`${row.personId} ${row.sourceKey?.toString('hex')}`, row.id]));
  const ordered = keyed.toSorted((a, b) => clinicalTimeOf(a.resource).localeCompare(clinicalTimeOf(b.resource)));
  return ordered.map((item) => ({
    ...item,
    id: idOf.get(`${item.personId} ${item.sourceKey.toString('hex')}`) ?? newId<'HealthResource'>(),
  }));
}

/** References inside the bundle become references to what they became here: Patient/<person>, Condition/<entry>. */
function resolver(placed: readonly Placed[], personOf: BundleImport['personOf']): (reference: string) => string | undefined {
  const known = new Map(
    placed.flatMap(({ references, resourceType, id }) => references.map((name) => [name, `${resourceType}/${id}`] as const)),
  );
  return (reference) => {
    const entry = known.get(reference);
    if (entry) return entry;
    const personId = personOf(reference);
    return personId && `Patient/${personId}`;
  };
}

type Counts = Record<string, { added: number; revised: number; unchanged: number }>;

function count(counts: Counts, type: string, kind: keyof Counts[string]): void {
  counts[type] ??= { added: 0, revised: 0, unchanged: 0 };
  counts[type][kind] += 1;
}

interface Batch {
  readonly items: readonly (Placed & { text: string })[];
  readonly organizationId: OrganizationId | null;
  readonly counts: Counts;
}

async function importBatch(deps: HealthRecordsDeps, tx: Tx, { items, organizationId, counts }: Batch): Promise<void> {
  const persons = [...new Set(items.map(({ personId }) => personId))];
  const rows = await findBySource(
    tx,
    persons,
    items.map(({ sourceKey }) => sourceKey),
  );
  const texts = await openTexts(deps, tx, rows);
  const before = new Map(rows.map((row, index) => [row.id, { row, text: texts[index] ?? null }]));
  const added = items.filter(({ id }) => !before.has(id));
  const revised = items.flatMap((item) => {
    const known = before.get(item.id);
    return known && known.text !== item.text && !known.row.removedAt ? [{ item, row: known.row }] : [];
  });
  const at = tx.now;
  const newRows = added.map(({ personId, id, resourceType, sourceKey }) => ({
    personId,
    id,
    organizationId,
    resourceType,
    version: 1,
    sourceKey,
  }));
  const sealed = await sealResources(deps, tx, [
    ...newRows.map((row, index) => ({ ...row, text: added[index]?.text ?? '' })),
    ...revised.map(({ item, row }) => ({ personId: row.personId, id: row.id, version: row.version + 1, text: item.text })),
  ]);
  const sealedAt = (index: number) => sealed[index] ?? Buffer.alloc(0);
  await insertResources(
    tx,
    newRows.map((row, index) => ({ ...row, sealed: sealedAt(index), createdAt: at, updatedAt: at })),
    null,
  );
  const next: ResourceRow[] = revised.map(({ row }, index) => {
    return { ...row, version: row.version + 1, sealed: sealedAt(newRows.length + index), updatedAt: at };
  });
  for (const row of next) await saveVersion(tx, row, null);
  await recordFacts(tx, factsOf(items, organizationId));
  const events = [...newRows.map((row) => recordChanged(row, 'ADDED', at)), ...next.map((row) => recordChanged(row, 'REVISED', at))];
  await outbox.record(tx, events);

  const changed = new Set(revised.map(({ item }) => item.id));
  for (const { id, resourceType } of items)
    count(counts, resourceType, before.has(id) ? (changed.has(id) ? 'revised' : 'unchanged') : 'added');
}

/** One fact per person and part: an import writes many entries at once, and the log names the parts. */
function factsOf(items: readonly Placed[], organizationId: OrganizationId | null): AuditFact[] {
  const parts = new Map(items.map(({ personId, resourceType }) => [`${personId} ${categoryOf(resourceType)}`, { personId, resourceType }]));
  return [...parts.values()].map(({ personId, resourceType }) => ({
    type: 'record.imported',
    action: 'C',
    outcome: '0',
    entity: { type: categoryOf(resourceType) ?? resourceType },
    subjectPersonId: personId,
    fields: [resourceType],
    ...(organizationId && { organizationId }),
  }));
}

/**
 * Brings the supported resources of one FHIR transaction bundle into the records of their persons, 500 in a transaction. Run again it
 * changes nothing; a resource that changed becomes a new version. Faulty entries are reported and the rest goes in.
 */
export async function importBundle(deps: HealthRecordsDeps, wanted: BundleImport): Promise<Result<ImportReport, BundleFault>> {
  const bundle = readBundle(wanted.text);
  if (!bundle.ok) return err(bundle.error);
  const plan = planImport(bundle.value.entries, wanted.personOf);
  const placed = await place(deps, plan.resources);
  const resolve = resolver(placed, wanted.personOf);
  const items = placed.map((item) => ({ ...item, text: printFhir(withReferences(item.resource, resolve)) }));
  const counts: Counts = {};
  for (let from = 0; from < items.length; from += batchSize) {
    const batch = { items: items.slice(from, from + batchSize), organizationId: wanted.organizationId, counts };
    await deps.db.asSystem((tx) => importBatch(deps, tx, batch));
    wanted.onProgress?.(Math.min(from + batchSize, items.length), items.length);
  }
  return ok({ imported: counts, notSupported: plan.notSupported, faults: [...bundle.value.faults, ...plan.faults] });
}
