import type { Tx } from '@klear/db';
import { and, eq, isNull, lte } from 'drizzle-orm';
import type { PaymentId } from '../domain/payment.ts';
import { webhookEvents as table } from './tables.ts';

export interface WebhookEvent {
  readonly id: string;
  readonly type: string;
  readonly intentId: string | null;
  readonly paymentId: PaymentId | null;
}

export const webhookEvents = {
  /** True the first time that this event arrives. */
  async receive(tx: Tx, event: WebhookEvent): Promise<boolean> {
    const rows = await tx
      .insert(table)
      .values({ ...event, receivedAt: tx.now })
      .onConflictDoNothing()
      .returning({ id: table.id });
    return rows.length === 1;
  },

  async findOpen(tx: Tx, id: string): Promise<WebhookEvent | undefined> {
    return (
      await tx
        .select()
        .from(table)
        .where(and(eq(table.id, id), isNull(table.handledAt)))
    ).at(0);
  },

  async handled(tx: Tx, id: string): Promise<void> {
    await tx.update(table).set({ handledAt: tx.now }).where(eq(table.id, id));
  },

  async forgotten(tx: Tx, before: Date, limit: number): Promise<string[]> {
    const where = and(isNull(table.handledAt), lte(table.receivedAt, before));
    return (await tx.select({ id: table.id }).from(table).where(where).orderBy(table.receivedAt).limit(limit)).map((row) => row.id);
  },
};
