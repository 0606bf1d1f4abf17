import type { Span } from '../grid/visible-span.ts';
import type { Day } from '../time/day.ts';

export type BookingStatus = 'PENDING' | 'BOOKED' | 'ARRIVED' | 'CHECKED_IN' | 'FULFILLED' | 'CANCELLED' | 'NOSHOW';

/** A visit as the board shows it. Names that the graph withholds are null. */
export interface Booking extends Span {
  readonly id: string;
  /** Grows with each change: what is older than what is known is no news. */
  readonly version: number;
  readonly status: BookingStatus;
  readonly practitionerId: string;
  readonly practitioner: string | null;
  readonly client: string | null;
  readonly service: string | null;
  readonly place: string | null;
  readonly isStarted: boolean;
}

/** A time that somebody keeps for a few minutes; nobody learns who. */
export interface Hold extends Span {
  readonly id: string;
  readonly practitionerId: string;
}

/** Somebody who has arrived and is not yet done, for a visit of whatever day. */
export interface Waiting {
  readonly booking: Booking;
  readonly sinceMs: number;
}

export interface Column {
  readonly practitionerId: string;
  readonly name: string;
  /** When the practitioner works, and when they would but are away. */
  readonly open: readonly Span[];
  readonly away: readonly Span[];
}

/** One day of a practice, as far as it is known. A value: what changes makes a new one. */
export interface DayModel {
  readonly day: Day;
  readonly practice: string;
  readonly columns: readonly Column[];
  readonly bookings: ReadonlyMap<string, Booking>;
  readonly holds: ReadonlyMap<string, Hold>;
  /** Who is here now, whichever day is shown, in order of arrival. */
  readonly queue: readonly Waiting[];
}

export const overlaps = (one: Span, other: Span): boolean => one.startMs < other.endMs && other.startMs < one.endMs;

/** Whether a visit takes its practitioner's time: one that was cancelled or missed no longer does. */
export const takesTime = ({ status }: Booking): boolean => status !== 'CANCELLED' && status !== 'NOSHOW';

/** Only what is agreed and has not begun can be moved. */
export const mayMove = ({ status }: Booking): boolean => status === 'PENDING' || status === 'BOOKED';
