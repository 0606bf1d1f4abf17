import type { Appointment } from './appointment.ts';
import { type KnownCredential, type LicenceRefusal, licenceRefusal } from './licence.ts';
import { wallOf } from './wall-time.ts';

/** A visit that was booked, with what its service asks for today and where its place lies (ISO 3166; null unknown). */
export interface LicensedVisit {
  readonly appointment: Pick<Appointment, 'id' | 'organizationId' | 'practitionerId' | 'visit' | 'zone' | 'modality' | 'jurisdiction'>;
  readonly licence: string | null;
  readonly placeJurisdiction: string | null;
}

/** Why the practitioner's licence will not cover a booked visit when it takes place; undefined when it will, or none is needed. */
export function bookedLicenceRefusal(booked: LicensedVisit, credentials: readonly KnownCredential[]): LicenceRefusal | undefined {
  const { licence, appointment, placeJurisdiction } = booked;
  if (licence === null) return undefined;
  const { visit, zone, modality } = appointment;
  return licenceRefusal(credentials, {
    licence,
    jurisdiction: modality === 'IN_PERSON' ? placeJurisdiction : appointment.jurisdiction,
    from: wallOf(visit.start, zone).date,
    until: wallOf(new Date(visit.end.getTime() - 1), zone).date,
  });
}
