import { badInput } from '@klear/core';
import type { Tx } from '@klear/db';
import type { Location } from '../domain/location.ts';
import type { Service } from '../domain/service.ts';
import { locations } from '../store/locations.ts';

/** The location that a service names, if any. Throws BAD_USER_INPUT unless it is an active one of the same organization. */
export async function locationOfService(tx: Tx, service: Pick<Service, 'organizationId' | 'locationId'>): Promise<Location | null> {
  if (!service.locationId) return null;
  const [location] = await locations.findMany(tx, [service.locationId]);
  if (location?.active && location.organizationId === service.organizationId) return location;
  throw badInput([{ path: ['input', 'locationId'], code: 'UNKNOWN_LOCATION', message: 'A location of the same organization.' }]);
}
