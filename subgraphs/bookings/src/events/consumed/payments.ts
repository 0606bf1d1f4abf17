import type { Tx } from '@klear/db';
import type { EventOf } from '@klear/events';
import type { PaymentState } from '../../domain/payment.ts';
import { knownPayments } from '../../store/known-payments.ts';

type PaymentEvent = EventOf<'PaymentAuthorized' | 'PaymentCaptured' | 'PaymentCanceled' | 'PaymentRefunded' | 'PaymentFailed'>;

const states: Readonly<Record<PaymentEvent['type'], PaymentState>> = {
  PaymentAuthorized: 'AUTHORIZED',
  PaymentCaptured: 'CAPTURED',
  PaymentCanceled: 'CANCELED',
  PaymentRefunded: 'REFUNDED',
  PaymentFailed: 'FAILED',
};

/** Keeps the state of a hold's payment; events that arrive late change nothing. */
export async function onPayment(tx: Tx, { type, payload, aggregate }: PaymentEvent): Promise<void> {
  const { paymentId: id, organizationId, holdId, clientId, amountMinor, currency } = payload;
  await knownPayments.put(
    tx,
    { id, organizationId, holdId, clientId, status: states[type], amount: { amountMinor, currency } },
    aggregate.version,
  );
}
