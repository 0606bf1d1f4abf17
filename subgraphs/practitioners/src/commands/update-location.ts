import { badInput, forbidden, notFound, parseId } from '@klear/core';
import { outbox } from '@klear/db';
import { parseInput, recordFacts } from '@klear/service';
import type { z } from 'zod';
import type { Acting } from '../deps.ts';
import { jurisdictionOf } from '../domain/jurisdiction.ts';
import type { Location } from '../domain/location.ts';
import { locationChanged } from '../events/published.ts';
import { mayEditLocations } from '../policies/predicates.ts';
import { locations } from '../store/locations.ts';
import { changedNames } from './changed-names.ts';
import { theOne } from './found.ts';
import { placeFaults } from './place-faults.ts';
import { type LocationChangeInput, locationChangeShape } from './shapes.ts';
import { onceIn } from './transaction.ts';

/** Changes a location of the organization that the viewer manages. Absent fields stay. */
export async function updateLocation(acting: Acting, raw: LocationChangeInput): Promise<Location> {
  const { viewer } = acting;
  const input = parseInput(locationChangeShape, raw);
  const id = parseId<'Location'>(input.locationId);
  if (!id) throw notFound('Location');
  return onceIn(
    acting,
    { mutation: 'updateLocation', key: input.idempotencyKey, input },
    {
      async run(tx) {
        const known = await locations.findForUpdate(tx, id);
        if (!known) throw notFound('Location');
        if (!mayEditLocations(viewer, known.organizationId)) throw forbidden('ROLE_REQUIRED');
        const location = changed(known, input);
        const faults = placeFaults(location);
        if (faults.length > 0) throw badInput(faults);
        await locations.update(tx, location);
        const { organizationId } = location;
        const fields = changedNames(input, 'locationId');
        await recordFacts(tx, [
          { type: 'location.changed', action: 'U', outcome: '0', entity: { type: 'Location', id }, organizationId, fields },
        ]);
        await outbox.record(tx, [locationChanged(location, tx.now)]);
        return location;
      },
      recall: (tx) => theOne('Location', locations.findMany(tx, [id])),
    },
  );
}

function changed(known: Location, input: z.output<typeof locationChangeShape>): Location {
  const { name, addressLines, city, region: said, postalCode, latitude, longitude } = input;
  const region = said === undefined ? known.region : said;
  const isElsewhere = region !== known.region;
  return {
    ...known,
    name: name ?? known.name,
    addressLines: addressLines ?? known.addressLines,
    city: city ?? known.city,
    region,
    postalCode: postalCode === undefined ? known.postalCode : postalCode,
    jurisdiction: input.jurisdiction ?? (isElsewhere ? jurisdictionOf({ country: known.country, region }) : known.jurisdiction),
    latitude: latitude === undefined ? known.latitude : latitude,
    longitude: longitude === undefined ? known.longitude : longitude,
    version: known.version + 1,
  };
}
