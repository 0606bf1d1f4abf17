import { type EventEnvelope, systemViewer } from '@klear/core';
import type { Tx } from '@klear/db';
import type { EventOf } from '@klear/events';
import { addFirstLocation } from '../../commands/add-first-location.ts';
import type { PractitionersDeps } from '../../deps.ts';
import type { LocationId } from '../../domain/ids.ts';
import { jurisdictionOf } from '../../domain/jurisdiction.ts';

interface FirstLocation {
  readonly locationId: LocationId;
  readonly name: string;
  readonly timeZone: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly address: { lines: string[]; city: string | null; region: string | null; postalCode: string | null; country: string };
}

const selection = '{ locationId name timeZone latitude longitude address { lines city region postalCode country } }';

/** An organization starts with a location; its address is no event's business, so its owner is asked. Throws when it is away. */
export async function onOrganizationCreated({ peers }: Pick<PractitionersDeps, 'peers'>, tx: Tx, envelope: EventEnvelope): Promise<void> {
  const { organizationId, locationId } = (envelope as EventOf<'OrganizationCreated'>).payload;
  if (!locationId) return;
  const asked = await peers.entities<FirstLocation>('users', {
    viewer: systemViewer(`event ${envelope.id}`),
    type: 'FirstLocation',
    representations: [{ id: organizationId }],
    selection,
  });
  if (!asked.ok) throw new Error('users did not answer: the event is tried again');
  const [first] = asked.value;
  if (!first) return;
  const { name, timeZone, latitude, longitude, address } = first;
  const { lines, city, region, postalCode, country } = address;
  const jurisdiction = jurisdictionOf({ country, region });
  const place = { jurisdiction, addressLines: lines, city, region, postalCode, country, timeZone, latitude, longitude };
  await addFirstLocation(tx, { id: first.locationId, organizationId, name, ...place, active: true, version: 1 });
}
