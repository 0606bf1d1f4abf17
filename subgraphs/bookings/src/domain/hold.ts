import type { Id, Interval, Money, OrganizationId, PractitionerId, UserId } from '@klear/core';
import type { CancellationPolicy } from './cancellation.ts';
import type { LocationId, ScheduleId } from './schedule.ts';
import type { Modality, ServiceId } from './service.ts';
import type { SessionId } from './session.ts';
import type { Zone } from './zone.ts';

export type HoldId = Id<'Hold'>;

/** A slot kept for one client until it expires, with the price that was promised. */
export interface Hold {
  readonly id: HoldId;
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
  /** Where the client is during a visit that is not in person (ISO 3166), as the client said; null in person. */
  readonly jurisdiction: string | null;
  /** The terms of the service when the slot was held. */
  readonly cancellationPolicy: CancellationPolicy;
  /** How many claims it made: fewer found means that it was evicted. */
  readonly claimCount: number;
  /** The group session in which it is a seat. */
  readonly sessionId: SessionId | null;
  /** Rises by one with every renewal. */
  readonly version: number;
  readonly expiresAt: Date;
  /** When the hold ended, and how; null while it may still be booked. */
  readonly endedAt: Date | null;
  readonly outcome: HoldOutcome | null;
  readonly createdAt: Date;
}
export type HoldOutcome = 'BOOKED' | 'RELEASED' | 'EXPIRED';

/** How long a slot is kept while its client pays: the life of a payment session. */
export const holdMinutes = 10;

/** How long a hold can live in all, however often it is renewed. */
export const holdLifeMinutes = 30;

/** The instant at which no renewal can keep the slot any longer. */
export const latestExpiryOf = (hold: Pick<Hold, 'createdAt'>): Date => new Date(hold.createdAt.getTime() + holdLifeMinutes * 60_000);

/** The hold kept for another `holdMinutes`, within its whole life; never shorter than it was. */
export function renewed(hold: Hold, at: Date): Hold {
  const wanted = Math.min(at.getTime() + holdMinutes * 60_000, latestExpiryOf(hold).getTime());
  return { ...hold, expiresAt: new Date(Math.max(wanted, hold.expiresAt.getTime())), version: hold.version + 1 };
}

/** How many slots one client may keep at a time, over all organizations: a calendar is not blocked by one who does not pay. */
export const maxActiveHolds = 5;

export type HoldState = 'ACTIVE' | HoldOutcome;

/** A hold past its expiry is expired even before the sweep has written so. */
export function holdStateAt(hold: Pick<Hold, 'outcome' | 'expiresAt'>, at: Date): HoldState {
  return hold.outcome ?? (hold.expiresAt <= at ? 'EXPIRED' : 'ACTIVE');
}

/** What the signature of a quote covers: who may buy what, for how much, until when. */
export function quoteText(hold: Hold): string {
  const quote = {
    v: 1,
    holdId: hold.id,
    organizationId: hold.organizationId,
    practitionerId: hold.practitionerId,
    serviceId: hold.serviceId,
    clientId: hold.clientId,
    amountMinor: hold.price.amountMinor,
    currency: hold.price.currency,
    expiresAt: hold.expiresAt.toISOString(),
  };
  return Buffer.from(JSON.stringify(quote)).toString('base64url');
}
