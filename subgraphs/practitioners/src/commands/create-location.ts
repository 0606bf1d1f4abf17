import { badInput, forbidden, newId, notFound, parseId } from '@klear/core';
import { outbox } from '@klear/db';
import { parseInput, recordFacts } from '@klear/service';
import type { Acting } from '../deps.ts';
import { jurisdictionOf } from '../domain/jurisdiction.ts';
import type { Location } from '../domain/location.ts';
import { locationChanged } from '../events/published.ts';
import { mayEditLocations } from '../policies/predicates.ts';
import { locations } from '../store/locations.ts';
import { theOne } from './found.ts';
import { placeFaults } from './place-faults.ts';
import { type NewLocationInput, newLocationShape } from './shapes.ts';
import { onceIn } from './transaction.ts';

/** Adds a location to the organization that the viewer manages. */
export async function createLocation(acting: Acting, raw: NewLocationInput): Promise<Location> {
  const { idempotencyKey, organizationId: wanted, ...facts } = parseInput(newLocationShape, raw);
  const organizationId = parseId<'Organization'>(wanted);
  if (!organizationId) throw notFound('Organization');
  if (!mayEditLocations(acting.viewer, organizationId)) throw forbidden('ROLE_REQUIRED');
  const { region = null, postalCode = null, latitude = null, longitude = null } = facts;
  const jurisdiction = facts.jurisdiction ?? jurisdictionOf({ country: facts.country, region });
  const id = newId<'Location'>();
  const place = { region, postalCode, latitude, longitude, jurisdiction };
  const location: Location = { ...facts, ...place, id, organizationId, active: true, version: 1 };
  const faults = placeFaults(location);
  if (faults.length > 0) throw badInput(faults);
  return onceIn(
    acting,
    { mutation: 'createLocation', key: idempotencyKey, input: raw },
    {
      async run(tx) {
        await locations.add(tx, location);
        await recordFacts(tx, [{ type: 'location.created', action: 'C', outcome: '0', entity: { type: 'Location', id }, organizationId }]);
        await outbox.record(tx, [locationChanged(location, tx.now)]);
        return location;
      },
      recall: (tx, known) => theOne('Location', locations.findMany(tx, [known])),
    },
  );
}
