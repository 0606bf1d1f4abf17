import type { OrganizationId, UserId } from '@klear/core';
import type { Drizzle, Tx } from '@klear/db';
import { and, desc, eq, inArray, lt, lte, type SQL, sql } from 'drizzle-orm';
import type { AppointmentId, HoldId, Payment, PaymentId } from '../domain/payment.ts';
import { payments as table } from './tables.ts';

function paymentOf(row: typeof table.$inferSelect): Payment {
  const { askedTicket: _asked, takenTicket: _taken, updatedAt: _updated, ...payment } = row;
  return payment;
}

const one = (payment: Pick<Payment, 'organizationId' | 'id'>) =>
  and(eq(table.organizationId, payment.organizationId), eq(table.id, payment.id));

async function select(db: Drizzle, where: SQL | undefined): Promise<Payment[]> {
  return (await db.select().from(table).where(where)).map(paymentOf);
}

async function page(db: Drizzle, of: SQL, { limit, before }: { limit: number; before: PaymentId | null }): Promise<Payment[]> {
  const where = before ? and(of, lt(table.id, before)) : of;
  return (await db.select().from(table).where(where).orderBy(desc(table.id)).limit(limit)).map(paymentOf);
}

/** Reads see what the transaction's viewer may see; writes are the system's, except for the begin of a payment by its payer. */
export const payments = {
  byIds: (db: Drizzle, ids: readonly PaymentId[]) => select(db, inArray(table.id, [...ids])),
  byHoldIds: (db: Drizzle, ids: readonly HoldId[]) => select(db, inArray(table.holdId, [...ids])),
  byAppointmentIds: (db: Drizzle, ids: readonly AppointmentId[]) => select(db, inArray(table.appointmentId, [...ids])),
  /** Newest first. Ask for one more than the page to learn whether more follow. */
  ofPayer: (db: Drizzle, id: UserId, slice: { limit: number; before: PaymentId | null }) => page(db, eq(table.payerId, id), slice),
  ofOrganization: (db: Drizzle, id: OrganizationId, slice: { limit: number; before: PaymentId | null }) =>
    page(db, eq(table.organizationId, id), slice),

  async insert(tx: Tx, payment: Payment): Promise<void> {
    const { createdAt } = payment;
    await tx.insert(table).values({ ...payment, askedTicket: 0, takenTicket: 0, createdAt, updatedAt: tx.now });
  },

  async findForUpdate(tx: Tx, id: PaymentId): Promise<Payment | undefined> {
    return (await tx.select().from(table).where(eq(table.id, id)).for('update')).map(paymentOf).at(0);
  },

  async findByHoldForUpdate(tx: Tx, id: HoldId): Promise<Payment | undefined> {
    return (await tx.select().from(table).where(eq(table.holdId, id)).for('update')).map(paymentOf).at(0);
  },

  async idOfIntent(tx: Tx, intentId: string): Promise<PaymentId | undefined> {
    return (await tx.select({ id: table.id }).from(table).where(eq(table.intentId, intentId))).at(0)?.id;
  },

  /** Saves a changed payment and raises its version, by as many as there are events to tell of it, so that each has its own. */
  async save(tx: Tx, payment: Payment, events = 1): Promise<Payment> {
    const version = payment.version + Math.max(events, 1);
    const { organizationId: _organization, id: _id, createdAt: _created, ...changes } = payment;
    await tx
      .update(table)
      .set({ ...changes, version, updatedAt: tx.now })
      .where(one(payment));
    return { ...payment, version };
  },

  /** Takes a ticket for a look at Stripe. Waits for whoever is changing the payment right now. */
  async takeTicket(tx: Tx, id: PaymentId): Promise<number | undefined> {
    const rows = await tx
      .update(table)
      .set({ askedTicket: sql`${table.askedTicket} + 1` })
      .where(eq(table.id, id))
      .returning({ ticket: table.askedTicket });
    return rows.at(0)?.ticket;
  },

  /** False when the answer to a later ticket was taken in already: this look is older than what is known. */
  async useTicket(tx: Tx, id: PaymentId, ticket: number): Promise<boolean> {
    const rows = await tx
      .update(table)
      .set({ takenTicket: ticket })
      .where(and(eq(table.id, id), lt(table.takenTicket, ticket)))
      .returning({ id: table.id });
    return rows.length === 1;
  },

  /** Marks that nothing is left to do, unless the payment has changed since it was looked at. */
  async settled(tx: Tx, payment: Payment): Promise<boolean> {
    const rows = await tx
      .update(table)
      .set({ due: false })
      .where(and(one(payment), eq(table.version, payment.version)))
      .returning({ id: table.id });
    return rows.length === 1;
  },

  /** On a caller's behalf: has the payment looked at by whoever settles, and again by those who are at it and looked before. */
  async makeDue(tx: Tx, payment: Payment): Promise<void> {
    await tx
      .update(table)
      .set({ due: true, version: sql`${table.version} + 1` })
      .where(one(payment));
  },

  /** Moves a payment that cannot be settled now behind the others. */
  async postpone(tx: Tx, id: PaymentId): Promise<void> {
    await tx.update(table).set({ updatedAt: tx.now }).where(eq(table.id, id));
  },

  /** Payments with something to do that nobody has touched since `before`, the oldest first. */
  async forgotten(tx: Tx, before: Date, limit: number): Promise<PaymentId[]> {
    const where = and(eq(table.due, true), lte(table.updatedAt, before));
    return (await tx.select({ id: table.id }).from(table).where(where).orderBy(table.updatedAt).limit(limit)).map((row) => row.id);
  },
};
