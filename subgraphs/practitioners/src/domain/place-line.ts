import { err, type InputFault, ok, type Result } from '@klear/core';
import { normalPostalCode, type Place } from './place.ts';

/** A line of a postal-code table, by column name, as a place. Columns: country_code, zipcode, place, state, latitude, longitude. */
export function placeFromColumns(columns: Readonly<Record<string, string | undefined>>): Result<Place, InputFault[]> {
  const country = columns.country_code?.trim().toUpperCase() ?? '';
  const postalCode = normalPostalCode(country, columns.zipcode?.trim() ?? '');
  const name = columns.place?.trim() ?? '';
  const faults: InputFault[] = [];
  if (!/^[A-Z]{2}$/.test(country)) faults.push({ path: ['country_code'], code: 'WRONG_FORMAT', message: 'ISO 3166-1 alpha-2.' });
  if (postalCode === '') faults.push({ path: ['zipcode'], code: 'REQUIRED', message: 'A postal code.' });
  if (name === '') faults.push({ path: ['place'], code: 'REQUIRED', message: 'A name.' });
  const degrees = (column: 'latitude' | 'longitude', limit: number) => {
    const text = columns[column]?.trim() ?? '';
    const value = text === '' ? Number.NaN : Number(text);
    if (!(Math.abs(value) <= limit)) faults.push({ path: [column], code: 'OUT_OF_RANGE', message: `Degrees, within ${limit}.` });
    return value;
  };
  const [latitude, longitude] = [degrees('latitude', 90), degrees('longitude', 180)];
  return faults.length > 0 ? err(faults) : ok({ country, postalCode, name, region: columns.state?.trim() || null, latitude, longitude });
}
