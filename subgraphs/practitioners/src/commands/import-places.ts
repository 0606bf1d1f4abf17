import type { PractitionersDeps } from '../deps.ts';
import type { Place } from '../domain/place.ts';
import { places } from '../store/places.ts';
import { inBatches } from './in-batches.ts';

/** Upserts postal codes. Answers how many are new. */
export async function importPlaces(deps: Pick<PractitionersDeps, 'db'>, rows: readonly Place[]): Promise<number> {
  const counts = await inBatches(rows, async (batch) => [await deps.db.asSystem((tx) => places.saveMany(tx, batch))]);
  return counts.reduce((sum, count) => sum + count, 0);
}
