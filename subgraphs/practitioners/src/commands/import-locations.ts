import { asId, newId, type OrganizationId } from '@klear/core';
import { outbox, type Tx } from '@klear/db';
import type { PractitionersDeps } from '../deps.ts';
import type { Identifier } from '../domain/fhir/reading.ts';
import type { LocationId } from '../domain/ids.ts';
import { jurisdictionOf } from '../domain/jurisdiction.ts';
import type { Location } from '../domain/location.ts';
import { locationChanged } from '../events/published.ts';
import { identifiers, keyOf } from '../store/identifiers.ts';
import { locations } from '../store/locations.ts';
import { inBatches } from './in-batches.ts';

/** A location from elsewhere, under the id that its organization has here. */
export interface ImportedLocation extends Omit<Location, 'id' | 'version' | 'organizationId' | 'jurisdiction'> {
  readonly identifier: Identifier;
  readonly organizationId: OrganizationId;
}

export interface LocationReport {
  /** How many locations of a transaction are new or changed. */
  changed?(count: number): void;
  /** The row (from 0) whose identifier another organization holds: it was left out. */
  refused?(index: number): void;
}

/** Upserts locations by identifier. Answers the id that each row's identifier has, in order. */
export async function importLocations(
  deps: Pick<PractitionersDeps, 'db'>,
  rows: readonly ImportedLocation[],
  report: LocationReport = {},
): Promise<LocationId[]> {
  let done = 0;
  return inBatches(rows, async (batch) => {
    const { ids, changed, refused } = await deps.db.asSystem((tx) => saveBatch(tx, batch));
    report.changed?.(changed);
    for (const index of refused) report.refused?.(done + index);
    done += batch.length;
    return ids;
  });
}

async function saveBatch(tx: Tx, batch: readonly ImportedLocation[]): Promise<{ ids: LocationId[]; changed: number; refused: number[] }> {
  const offered = batch.map(({ identifier, organizationId }) => ({ identifier, organizationId, id: newId<'Location'>() }));
  const holders = await identifiers.claim(tx, 'Location', offered);
  const ids: LocationId[] = [];
  const refused: number[] = [];
  const unique = new Map<LocationId, Location>();
  batch.forEach(({ identifier, ...facts }, index) => {
    const holder = holders.get(keyOf(identifier));
    if (!holder) throw new Error('an identifier was not claimed');
    const id = asId<'Location'>(holder.id);
    ids.push(id);
    if (holder.organizationId === facts.organizationId) unique.set(id, { ...facts, jurisdiction: jurisdictionOf(facts), id, version: 1 });
    else refused.push(index);
  });
  const changed = await locations.saveMany(tx, [...unique.values()]);
  await outbox.record(
    tx,
    changed.map((location) => locationChanged(location, tx.now)),
  );
  return { ids, changed: changed.length, refused };
}
