import type { PractitionerId } from '@klear/core';
import { outbox, type Tx } from '@klear/db';
import type { PractitionersDeps } from '../deps.ts';
import type { Practitioner } from '../domain/practitioner.ts';
import { practitionerChanged } from '../events/published.ts';
import { practitioners } from '../store/practitioners.ts';
import { inBatches } from './in-batches.ts';

/** A profile from elsewhere. Headline and biography of a known one stay: they are its owner's. */
export type ImportedPractitioner = Pick<Practitioner, 'displayName' | 'languages' | 'active'> &
  Partial<Pick<Practitioner, 'specialties' | 'headline' | 'bio'>> & { readonly practitionerId: PractitionerId };

/** Upserts profiles by person. The same rows again change nothing. Answers how many changed. */
export async function importPractitioners(deps: Pick<PractitionersDeps, 'db'>, rows: readonly ImportedPractitioner[]): Promise<number> {
  const changed = await inBatches(rows, (batch) => deps.db.asSystem((tx) => saveBatch(tx, batch)));
  return changed.length;
}

async function saveBatch(tx: Tx, batch: readonly ImportedPractitioner[]): Promise<Practitioner[]> {
  const unique = new Map(batch.map((row) => [row.practitionerId, row]));
  const known = new Map((await practitioners.findMany(tx, [...unique.keys()])).map((each) => [each.id, each]));
  const saved = await practitioners.saveMany(
    tx,
    [...unique.values()].map(({ practitionerId: id, ...row }) => ({
      id,
      headline: null,
      bio: null,
      version: 1,
      ...row,
      specialties: row.specialties ?? known.get(id)?.specialties ?? [],
    })),
  );
  await announceMany(tx, saved);
  return saved;
}

/** Records PractitionerChanged for each. */
export async function announceMany(tx: Tx, changed: readonly Practitioner[]): Promise<void> {
  if (changed.length === 0) return;
  const ids = changed.map(({ id }) => id);
  const organizationIds = await practitioners.organizationIdsOf(tx, ids);
  const events = changed.map((each) => practitionerChanged(each, organizationIds.get(each.id) ?? [], tx.now));
  await outbox.record(tx, events);
}
