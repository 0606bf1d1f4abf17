import type { InputFault } from '@klear/core';
import type { Location } from '../domain/location.ts';

/** A position has both coordinates or none; the law of a place is that of its country or of a part of it. */
export function placeFaults(place: Pick<Location, 'latitude' | 'longitude' | 'country' | 'jurisdiction'>): InputFault[] {
  const { latitude, longitude, country, jurisdiction } = place;
  const faults: InputFault[] = [];
  if ((latitude === null) !== (longitude === null)) {
    const missing = latitude === null ? 'latitude' : 'longitude';
    faults.push({ path: ['input', missing], code: 'REQUIRED', message: 'A position has both coordinates.' });
  }
  if (jurisdiction !== null && jurisdiction.slice(0, 2) !== country) {
    faults.push({ path: ['input', 'jurisdiction'], code: 'NOT_OF_THIS_COUNTRY', message: 'The country of the place, or a part of it.' });
  }
  return faults;
}
