import type { Drizzle, Tx } from '@klear/db';
import { eq, inArray, lt } from 'drizzle-orm';
import type { PaymentId } from '../domain/appointment.ts';
import type { HoldId } from '../domain/hold.ts';
import type { KnownPayment } from '../domain/payment.ts';
import { knownPayments as table } from './tables.ts';

const paymentOf = ({ amountMinor, currency, version: _, ...row }: typeof table.$inferSelect): KnownPayment => ({
  ...row,
  amount: { amountMinor, currency },
});

export const knownPayments = {
  async ofHold(db: Drizzle, holdId: HoldId): Promise<KnownPayment[]> {
    return (await db.select().from(table).where(eq(table.holdId, holdId))).map(paymentOf);
  },

  async byIds(db: Drizzle, ids: readonly PaymentId[]): Promise<KnownPayment[]> {
    return (
      await db
        .select()
        .from(table)
        .where(inArray(table.id, [...ids]))
    ).map(paymentOf);
  },

  /**
   * Keeps the newer of what is known and what is told, and answers whether it was news. What is paid for never changes: events of
   * refunds tell their own amount.
   */
  async put(tx: Tx, { amount, ...payment }: KnownPayment, version: number): Promise<boolean> {
    const row = { ...payment, ...amount, version };
    const { amountMinor: _, currency: __, ...changes } = row;
    const kept = await tx
      .insert(table)
      .values(row)
      .onConflictDoUpdate({ target: [table.organizationId, table.id], set: changes, setWhere: lt(table.version, version) })
      .returning({ id: table.id });
    return kept.length > 0;
  },
};
