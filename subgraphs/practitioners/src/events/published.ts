import type { OrganizationId } from '@klear/core';
import { event } from '@klear/events';
import type { Location } from '../domain/location.ts';
import type { Credential, Practitioner } from '../domain/practitioner.ts';
import type { Service } from '../domain/service.ts';

/** A profile, or where its person works, has changed. A person belongs to no tenant. */
export function practitionerChanged(practitioner: Practitioner, organizationIds: readonly OrganizationId[], time: Date) {
  return event('PractitionerChanged', {
    aggregate: { type: 'Practitioner', id: practitioner.id, version: practitioner.version },
    organizationId: null,
    payload: {
      practitionerId: practitioner.id,
      organizationIds: [...organizationIds],
      specialties: [...new Set(practitioner.specialties.map((coding) => coding.code))],
      active: practitioner.active,
    },
    time,
  });
}

/** Everything that bookings needs to offer slots and prices of a service. */
export function serviceChanged(service: Service, time: Date) {
  const { organizationId, durationMinutes, bufferBeforeMinutes, bufferAfterMinutes, alignmentMinutes } = service;
  const { minimumNoticeMinutes, horizonDays, price, modality, active, durationOptions, dailyLimit, weeklyLimit, capacity } = service;
  const { needs, requiresConfirmation, licence, locationId, priceRules, cancellationPolicy } = service;
  return event('ServiceChanged', {
    aggregate: { type: 'Service', id: service.id, version: service.version },
    organizationId,
    payload: {
      serviceId: service.id,
      organizationId,
      practitionerIds: [service.practitionerId],
      durationMinutes,
      bufferBeforeMinutes,
      bufferAfterMinutes,
      alignmentMinutes,
      minimumNoticeMinutes,
      horizonDays,
      amountMinor: price.amountMinor,
      currency: price.currency,
      modality,
      active,
      durationOptions: [...durationOptions],
      dailyLimit,
      weeklyLimit,
      capacity,
      needs: [...needs],
      requiresConfirmation,
      licence,
      locationId,
      priceRules: priceRules.map((rule) => ({ ...rule, weekdays: [...rule.weekdays] })),
      cancellationPolicy: { ...cancellationPolicy, tiers: [...cancellationPolicy.tiers] },
    },
    time,
  });
}

export function locationChanged(location: Location, time: Date) {
  const { id: locationId, organizationId, timeZone: zone, active, jurisdiction } = location;
  return event('LocationChanged', {
    aggregate: { type: 'Location', id: locationId, version: location.version },
    organizationId,
    payload: { locationId, organizationId, zone, active, jurisdiction },
    time,
  });
}

/** What entitles a practitioner was stated, checked, or (`held` false) removed. A person belongs to no tenant. */
export function credentialChanged(credential: Credential, held: boolean, time: Date) {
  const { id: credentialId, practitionerId, code, jurisdiction, start: startsOn, end: endsOn, verification } = credential;
  return event('CredentialChanged', {
    aggregate: { type: 'Credential', id: credentialId, version: credential.version },
    organizationId: null,
    payload: { credentialId, practitionerId, code, jurisdiction, startsOn, endsOn, verified: verification === 'VALIDATED', held },
    time,
  });
}
