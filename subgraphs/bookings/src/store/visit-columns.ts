import type { Interval, Money, OrganizationId, PractitionerId, UserId } from '@klear/core';
import type { CancellationPolicy } from '../domain/cancellation.ts';
import type { LocationId, ScheduleId } from '../domain/schedule.ts';
import type { Modality, ServiceId } from '../domain/service.ts';
import type { SessionId } from '../domain/session.ts';
import type { Zone } from '../domain/zone.ts';

/** What a hold and the appointment made of it have in common. */
export interface Visit {
  readonly organizationId: OrganizationId;
  readonly practitionerId: PractitionerId;
  readonly clientId: UserId;
  readonly serviceId: ServiceId;
  readonly scheduleId: ScheduleId;
  readonly locationId: LocationId | null;
  readonly visit: Interval;
  readonly occupied: Interval;
  readonly zone: Zone;
  readonly modality: Modality;
  readonly price: Money;
  readonly jurisdiction: string | null;
  readonly cancellationPolicy: CancellationPolicy;
  readonly sessionId: SessionId | null;
  readonly createdAt: Date;
}

type VisitRow = Omit<Visit, 'visit' | 'occupied' | 'price'> & {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly occupiedFrom: Date;
  readonly occupiedUntil: Date;
  readonly amountMinor: number;
  readonly currency: string;
};

export function visitOfRow(row: VisitRow): Visit {
  return {
    organizationId: row.organizationId,
    practitionerId: row.practitionerId,
    clientId: row.clientId,
    serviceId: row.serviceId,
    scheduleId: row.scheduleId,
    locationId: row.locationId,
    visit: { start: row.startsAt, end: row.endsAt },
    occupied: { start: row.occupiedFrom, end: row.occupiedUntil },
    zone: row.zone,
    modality: row.modality,
    price: { amountMinor: row.amountMinor, currency: row.currency },
    jurisdiction: row.jurisdiction,
    cancellationPolicy: row.cancellationPolicy,
    sessionId: row.sessionId,
    createdAt: row.createdAt,
  };
}

export function rowOfVisit(visit: Visit): VisitRow {
  return {
    organizationId: visit.organizationId,
    practitionerId: visit.practitionerId,
    clientId: visit.clientId,
    serviceId: visit.serviceId,
    scheduleId: visit.scheduleId,
    locationId: visit.locationId,
    startsAt: visit.visit.start,
    endsAt: visit.visit.end,
    occupiedFrom: visit.occupied.start,
    occupiedUntil: visit.occupied.end,
    zone: visit.zone,
    modality: visit.modality,
    amountMinor: visit.price.amountMinor,
    currency: visit.price.currency,
    jurisdiction: visit.jurisdiction,
    cancellationPolicy: visit.cancellationPolicy,
    sessionId: visit.sessionId,
    createdAt: visit.createdAt,
  };
}
