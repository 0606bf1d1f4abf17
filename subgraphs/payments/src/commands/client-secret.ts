import { Refusal } from '@klear/core';
import type { PaymentsDeps } from '../deps.ts';
import type { Payment } from '../domain/payment.ts';

const confirmable: readonly Payment['status'][] = ['REQUIRES_PAYMENT_METHOD', 'REQUIRES_CONFIRMATION', 'REQUIRES_ACTION'];

/** The secret with which the payer confirms, asked of Stripe each time and stored nowhere. Null once there is nothing to confirm. */
export async function clientSecretOf(deps: Pick<PaymentsDeps, 'stripe'>, payment: Payment): Promise<string | null> {
  if (payment.intentId === null || !confirmable.includes(payment.status)) return null;
  const seen = await deps.stripe.look(payment.intentId);
  if (!seen.ok) throw new Refusal('SERVICE_UNAVAILABLE', 'Stripe does not answer. Try again soon.');
  return seen.value.clientSecret;
}
