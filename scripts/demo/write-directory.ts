import {
  addCredential,
  importLocations,
  importPlaces,
  importPractitionerRoles,
  importPractitioners,
  importServices,
  type LocationId,
  type PractitionersDeps,
  verifyCredential,
} from '@klear/practitioners';
import type { DemoPractice, Location } from './kinds.ts';
import { inParallel } from './parallel.ts';
import { demoId } from './random.ts';
import { demoLicence } from './showcase.ts';
import { personViewer } from './viewers.ts';
import { specialtySystem } from './words.ts';

/** What bookings needs of the directory: under which id each location stands. */
export type LocationIds = ReadonlyMap<string, LocationId>;

/** Locations with the postal codes around them. Answers the ids that they have. */
export async function writeLocations({ organizations }: DemoPractice, deps: PractitionersDeps): Promise<LocationIds> {
  const places = organizations.flatMap(({ city: { name, region, country, postal } }) =>
    postal.map(({ code: postalCode, latitude, longitude }) => ({ country, postalCode, name, region, latitude, longitude })),
  );
  await importPlaces(deps, [...new Map(places.map((place) => [`${place.country} ${place.postalCode}`, place])).values()]);
  const rows = organizations.flatMap(({ id, city, locations }) =>
    locations.map((location) => ({
      ...location,
      organizationId: id,
      city: city.name,
      region: city.region,
      country: city.country,
      timeZone: city.timeZone,
      active: true,
    })),
  );
  const ids = await importLocations(deps, rows);
  return new Map(rows.flatMap(({ identifier }, index) => (ids[index] ? [[identifier.value, ids[index]] as const] : [])));
}

export function idOfLocation(ids: LocationIds, { identifier }: Location): LocationId {
  const id = ids.get(identifier.value);
  if (!id) throw new RangeError('a location of the demo has no id');
  return id;
}

/** Profiles, workplaces and offers. */
export async function writePractitioners({ practitioners }: DemoPractice, deps: PractitionersDeps, ids: LocationIds): Promise<void> {
  const codings = (person: (typeof practitioners)[number]) =>
    person.specialties.map(({ code, display }) => ({ system: specialtySystem, code, display }));
  await importPractitioners(
    deps,
    practitioners.map((person) => {
      const { id: practitionerId, name: displayName, headline, bio, languages } = person;
      return { practitionerId, displayName, headline, bio, languages, specialties: codings(person), active: true };
    }),
  );
  await importPractitionerRoles(
    deps,
    practitioners.map((person) => ({
      identifier: { system: person.location.identifier.system, value: `role-${person.n}` },
      organizationId: person.organization.id,
      practitionerId: person.id,
      active: true,
      locations: [person.location.identifier],
      specialties: codings(person),
    })),
  );
  await importServices(
    deps,
    practitioners.flatMap(({ id: practitionerId, organization, location, services, showcase }) =>
      [...services, ...showcase].map(({ id, name, durationMinutes, amountMinor, isVideo, terms = {} }) => ({
        id,
        organizationId: organization.id,
        practitionerId,
        name,
        description: null,
        durationMinutes,
        bufferBeforeMinutes: 0,
        bufferAfterMinutes: 10,
        alignmentMinutes: 15,
        minimumNoticeMinutes: 60,
        horizonDays: 90,
        price: { amountMinor, currency: organization.city.currency },
        modality: isVideo ? ('VIDEO' as const) : ('IN_PERSON' as const),
        locationId: isVideo ? null : idOfLocation(ids, location),
        active: true,
        version: 1,
        ...terms,
      })),
    ),
  );
}

/** What each practitioner states about their training. */
export async function writeCredentials({ practitioners }: DemoPractice, deps: PractitionersDeps): Promise<void> {
  await inParallel(practitioners, async ({ id, n, specialties, organization, credentialYear }) => {
    const acting = { organizationId: organization.id, roles: ['PRACTITIONER'] as const };
    await addCredential(
      { ...deps, viewer: personViewer(id, acting) },
      {
        name: `Diploma, ${specialties[0]?.display ?? 'Practice'}`,
        issuer: `School of Practice, ${organization.city.name}`,
        jurisdiction: organization.city.country,
        start: `${credentialYear}-07-01`,
        idempotencyKey: `demo-credential-${n}`,
      },
    );
  });
}

/** What entitles those who offer what asks for a licence: stated by them, checked by the platform. */
export async function writeLicences({ practitioners, baseMs }: DemoPractice, deps: PractitionersDeps): Promise<void> {
  const support = { ...personViewer(demoId('User', 4_000_000, baseMs)), platformRoles: ['SUPPORT'] as const };
  const holders = practitioners.filter(({ showcase }) => showcase.length > 0);
  await inParallel(holders, async ({ id, n, organization, credentialYear }) => {
    const acting = { organizationId: organization.id, roles: ['PRACTITIONER'] as const };
    const licence = {
      name: 'State licence, physiotherapy',
      code: demoLicence,
      issuer: `Health authority, ${organization.city.name}`,
      jurisdiction: organization.city.country,
      start: `${credentialYear}-09-01`,
      idempotencyKey: `demo-licence-${n}`,
    };
    const { id: credentialId } = await addCredential({ ...deps, viewer: personViewer(id, acting) }, licence);
    const check = { credentialId, verification: 'VALIDATED', expectedVersion: 1, idempotencyKey: `demo-check-${n}` };
    await verifyCredential({ ...deps, viewer: support }, check);
  });
}
