import type { PaymentsDeps } from '../deps.ts';
import { isPaid, type Payment } from '../domain/payment.ts';
import { settlePayment } from './settle-payment.ts';

/** A payment as Stripe has it now, for whoever cannot wait for the webhook. What is known already, when Stripe does not answer. */
export async function freshPayment(deps: PaymentsDeps, payment: Payment): Promise<Payment> {
  if (isPaid(payment) || payment.status === 'CANCELED') return payment;
  const settled = await settlePayment(deps, payment.id);
  return (settled.ok && settled.value) || payment;
}
