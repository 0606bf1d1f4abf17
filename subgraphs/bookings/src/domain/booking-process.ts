import type { Money, OrganizationId, UserId } from '@klear/core';
import type { AppointmentId, PaymentId } from './appointment.ts';
import type { HoldId, HoldState } from './hold.ts';
import { isFree } from './payment.ts';
import type { AppointmentStatus } from './transitions.ts';

/**
 * How far the booking of a hold has come. COMPLETED: booked, and paid or free. RELEASED: nothing is booked, and nothing was reserved or it
 * is on its way back. REFUNDED: it is back.
 */
export const bookingStates = ['HELD', 'AUTHORIZED', 'REQUESTED', 'BOOKED', 'COMPLETED', 'RELEASED', 'REFUNDED'] as const;
export type BookingState = (typeof bookingStates)[number];

/**
 * How it ended. RECLAIMED: paid too late, and the slot was still to be had. REFUNDED: paid too late, and it was not. RELEASED: given back.
 * EXPIRED: nobody paid. DECLINED: the practice did not confirm. CANCELLED: cancelled before the money was taken.
 */
export const bookingOutcomes = ['BOOKED', 'RECLAIMED', 'REFUNDED', 'RELEASED', 'EXPIRED', 'DECLINED', 'CANCELLED'] as const;
export type BookingOutcome = (typeof bookingOutcomes)[number];

export interface BookingStep {
  readonly state: BookingState;
  /** ISO 8601. */
  readonly at: string;
}

/** The booking of one hold as one thing to look at; its id is the hold's. */
export interface BookingProcess {
  readonly id: HoldId;
  readonly organizationId: OrganizationId;
  readonly clientId: UserId;
  readonly state: BookingState;
  readonly outcome: BookingOutcome | null;
  readonly steps: readonly BookingStep[];
  readonly appointmentId: AppointmentId | null;
  readonly paymentId: PaymentId | null;
  readonly version: number;
}

/** From which states each state is reached. What is missing does not happen: a move that comes late or twice changes nothing. */
export const reachedFrom: { readonly [To in BookingState]: readonly BookingState[] } = {
  HELD: [],
  // A hold that lapsed may still be paid: Stripe knew before we did.
  AUTHORIZED: ['HELD', 'RELEASED'],
  REQUESTED: ['HELD', 'AUTHORIZED', 'RELEASED'],
  BOOKED: ['HELD', 'AUTHORIZED', 'REQUESTED', 'RELEASED'],
  COMPLETED: ['BOOKED'],
  RELEASED: ['HELD', 'AUTHORIZED', 'REQUESTED', 'BOOKED'],
  REFUNDED: ['RELEASED'],
};

/** What a booking that stands in the calendar has reached: what is free is paid with it. */
export const bookedStates = (price: Money): readonly [BookingState, ...BookingState[]] =>
  isFree(price) ? ['BOOKED', 'COMPLETED'] : ['BOOKED'];

/** What is known of a booking when somebody asks what is to be done next. */
export interface ProcessFacts {
  readonly process: Pick<BookingProcess, 'state' | 'outcome' | 'paymentId'>;
  readonly hold: HoldState;
  readonly isFree: boolean;
  /** What stands in the calendar for this hold. */
  readonly appointment: 'NONE' | 'REQUESTED' | 'BOOKED' | 'OVER' | 'CANCELLED';
  /** What is known of its payment. SHORT: secured, and not the whole price. LOST: ended without money, whoever ended it. */
  readonly payment: 'NONE' | 'AUTHORIZED' | 'CAPTURED' | 'SHORT' | 'LOST' | 'REFUNDED';
}

/** An appointment's status as the process sees it: what was begun or is behind cannot be taken back any more. */
export function calendarFactOf(status: AppointmentStatus): ProcessFacts['appointment'] {
  if (status === 'pending' || status === 'proposed' || status === 'waitlist') return 'REQUESTED';
  if (status === 'cancelled' || status === 'entered-in-error') return 'CANCELLED';
  return status === 'booked' ? 'BOOKED' : 'OVER';
}

/** What is to be done: a change of the calendar, or a state to be written down. */
export type NextMove =
  | { readonly type: 'BOOK' | 'RECLAIM' | 'END_HOLD' | 'CANCEL_APPOINTMENT' }
  | { readonly type: 'NOTE'; readonly state: BookingState; readonly outcome: BookingOutcome | null };

const note = (state: BookingState, outcome: BookingOutcome | null): NextMove => ({ type: 'NOTE', state, outcome });

/**
 * The next move, or null when nothing is to be done now. Follows from the facts alone, so that whoever asks after a crash goes on where
 * it stopped: the end is booked and paid, or free and uncharged.
 */
export function nextMove(facts: ProcessFacts): NextMove | null {
  switch (facts.process.state) {
    case 'HELD':
    case 'AUTHORIZED':
      return facts.appointment === 'NONE' ? nextWhileHeld(facts) : nextInCalendar(facts);
    case 'REQUESTED':
      return facts.appointment === 'REQUESTED' ? (isLost(facts) ? { type: 'CANCEL_APPOINTMENT' } : null) : nextInCalendar(facts);
    case 'BOOKED':
      return nextWhileBooked(facts);
    case 'RELEASED':
      return nextAfterRelease(facts);
    case 'COMPLETED':
    case 'REFUNDED':
      return null;
  }
}

const isSecured = ({ payment }: ProcessFacts): boolean => payment === 'AUTHORIZED' || payment === 'CAPTURED';
const isLost = ({ payment, isFree }: ProcessFacts): boolean => !isFree && (payment === 'LOST' || payment === 'REFUNDED');

function nextWhileHeld(facts: ProcessFacts): NextMove | null {
  const { process, hold, payment } = facts;
  if (isSecured(facts) && process.state === 'HELD') return note('AUTHORIZED', null);
  if (isSecured(facts) && hold === 'ACTIVE') return { type: 'BOOK' };
  // What its client gave back is not taken for them again.
  if (isSecured(facts) && hold === 'EXPIRED') return { type: 'RECLAIM' };
  if (payment === 'SHORT' && hold === 'EXPIRED') return note('RELEASED', 'REFUNDED');
  if (process.state === 'AUTHORIZED' && isLost(facts) && hold === 'ACTIVE') return { type: 'END_HOLD' };
  if (hold === 'RELEASED') return note('RELEASED', 'RELEASED');
  return hold === 'EXPIRED' ? note('RELEASED', 'EXPIRED') : null;
}

/** The calendar has gone ahead of what is written here. */
function nextInCalendar({ process: { state, outcome }, appointment }: ProcessFacts): NextMove {
  if (appointment === 'CANCELLED') return note('RELEASED', state === 'REQUESTED' ? 'DECLINED' : 'CANCELLED');
  return appointment === 'REQUESTED' ? note('REQUESTED', outcome) : note('BOOKED', outcome ?? 'BOOKED');
}

function nextWhileBooked(facts: ProcessFacts): NextMove | null {
  const { process, appointment, payment, isFree } = facts;
  if (appointment === 'CANCELLED') return note('RELEASED', 'CANCELLED');
  // What was given back had been taken before.
  if (isFree || payment === 'CAPTURED' || payment === 'REFUNDED') return note('COMPLETED', process.outcome);
  return payment === 'LOST' && appointment === 'BOOKED' ? { type: 'CANCEL_APPOINTMENT' } : null;
}

function nextAfterRelease(facts: ProcessFacts): NextMove | null {
  const { process, payment } = facts;
  if (process.paymentId !== null && isLost(facts)) return note('REFUNDED', process.outcome);
  // Paid after the hold had lapsed: Stripe knew before we did.
  const isLate = process.outcome === 'EXPIRED' && (isSecured(facts) || payment === 'SHORT');
  return isLate ? note('AUTHORIZED', null) : null;
}
