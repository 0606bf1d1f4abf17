import type { Drizzle, Tx } from '@klear/db';
import { eq, lt } from 'drizzle-orm';
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

  /** Keeps the newer of what is known and what is told. */
  async put(tx: Tx, { amount, ...payment }: KnownPayment, version: number): Promise<void> {
    const row = { ...payment, ...amount, version };
    await tx
      .insert(table)
      .values(row)
      .onConflictDoUpdate({ target: [table.organizationId, table.id], set: row, setWhere: lt(table.version, version) });
  },
};
