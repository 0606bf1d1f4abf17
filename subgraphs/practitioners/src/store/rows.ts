import { asId } from '@klear/core';
import type { Location, PractitionerRole } from '../domain/location.ts';
import type { Credential, Practitioner } from '../domain/practitioner.ts';
import type { Service } from '../domain/service.ts';
import type { credentials, locations, practitionerRoles, practitioners, services } from './tables.ts';

export function practitionerOf(row: typeof practitioners.$inferSelect): Practitioner {
  const { id, displayName, headline, bio, languages, specialties, active, version } = row;
  return { id: asId<'User'>(id), displayName, headline, bio, languages, specialties, active, version };
}

export function practitionerRow(practitioner: Practitioner, updatedAt: Date): typeof practitioners.$inferInsert {
  return {
    ...practitioner,
    languages: [...practitioner.languages],
    specialtyCodes: [...new Set(practitioner.specialties.map((coding) => coding.code))],
    updatedAt,
  };
}

export function credentialOf(row: typeof credentials.$inferSelect): Credential {
  return { ...row, id: asId<'Credential'>(row.id), practitionerId: asId<'User'>(row.practitionerId) };
}

export function roleOf(row: typeof practitionerRoles.$inferSelect): PractitionerRole {
  const { id, organizationId, practitionerId, active } = row;
  return {
    id: asId<'PractitionerRole'>(id),
    organizationId: asId<'Organization'>(organizationId),
    practitionerId: asId<'User'>(practitionerId),
    active,
  };
}

export function locationOf(row: typeof locations.$inferSelect): Location {
  return { ...row, id: asId<'Location'>(row.id), organizationId: asId<'Organization'>(row.organizationId) };
}

export function locationRow(location: Location): typeof locations.$inferInsert {
  return { ...location, addressLines: [...location.addressLines] };
}

export function serviceOf(row: typeof services.$inferSelect): Service {
  const { priceMinor, currency, ...rest } = row;
  return {
    ...rest,
    id: asId<'Service'>(row.id),
    organizationId: asId<'Organization'>(row.organizationId),
    practitionerId: asId<'User'>(row.practitionerId),
    locationId: row.locationId === null ? null : asId<'Location'>(row.locationId),
    price: { amountMinor: priceMinor, currency },
  };
}

export function serviceRow({ price, ...service }: Service): typeof services.$inferInsert {
  return { ...service, priceMinor: price.amountMinor, currency: price.currency };
}
