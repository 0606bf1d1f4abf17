import type { Tx } from '@klear/db';
import type { EventOf } from '@klear/events';
import type { BookingsDeps } from '../../deps.ts';
import type { PaymentState } from '../../domain/payment.ts';
import { bookingProcesses } from '../../store/booking-processes.ts';
import { knownPayments } from '../../store/known-payments.ts';
import { advanceBookingProcessJob } from '../jobs.ts';

export type PaymentEvent = EventOf<'PaymentAuthorized' | 'PaymentCaptured' | 'PaymentCanceled' | 'PaymentRefunded' | 'PaymentFailed'>;

const states: Readonly<Record<PaymentEvent['type'], PaymentState>> = {
  PaymentAuthorized: 'AUTHORIZED',
  PaymentCaptured: 'CAPTURED',
  PaymentCanceled: 'CANCELED',
  PaymentRefunded: 'REFUNDED',
  PaymentFailed: 'FAILED',
};

/**
 * Keeps the state of a hold's payment, and has the hold's booking looked at: it books by itself once it is paid for. Events that arrive
 * late change nothing. The job begins by waiting for what this transaction locks, so it cannot come too early; the sweep comes when it is lost.
 */
export async function onPayment({ jobs }: Pick<BookingsDeps, 'jobs'>, tx: Tx, { type, payload, aggregate }: PaymentEvent): Promise<void> {
  const { paymentId: id, organizationId, holdId, clientId, amountMinor, currency, refundedMinor } = payload;
  const amount = { amountMinor, currency };
  const payment = { id, organizationId, holdId, clientId, status: states[type], amount, refundedMinor };
  const isNews = await knownPayments.put(tx, payment, aggregate.version);
  if (!isNews || holdId === null) return;
  await bookingProcesses.makeDue(tx, holdId);
  await jobs.enqueue(advanceBookingProcessJob, { holdId }, { singletonKey: holdId });
}
