import type { InputFault, OrganizationId } from '@klear/core';
import { normalPostalCode } from './place.ts';
import type { Modality } from './service.ts';

export interface Near {
  readonly country?: string | null | undefined;
  readonly postalCode?: string | null | undefined;
  readonly latitude?: number | null | undefined;
  readonly longitude?: number | null | undefined;
  /** Up to 500; 25 unless told. */
  readonly radiusKm?: number | undefined;
}

export interface SearchWish {
  readonly text?: string | null | undefined;
  readonly specialty?: string | null | undefined;
  readonly service?: string | null | undefined;
  readonly modality?: Modality | null | undefined;
  readonly language?: string | null | undefined;
  readonly organizationId?: OrganizationId | null | undefined;
  readonly near?: Near | null | undefined;
}

/** A search as find_practitioners takes it: only what was asked for, in SQL's units. */
export type SearchFilter = Readonly<Record<string, string | number | readonly string[]>>;

const standardRadiusKm = 25;

const fault = (field: string, code: string, message: string): InputFault => ({ path: ['filter', 'near', field], code, message });

/** What is wrong with a place to search around: a postal code with its country, or both coordinates; up to 500 km. */
export function nearFaults(near: Near): InputFault[] {
  const faults: InputFault[] = [];
  const { latitude, longitude, postalCode, country, radiusKm = standardRadiusKm } = near;
  if (!(radiusKm > 0 && radiusKm <= 500)) faults.push(fault('radiusKm', 'OUT_OF_RANGE', 'More than 0 and up to 500.'));
  if (postalCode) {
    if (!/^[A-Z]{2}$/.test(country ?? '')) faults.push(fault('country', 'REQUIRED', 'The country of the postal code, ISO 3166-1 alpha-2.'));
    return faults;
  }
  if (typeof latitude !== 'number' || typeof longitude !== 'number') {
    faults.push(fault('postalCode', 'REQUIRED', 'A postal code with its country, or latitude and longitude.'));
    return faults;
  }
  if (Math.abs(latitude) > 90) faults.push(fault('latitude', 'OUT_OF_RANGE', 'Between -90 and 90.'));
  if (Math.abs(longitude) > 180) faults.push(fault('longitude', 'OUT_OF_RANGE', 'Between -180 and 180.'));
  return faults;
}

const longestWords = 500;

/** What is wrong with the words of a search: they are parsed by PostgreSQL, which bears neither books nor NUL. */
export function wordFaults(wish: SearchWish): InputFault[] {
  return (['text', 'service', 'specialty', 'language'] as const).flatMap((field) => {
    const words = wish[field] ?? '';
    if (words.length <= longestWords && !words.includes('\0')) return [];
    return [{ path: ['filter', field], code: 'TOO_LARGE', message: `At most ${longestWords} characters, none of them NUL.` }];
  });
}

/** Leaves out what was not asked for. Call nearFaults and wordFaults first. */
export function searchFilter(wish: SearchWish): SearchFilter {
  const { near } = wish;
  const filter: Record<string, string | number> = {};
  for (const part of ['text', 'service'] as const) {
    const words = wish[part]?.trim();
    if (words) filter[part] = words;
  }
  for (const part of ['specialty', 'modality', 'language', 'organizationId'] as const) {
    const value = wish[part];
    if (value) filter[part] = value;
  }
  if (!near) return filter;
  filter.radiusMeters = (near.radiusKm ?? standardRadiusKm) * 1000;
  if (near.postalCode && near.country) {
    return { ...filter, country: near.country, postalCode: normalPostalCode(near.country, near.postalCode) };
  }
  return { ...filter, latitude: near.latitude ?? 0, longitude: near.longitude ?? 0 };
}
