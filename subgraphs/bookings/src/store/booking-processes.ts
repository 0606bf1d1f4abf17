import type { Drizzle, Tx } from '@klear/db';
import { and, eq, inArray, lte, sql } from 'drizzle-orm';
import type { AppointmentId, PaymentId } from '../domain/appointment.ts';
import { type BookingOutcome, type BookingProcess, type BookingState, reachedFrom } from '../domain/booking-process.ts';
import type { Hold, HoldId } from '../domain/hold.ts';
import { bookingProcesses as table } from './tables.ts';

const processOf = ({ due: _, updatedAt: __, ...process }: typeof table.$inferSelect): BookingProcess => process;

/** What a move writes: the states passed in order, and what became known with them. An outcome that is left out stays. */
export interface ProcessMove {
  readonly states: readonly [BookingState, ...BookingState[]];
  readonly outcome?: BookingOutcome | null;
  readonly appointmentId?: AppointmentId;
  readonly paymentId?: PaymentId | null;
}

export const bookingProcesses = {
  async byIds(db: Drizzle, ids: readonly HoldId[]): Promise<BookingProcess[]> {
    return (
      await db
        .select()
        .from(table)
        .where(inArray(table.id, [...ids]))
    ).map(processOf);
  },

  async findForUpdate(tx: Tx, id: HoldId): Promise<BookingProcess | undefined> {
    return (await tx.select().from(table).where(eq(table.id, id)).for('update')).map(processOf).at(0);
  },

  /** Begins the process of a hold. */
  async start(tx: Tx, { id, organizationId, clientId }: Pick<Hold, 'id' | 'organizationId' | 'clientId'>): Promise<void> {
    const steps = [{ state: 'HELD' as const, at: tx.now.toISOString() }];
    await tx
      .insert(table)
      .values({ id, organizationId, clientId, state: 'HELD', outcome: null, steps, updatedAt: tx.now })
      .onConflictDoNothing();
  },

  /** Moves a process on; undefined when it is not in a state from which the first of the states is reached, and nothing has changed. */
  async move(tx: Tx, id: HoldId, move: ProcessMove): Promise<BookingProcess | undefined> {
    const [first, ...rest] = move.states;
    const steps = move.states.map((state) => ({ state, at: tx.now.toISOString() }));
    const rows = await tx
      .update(table)
      .set({
        state: rest.at(-1) ?? first,
        steps: sql`${table.steps} || ${JSON.stringify(steps)}::jsonb`,
        version: sql`${table.version} + 1`,
        updatedAt: tx.now,
        ...(move.outcome !== undefined && { outcome: move.outcome }),
        ...(move.appointmentId && { appointmentId: move.appointmentId }),
        ...(move.paymentId && { paymentId: move.paymentId }),
      })
      .where(and(eq(table.id, id), inArray(table.state, [...reachedFrom[first]])))
      .returning();
    return rows.map(processOf).at(0);
  },

  /** Something about its payment has changed: it is looked at soon, also after a crash. */
  async makeDue(tx: Tx, id: HoldId): Promise<void> {
    await tx.update(table).set({ due: true, updatedAt: tx.now }).where(eq(table.id, id));
  },

  async settled(tx: Tx, id: HoldId): Promise<void> {
    await tx
      .update(table)
      .set({ due: false })
      .where(and(eq(table.id, id), eq(table.due, true)));
  },

  /** Those that are due and that nobody has touched since `before`, the oldest first. */
  async forgotten(tx: Tx, before: Date, limit: number): Promise<HoldId[]> {
    const due = and(eq(table.due, true), lte(table.updatedAt, before));
    return (await tx.select({ id: table.id }).from(table).where(due).orderBy(table.updatedAt).limit(limit)).map((row) => row.id);
  },
};
