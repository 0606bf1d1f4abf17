import { cardOf } from './cards.ts';
import { missing, parameterFault, StripeFault } from './fault.ts';
import type { Parameters } from './form.ts';
import { type Charge, newRefund, type Refund } from './objects.ts';
import { emit, enterBook, latestCharge, type Operation, paymentIntentOf, seconds } from './operation.ts';

const reasons = ['duplicate', 'fraudulent', 'requested_by_customer'] as const;

function chargeOf(op: Operation, paymentIntent: string | undefined, charge: string | undefined): Charge {
  if (paymentIntent !== undefined) {
    const found = latestCharge(op, paymentIntentOf(op, paymentIntent));
    if (found?.captured) return found;
    const message = `This PaymentIntent (${paymentIntent}) does not have a successful charge to refund.`;
    throw new StripeFault(400, 'invalid_request_error', message, { param: 'payment_intent' }, true);
  }
  const found = charge === undefined ? undefined : op.work.find('charges', charge);
  if (!found) throw missing('charge', charge ?? '', 'charge');
  if (!found.captured) throw new StripeFault(400, 'invalid_request_error', 'This charge was not captured.', { param: 'charge' }, true);
  return found;
}

/** Gives back all that is left, or `amount` of it. Never more than was captured, however many refunds ask. */
export function createRefund(op: Operation, parameters: Parameters): Refund {
  const paymentIntent = parameters.text('payment_intent');
  const chargeId = parameters.text('charge');
  const asked = parameters.integer('amount');
  const reason = parameters.oneOf('reason', reasons) ?? null;
  const metadata = parameters.metadata();
  parameters.finish();
  if (paymentIntent === undefined && chargeId === undefined) {
    throw parameterFault(
      'parameter_missing',
      'payment_intent',
      'One of the following params should be provided: payment_intent or charge.',
    );
  }

  const charge = chargeOf(op, paymentIntent, chargeId);
  const left = charge.amount - charge.amount_refunded;
  if (left === 0) {
    const message = `Charge ${charge.id} has already been refunded.`;
    throw new StripeFault(400, 'invalid_request_error', message, { code: 'charge_already_refunded' }, true);
  }
  const amount = asked ?? left;
  if (amount < 1) throw parameterFault('parameter_invalid_integer', 'amount', 'Invalid positive integer');
  if (amount > left) {
    const message = `Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`;
    throw new StripeFault(400, 'invalid_request_error', message, { param: 'amount' }, true);
  }

  const refuses = cardOf(String(charge.payment_method)).behaviour.kind === 'refusesRefunds';
  const refund = newRefund(charge, { amount, reason, metadata, status: refuses ? 'pending' : 'succeeded', created: seconds(op.clock) });
  op.work.put('refunds', refund.id, refund);
  emit(op, 'refund.created', refund);
  if (refuses) {
    const failed = { ...refund, status: 'failed', failure_reason: 'expired_or_canceled_card' };
    op.work.put('refunds', refund.id, failed);
    emit(op, 'refund.failed', failed);
    return refund;
  }
  const amountRefunded = charge.amount_refunded + amount;
  const changed = { ...charge, amount_refunded: amountRefunded, refunded: amountRefunded === charge.amount };
  op.work.put('charges', charge.id, changed);
  enterBook(op, paymentIntentOf(op, String(charge.payment_intent)), 'refunded', amount);
  emit(op, 'charge.refunded', changed);
  return refund;
}

export function refundOf(op: Operation, id: string): Refund {
  const refund = op.work.find('refunds', id);
  if (!refund) throw missing('refund', id, 'refund');
  return refund;
}
