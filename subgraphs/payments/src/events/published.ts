import type { EventEnvelope } from '@klear/core';
import { event } from '@klear/events';
import type { Happening } from '../domain/absorb.ts';
import type { Payment } from '../domain/payment.ts';

const types = { AUTHORIZED: 'PaymentAuthorized', CAPTURED: 'PaymentCaptured', CANCELED: 'PaymentCanceled' } as const;

/** The events of what happened to a payment, versions rising to that of `payment`, which is its state afterwards. */
export function eventsOf(payment: Payment, happened: readonly Happening[], time: Date): EventEnvelope[] {
  const { id: paymentId, organizationId, payerId: clientId, holdId, appointmentId, amountMinor, currency, refundedMinor } = payment;
  const payload = { paymentId, organizationId, clientId, holdId, appointmentId, amountMinor, currency, refundedMinor };
  return happened.map((happening, index) => {
    const version = payment.version - happened.length + 1 + index;
    const facts = { aggregate: { type: 'Payment', id: paymentId, version }, organizationId, time };
    switch (happening.type) {
      case 'REFUNDED': {
        const { id: refundId, amountMinor: givenBack } = happening.refund;
        return event('PaymentRefunded', { ...facts, payload: { ...payload, amountMinor: givenBack, refundId } });
      }
      case 'FAILED':
        return event('PaymentFailed', { ...facts, payload: { ...payload, reason: happening.code } });
      default:
        return event(types[happening.type], { ...facts, payload });
    }
  });
}
