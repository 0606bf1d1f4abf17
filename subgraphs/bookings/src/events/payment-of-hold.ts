import type { Peers } from '@klear/service';
import type { PaymentOfHold } from '../commands/context.ts';
import type { PaymentId } from '../domain/appointment.ts';

interface HoldPayment {
  readonly paymentId: PaymentId | null;
  readonly authorized: boolean;
  readonly amountMinor: number | null;
  readonly currency: string | null;
}

/** Asks payments by a signed call, for a payment that no event has told of yet. */
export function paymentOfHoldFrom(peers: Peers): PaymentOfHold {
  return async (viewer, holdId) => {
    const selection = '{ paymentId authorized amountMinor currency }';
    const asked = await peers.entities<HoldPayment>('payments', {
      viewer,
      type: 'HoldPayment',
      representations: [{ id: holdId }],
      selection,
    });
    const payment = asked.ok ? asked.value.at(0) : undefined;
    if (!payment?.authorized || !payment.paymentId || payment.amountMinor === null || payment.currency === null) return undefined;
    return { id: payment.paymentId, status: 'AUTHORIZED', amount: { amountMinor: payment.amountMinor, currency: payment.currency } };
  };
}
