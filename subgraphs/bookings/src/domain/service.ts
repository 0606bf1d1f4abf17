import type { Id, Money, OrganizationId, PractitionerId } from '@klear/core';
import type { CancellationPolicy } from './cancellation.ts';
import type { LocationId } from './schedule.ts';
import type { LocalTime } from './wall-time.ts';

export const modalities = ['IN_PERSON', 'VIDEO', 'PHONE', 'AT_HOME'] as const;
export type Modality = (typeof modalities)[number];

export type ServiceId = Id<'Service'>;

/** One of the lengths in which a service can be booked, with what it costs in minor units. */
export interface DurationOption {
  readonly durationMinutes: number;
  readonly amountMinor: number;
}

/** What a visit needs besides people: one thing of a kind, by the word of its type. */
export interface Need {
  readonly kind: 'ROOM' | 'EQUIPMENT';
  readonly type: string;
}

/** Starts on these weekdays (ISO 8601, Monday 1) and at these wall times, [opens, closes), cost so many percent of the price. */
export interface PriceRule {
  readonly weekdays: readonly number[];
  readonly opens: LocalTime;
  readonly closes: LocalTime;
  readonly percent: number;
}

/** What bookings knows of a service, from the practitioners subgraph's events. */
export interface KnownService {
  readonly id: ServiceId;
  readonly organizationId: OrganizationId;
  readonly practitionerId: PractitionerId;
  readonly active: boolean;
  readonly durationMinutes: number;
  /** Every length that can be chosen; none means `durationMinutes` at `price` alone. */
  readonly durationOptions: readonly DurationOption[];
  readonly bufferBeforeMinutes: number;
  readonly bufferAfterMinutes: number;
  /** Starts fall on wall times that are a multiple of this since midnight. Divides a day. */
  readonly alignmentMinutes: number;
  readonly minimumNoticeMinutes: number;
  readonly horizonDays: number;
  /** How often it is given on one day, and in one week from Monday on; null without limit. */
  readonly dailyLimit: number | null;
  readonly weeklyLimit: number | null;
  /** More than one makes it a group session. */
  readonly capacity: number;
  readonly needs: readonly Need[];
  readonly requiresConfirmation: boolean;
  /** Code of the credential that its practitioner must hold at the visit; null when none is needed. */
  readonly licence: string | null;
  /** Where alone it is given; null for every place of the practitioner. */
  readonly locationId: LocationId | null;
  readonly price: Money;
  readonly priceRules: readonly PriceRule[];
  readonly cancellationPolicy: CancellationPolicy;
  readonly modality: Modality;
}
