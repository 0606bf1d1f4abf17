import type { OrganizationId, UserId } from '@klear/core';
import type { Tx } from '@klear/db';
import { eq, sql } from 'drizzle-orm';
import type { HoldId } from '../domain/payment.ts';
import { releasedHolds as table } from './tables.ts';

export interface ReleasedHold {
  readonly organizationId: OrganizationId;
  readonly id: HoldId;
  readonly clientId: UserId;
  readonly reason: string;
  readonly releasedAt: Date;
}

export const releasedHolds = {
  /** Lets the begin of a payment and the end of its hold pass one after the other, so that one of them sees the other. */
  async lock(tx: Tx, id: HoldId): Promise<void> {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`hold ${id}`}, 0))`);
  },

  async has(tx: Tx, id: HoldId): Promise<boolean> {
    return (await tx.select({ id: table.id }).from(table).where(eq(table.id, id))).length > 0;
  },

  async insert(tx: Tx, row: ReleasedHold): Promise<void> {
    await tx.insert(table).values(row).onConflictDoNothing();
  },
};
