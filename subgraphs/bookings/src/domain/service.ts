import type { Id, Money, OrganizationId, PractitionerId } from '@klear/core';

export const modalities = ['IN_PERSON', 'VIDEO', 'PHONE', 'AT_HOME'] as const;
export type Modality = (typeof modalities)[number];

export type ServiceId = Id<'Service'>;

/** What bookings knows of a service, from the practitioners subgraph's events. */
export interface KnownService {
  readonly id: ServiceId;
  readonly organizationId: OrganizationId;
  readonly practitionerId: PractitionerId;
  readonly active: boolean;
  readonly durationMinutes: number;
  readonly bufferBeforeMinutes: number;
  readonly bufferAfterMinutes: number;
  /** Starts fall on wall times that are a multiple of this since midnight. Divides a day. */
  readonly alignmentMinutes: number;
  readonly minimumNoticeMinutes: number;
  readonly horizonDays: number;
  readonly price: Money;
  readonly modality: Modality;
}
