import type { Viewer } from '@klear/core';
import type { Drizzle } from '@klear/db';
import type { Appointment } from '../domain/appointment.ts';
import { type CancellationTerms, cancellationTerms, type Stakes } from '../domain/cancellation.ts';
import { paidMinorOf } from '../domain/payment.ts';
import { isClientOf } from '../policies/predicates.ts';
import { knownPayments } from '../store/known-payments.ts';

/** What is at stake for the client of an appointment: its frozen terms, and what they paid as far as payments has told. */
export async function stakesOf(db: Drizzle, appointment: Appointment): Promise<Stakes> {
  const { paymentId, price, cancellationPolicy: policy, visit } = appointment;
  const [payment] = paymentId === null ? [] : await knownPayments.byIds(db, [paymentId]);
  return { policy, price, start: visit.start, paidMinor: paidMinorOf(appointment, payment) };
}

/** What it comes to when the viewer cancels at `at`: the preview and the command ask this alike. */
export async function termsFor(db: Drizzle, viewer: Viewer, appointment: Appointment, at: Date): Promise<CancellationTerms> {
  const isFree = !isClientOf(viewer, appointment) || appointment.status !== 'booked';
  return cancellationTerms(await stakesOf(db, appointment), { at, isFree });
}
