import { err, type Result } from '@klear/core';
import { type Database, outbox, type Tx } from '@klear/db';
import type { Appointment, PaymentId } from '../domain/appointment.ts';
import { placeFor, reasonsAgainst } from '../domain/bookability.ts';
import { type BookingProcess, calendarFactOf, type NextMove, nextMove, type ProcessFacts } from '../domain/booking-process.ts';
import { cancel } from '../domain/decide.ts';
import { type Hold, type HoldId, holdStateAt } from '../domain/hold.ts';
import { isFree, paymentFactOf } from '../domain/payment.ts';
import { appointmentCancelled, holdReleased } from '../events/published.ts';
import { appointments } from '../store/appointments.ts';
import { loadBookingFacts } from '../store/booking-facts.ts';
import { bookingProcesses } from '../store/booking-processes.ts';
import { freeHold } from '../store/claims.ts';
import { holds } from '../store/holds.ts';
import { knownPayments } from '../store/known-payments.ts';
import { bookHold } from './book-hold.ts';
import { saveStatus } from './change-appointment.ts';
import { claimVisit } from './claim-visit.ts';
import { noteBookingProcess } from './note-booking-process.ts';

/** More moves than any process has; only facts that never settle would use them up. */
const maxMoves = 10;

/**
 * Brings the booking of a hold to where its payment and its calendar say it belongs, one move in one transaction, until nothing is left
 * to do. May be killed anywhere and run twice at once. Answers the process; undefined for an unknown hold.
 */
export async function advanceBookingProcess(db: Database, holdId: HoldId): Promise<BookingProcess | undefined> {
  for (let moves = 0; moves < maxMoves; moves += 1) {
    const { process, isDone } = await db.asSystem((tx) => advanceOnce(tx, holdId));
    if (isDone) return process;
  }
  throw new RangeError('a booking process does not settle');
}

const batch = 100;

/** Takes up processes that are due and that no job has come to: what a crash left behind. Answers how many there were. */
export async function sweepBookingProcesses(db: Database, olderThanMs = 30_000): Promise<number> {
  const ids = await db.asSystem((tx) => bookingProcesses.forgotten(tx, new Date(tx.now.getTime() - olderThanMs), batch));
  for (const id of ids) await advanceBookingProcess(db, id);
  return ids.length;
}

interface Subject {
  readonly hold: Hold;
  readonly appointment: Appointment | undefined;
  /** Of the payment that has reserved or taken money. */
  readonly paymentId: PaymentId | null;
}

/** Locks hold, appointment and process, in the order of every command, so that nothing is decided from facts that are changing. */
async function advanceOnce(tx: Tx, holdId: HoldId): Promise<{ process: BookingProcess | undefined; isDone: boolean }> {
  const hold = await holds.findForUpdate(tx, holdId);
  if (!hold) return { process: undefined, isDone: true };
  const appointment = await appointments.ofHoldForUpdate(tx, holdId);
  await bookingProcesses.start(tx, hold);
  const process = await bookingProcesses.findForUpdate(tx, holdId);
  if (!process) return { process, isDone: true };
  const [payment] = await knownPayments.ofHold(tx, holdId);
  const facts: ProcessFacts = {
    process,
    hold: holdStateAt(hold, tx.now),
    isFree: isFree(hold.price),
    appointment: appointment ? calendarFactOf(appointment.status) : 'NONE',
    payment: paymentFactOf(hold, payment),
  };
  const move = nextMove(facts);
  // A payment that was begun and never reserved anything has nothing to give back.
  const isReserved = facts.payment === 'AUTHORIZED' || facts.payment === 'CAPTURED' || facts.payment === 'SHORT';
  const paymentId = (isReserved && payment?.id) || null;
  const isMoved = move !== null && (await take(tx, move, { hold, appointment, paymentId }));
  if (!isMoved) await bookingProcesses.settled(tx, holdId);
  return { process, isDone: !isMoved };
}

/** Answers whether anything has changed. */
async function take(tx: Tx, move: NextMove, subject: Subject): Promise<boolean> {
  const { hold, appointment, paymentId } = subject;
  switch (move.type) {
    case 'NOTE': {
      const known = { paymentId, ...(appointment && { appointmentId: appointment.id }) };
      const told = await noteBookingProcess(tx, hold.id, { states: [move.state], outcome: move.outcome, ...known });
      await outbox.record(tx, told);
      return told.length > 0;
    }
    case 'BOOK': {
      const booked = await bookHold(tx, hold, { paymentId, outcome: 'BOOKED' });
      if (!booked.ok) await reclaimOrGiveBack(tx, hold, paymentId);
      return true;
    }
    case 'RECLAIM':
      await reclaimOrGiveBack(tx, hold, paymentId);
      return true;
    case 'END_HOLD':
      await endHold(tx, hold, 'RELEASED');
      return true;
    case 'CANCEL_APPOINTMENT':
      return appointment !== undefined && cancelUnpaid(tx, appointment);
  }
}

/** Paid for, and the hold is over: the slot is the client's all the same while it can still be booked; else the money goes back. */
async function reclaimOrGiveBack(tx: Tx, hold: Hold, paymentId: PaymentId | null): Promise<void> {
  const reclaimed = await reclaim(tx, hold, paymentId);
  if (reclaimed.ok) return;
  if (!hold.outcome) await endHold(tx, hold, 'EXPIRED');
  await outbox.record(tx, await noteBookingProcess(tx, hold.id, { states: ['RELEASED'], outcome: 'REFUNDED', paymentId }));
}

/** Holds the same slot once more under the same id, by the rules of now, and books it at once. */
async function reclaim(tx: Tx, hold: Hold, paymentId: PaymentId | null): Promise<Result<Appointment, unknown>> {
  const { serviceId, clientId, jurisdiction, visit } = hold;
  const durationMinutes = (visit.end.getTime() - visit.start.getTime()) / 60_000;
  const question = { serviceId, start: visit.start, durationMinutes, clientId, jurisdiction, toBook: true, at: tx.now };
  const facts = await loadBookingFacts(tx, question);
  const reasons = reasonsAgainst(facts);
  const schedule = placeFor(facts)?.schedule;
  if (reasons.length > 0 || !schedule) return err(reasons);
  const expiresAt = new Date(tx.now.getTime() + 60_000);
  const claimant = { holdId: hold.id, expiresAt };
  const claimed = await claimVisit(tx, facts, { clientId, claimant, schedule, givenUp: { holdIds: [hold.id] } });
  if (!claimed.ok) return claimed;
  const renewed: Hold = { ...hold, ...claimed.value, expiresAt, endedAt: null, outcome: null };
  return bookHold(tx, renewed, { paymentId, outcome: 'RECLAIMED' });
}

async function endHold(tx: Tx, hold: Hold, outcome: 'RELEASED' | 'EXPIRED'): Promise<void> {
  await freeHold(tx, hold.id);
  await holds.end(tx, hold, outcome);
  await outbox.record(tx, [holdReleased(hold, outcome, tx.now)]);
}

/** Its payment is lost, for example since the card's bank let the reservation lapse: what nobody pays for does not stand. */
async function cancelUnpaid(tx: Tx, appointment: Appointment): Promise<boolean> {
  const decision = cancel(appointment, { at: tx.now, byClient: false, reason: 'OTHER' });
  if (!decision.ok) return false;
  const cancelled = { ...decision.value, feeMinor: 0 };
  await saveStatus(tx, 'cancelAppointment', cancelled, [appointmentCancelled(cancelled, 'SYSTEM', tx.now)]);
  return true;
}
