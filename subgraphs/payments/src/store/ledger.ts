import { newId } from '@klear/core';
import type { Tx } from '@klear/db';
import { entriesOf, type Posting } from '../domain/ledger.ts';
import type { Payment } from '../domain/payment.ts';
import { ledgerEntries, ledgerTransactions } from './tables.ts';

export const ledger = {
  /** Writes postings of a payment. One that stands already is left as it is, entries and all. */
  async post(tx: Tx, payment: Payment, postings: readonly Posting[]): Promise<void> {
    for (const posting of postings) {
      const { organizationId, currency } = payment;
      const { kind, reference } = posting;
      const made = await tx
        .insert(ledgerTransactions)
        .values({ organizationId, id: newId(), paymentId: payment.id, kind, reference, postedAt: tx.now })
        .onConflictDoNothing()
        .returning({ id: ledgerTransactions.id });
      const [transaction] = made;
      if (!transaction) continue;
      const entries = entriesOf(posting).map((entry) => ({
        ...entry,
        organizationId,
        currency,
        id: newId(),
        transactionId: transaction.id,
      }));
      await tx.insert(ledgerEntries).values(entries);
    }
  },
};
