import type { OrganizationId } from '@klear/core';
import { event } from '@klear/events';
import type { Location } from '../domain/location.ts';
import type { Practitioner } from '../domain/practitioner.ts';
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
  const { minimumNoticeMinutes, horizonDays, price, modality, active } = service;
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
    },
    time,
  });
}

export function locationChanged(location: Location, time: Date) {
  return event('LocationChanged', {
    aggregate: { type: 'Location', id: location.id, version: location.version },
    organizationId: location.organizationId,
    payload: { locationId: location.id, organizationId: location.organizationId, zone: location.timeZone, active: location.active },
    time,
  });
}
