import type { Id, Interval, Money, OrganizationId, PractitionerId, UserId } from '@klear/core';
import type { UnbookableReason } from './bookability.ts';
import type { CancellationPolicy } from './cancellation.ts';
import type { HoldId } from './hold.ts';
import type { LocationId, ScheduleId } from './schedule.ts';
import type { Modality, ServiceId } from './service.ts';
import type { SessionId } from './session.ts';
import type { AppointmentStatus } from './transitions.ts';
import type { Zone } from './zone.ts';

export type AppointmentId = Id<'Appointment'>;
export type PaymentId = Id<'Payment'>;

export const cancelationReasons = ['CLIENT', 'PRACTITIONER', 'PRACTICE', 'OTHER'] as const;
export type CancelationReason = (typeof cancelationReasons)[number];

/** A visit that was asked for, agreed or had. The instant and the wall time with its zone are both kept. */
export interface Appointment {
  readonly id: AppointmentId;
  readonly organizationId: OrganizationId;
  readonly practitionerId: PractitionerId;
  readonly clientId: UserId;
  readonly serviceId: ServiceId;
  readonly scheduleId: ScheduleId;
  readonly locationId: LocationId | null;
  /** The hold that it was booked from; null when it was recorded from elsewhere. */
  readonly holdId: HoldId | null;
  readonly paymentId: PaymentId | null;
  readonly status: AppointmentStatus;
  readonly visit: Interval;
  /** What practitioner, room and equipment are claimed for: the visit with the buffers of its booking. */
  readonly occupied: Interval;
  readonly zone: Zone;
  readonly modality: Modality;
  readonly price: Money;
  /** Where the client is during a visit that is not in person (ISO 3166), as the client said; null in person. */
  readonly jurisdiction: string | null;
  /** The terms of the service when the slot was held. */
  readonly cancellationPolicy: CancellationPolicy;
  readonly cancelationReason: CancelationReason | null;
  /** What the cancellation or the absence cost its client, in minor units; null while it is neither. */
  readonly feeMinor: number | null;
  /** When the client came; null while they have not. */
  readonly arrivedAt: Date | null;
  /** When the practitioner began; null while they have not. */
  readonly startedAt: Date | null;
  /** Until when a request waits for the practice's answer; null for what never was one. */
  readonly answerBy: Date | null;
  /** The group session in which it is a seat. */
  readonly sessionId: SessionId | null;
  /** What staff waived to book or move it. */
  readonly overridden: readonly UnbookableReason[];
  /** Whether its client lets the others of the session know of them. */
  readonly allowsCoAttendees: boolean;
  /** Rises by one with every change; `expectedVersion` is compared with it. */
  readonly version: number;
  readonly createdAt: Date;
}
