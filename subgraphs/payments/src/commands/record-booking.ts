import type { OrganizationId, UserId } from '@klear/core';
import type { Tx } from '@klear/db';
import type { AppointmentId, HoldId, Payment, PaymentId } from '../domain/payment.ts';
import { payments } from '../store/payments.ts';
import { releasedHolds } from '../store/released-holds.ts';

/** Which payment an appointment is about; one without is free, and no concern of ours. */
export interface BookedFact {
  readonly organizationId: OrganizationId;
  readonly appointmentId: AppointmentId;
  readonly paymentId: PaymentId | null;
  readonly holdId: HoldId | null;
}

async function find(tx: Tx, fact: Pick<BookedFact, 'organizationId' | 'paymentId' | 'holdId'>): Promise<Payment | undefined> {
  const payment =
    fact.paymentId !== null
      ? await payments.findForUpdate(tx, fact.paymentId)
      : fact.holdId !== null
        ? await payments.findByHoldForUpdate(tx, fact.holdId)
        : undefined;
  return payment?.organizationId === fact.organizationId ? payment : undefined;
}

/** The appointment is asked for: its payment knows it, and is not taken until the practice confirms. Nothing is to be done now. */
export async function recordRequested(tx: Tx, fact: BookedFact): Promise<undefined> {
  const payment = await find(tx, fact);
  if (payment && payment.appointmentId === null) await payments.save(tx, { ...payment, appointmentId: fact.appointmentId });
}

/** The appointment stands: its payment is to be captured. Answers the payment that has something to do now. */
export async function recordBooked(tx: Tx, fact: BookedFact, at: Date): Promise<PaymentId | undefined> {
  const payment = await find(tx, fact);
  if (!payment || payment.bookedAt) return undefined;
  await payments.save(tx, { ...payment, appointmentId: fact.appointmentId, bookedAt: at, due: true });
  return payment.id;
}

/**
 * The appointment was cancelled, or its client did not come: all but the fee is given back or released. A fee of null is the whole
 * price. What was told first holds.
 */
export async function recordCancelled(tx: Tx, fact: BookedFact & { feeMinor: number | null }, at: Date): Promise<PaymentId | undefined> {
  const payment = await find(tx, fact);
  if (!payment || payment.cancelledAt) return undefined;
  const { appointmentId, feeMinor } = fact;
  // Told of the cancellation before the booking: the booking is implied, and its own event will find it recorded.
  await payments.save(tx, { ...payment, appointmentId, bookedAt: payment.bookedAt ?? at, cancelledAt: at, feeMinor, due: true });
  return payment.id;
}

/**
 * The hold ended without an appointment: nobody may pay it any more. Given back by its client, what was reserved for it is released at
 * once; lapsed, it is kept until bookings has tried to claim the slot for a payment that came late.
 */
export async function recordReleased(
  tx: Tx,
  fact: { organizationId: OrganizationId; holdId: HoldId; clientId: UserId; reason: string },
  at: Date,
): Promise<PaymentId | undefined> {
  const { organizationId, holdId, clientId, reason } = fact;
  await releasedHolds.lock(tx, holdId);
  await releasedHolds.insert(tx, { organizationId, id: holdId, clientId, reason, releasedAt: at });
  const payment = await find(tx, { organizationId, paymentId: null, holdId });
  if (!payment || payment.releasedAt) return undefined;
  const givenBackAt = payment.givenBackAt ?? (reason === 'EXPIRED' ? null : at);
  await payments.save(tx, { ...payment, releasedAt: at, givenBackAt, due: true });
  return payment.id;
}

/** bookings could not claim the slot of a lapsed hold again: its money goes back. */
export async function recordGivenBack(
  tx: Tx,
  fact: { organizationId: OrganizationId; holdId: HoldId },
  at: Date,
): Promise<PaymentId | undefined> {
  const payment = await find(tx, { ...fact, paymentId: null });
  if (!payment || payment.givenBackAt) return undefined;
  await payments.save(tx, { ...payment, releasedAt: payment.releasedAt ?? at, givenBackAt: at, due: true });
  return payment.id;
}
