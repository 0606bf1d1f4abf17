import type { Acting } from '../deps.ts';
import { normalPostalCode, type Place } from '../domain/place.ts';
import { places } from '../store/places.ts';
import { readerOf } from './index.ts';

/** The place of a postal code, in whatever form people write it. */
export async function placeByCode({ db, viewer }: Acting, country: string, postalCode: string): Promise<Place | null> {
  const found = await readerOf(
    db,
    viewer,
  )((tx) => places.find(tx, country.toUpperCase(), normalPostalCode(country.toUpperCase(), postalCode)));
  return found ?? null;
}
