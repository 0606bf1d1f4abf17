import { outbox, type Tx } from '@klear/db';
import type { Location } from '../domain/location.ts';
import { locationChanged } from '../events/published.ts';
import { locations } from '../store/locations.ts';

/** Adds the location with which an organization was created, under the id that users gave it. A repeat changes nothing. */
export async function addFirstLocation(tx: Tx, location: Location): Promise<void> {
  if (await locations.add(tx, location)) await outbox.record(tx, [locationChanged(location, tx.now)]);
}
