import type { Drizzle, Tx } from '@klear/db';
import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Payment, PaymentId, Refund } from '../domain/payment.ts';
import { refunds as table } from './tables.ts';

export const refunds = {
  /** Newest first within each payment. */
  byPaymentIds: (db: Drizzle, ids: readonly PaymentId[]): Promise<Refund[]> =>
    db
      .select()
      .from(table)
      .where(inArray(table.paymentId, [...ids]))
      .orderBy(table.paymentId, desc(table.id)),

  ofPayment: (tx: Tx, payment: Pick<Payment, 'organizationId' | 'id'>): Promise<Refund[]> =>
    tx
      .select()
      .from(table)
      .where(and(eq(table.organizationId, payment.organizationId), eq(table.paymentId, payment.id)))
      .orderBy(desc(table.id)),

  async insert(tx: Tx, refund: Refund): Promise<void> {
    await tx.insert(table).values(refund);
  },

  /** Saves refunds that are new or have changed. */
  async save(tx: Tx, rows: readonly Refund[]): Promise<void> {
    if (rows.length === 0) return;
    await tx
      .insert(table)
      .values([...rows])
      .onConflictDoUpdate({
        target: [table.organizationId, table.id],
        set: { status: sql`excluded.status`, stripeRefundId: sql`excluded.stripe_refund_id` },
      });
  },
};
