import { newId } from '@klear/core';
import { outbox, type Tx } from '@klear/db';
import { absorb } from '../domain/absorb.ts';
import type { IntentSnapshot } from '../domain/intent.ts';
import type { Payment, Refund } from '../domain/payment.ts';
import { eventsOf } from '../events/published.ts';
import { ledger } from '../store/ledger.ts';
import { payments } from '../store/payments.ts';
import { refunds } from '../store/refunds.ts';

/** Writes what a look at Stripe showed: state, refunds, ledger and events, all or nothing. `payment` is locked by the caller. */
export async function absorbIntent(tx: Tx, payment: Payment, known: readonly Refund[], seen: IntentSnapshot): Promise<Payment> {
  const made = absorb(payment, known, seen, { newId: () => newId<'Refund'>(tx.now.getTime()), at: tx.now });
  const changed =
    made.happened.length > 0 || made.refunds.length > 0 || made.payment.status !== payment.status || payment.intentId === null;
  if (!changed) return payment;
  await refunds.save(tx, made.refunds);
  const saved = await payments.save(tx, { ...made.payment, due: true }, made.happened.length);
  await ledger.post(tx, saved, made.postings);
  await outbox.record(tx, eventsOf(saved, made.happened, tx.now));
  return saved;
}
