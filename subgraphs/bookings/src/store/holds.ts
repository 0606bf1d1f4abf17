import type { OrganizationId, UserId } from '@klear/core';
import type { Drizzle, Tx } from '@klear/db';
import { and, eq, inArray, isNull, lte } from 'drizzle-orm';
import type { Hold, HoldId, HoldOutcome } from '../domain/hold.ts';
import { wallOf } from '../domain/wall-time.ts';
import { holds as table } from './tables.ts';
import { rowOfVisit, visitOfRow } from './visit-columns.ts';

const holdOf = (row: typeof table.$inferSelect): Hold => ({
  ...visitOfRow(row),
  id: row.id,
  expiresAt: row.expiresAt,
  claimCount: row.claimCount,
  version: row.version,
  endedAt: row.endedAt,
  outcome: row.outcome,
});

export const holds = {
  async byIds(db: Drizzle, ids: readonly HoldId[]): Promise<Hold[]> {
    return (
      await db
        .select()
        .from(table)
        .where(inArray(table.id, [...ids]))
    ).map(holdOf);
  },

  async findForUpdate(tx: Tx, id: HoldId): Promise<Hold | undefined> {
    const rows = await tx.select().from(table).where(eq(table.id, id)).for('update');
    return rows.map(holdOf).at(0);
  },

  async insert(tx: Tx, hold: Hold): Promise<void> {
    const { id, expiresAt, claimCount, version } = hold;
    const wall = wallOf(hold.visit.start, hold.zone);
    const wallStartsAt = `${wall.date}T${wall.time}`;
    await tx.insert(table).values({ ...rowOfVisit(hold), id, wallStartsAt, expiresAt, claimCount, version, endedAt: null, outcome: null });
  },

  async end(tx: Tx, hold: Hold, outcome: HoldOutcome): Promise<void> {
    const one = and(eq(table.organizationId, hold.organizationId), eq(table.id, hold.id));
    await tx.update(table).set({ endedAt: tx.now, outcome }).where(one);
  },

  /** The client's own holds that are not ended, over all organizations, locked. */
  async findOwnOpen(tx: Tx, clientId: UserId): Promise<Hold[]> {
    const own = and(eq(table.clientId, clientId), isNull(table.outcome));
    return (await tx.select().from(table).where(own).orderBy(table.id).for('update')).map(holdOf);
  },

  /** Writes a renewal down. */
  async renew(tx: Tx, hold: Hold): Promise<void> {
    const one = and(eq(table.organizationId, hold.organizationId), eq(table.id, hold.id));
    await tx.update(table).set({ expiresAt: hold.expiresAt, version: hold.version }).where(one);
  },

  /** Every hold of an organization that is not ended, locked. */
  async findOpenOf(tx: Tx, organizationId: OrganizationId): Promise<Hold[]> {
    const open = and(eq(table.organizationId, organizationId), isNull(table.outcome));
    return (await tx.select().from(table).where(open).orderBy(table.id).for('update')).map(holdOf);
  },

  /** Holds that are past their expiry and not yet ended, the oldest first, locked; those under another's lock are left to it. */
  async findExpired(tx: Tx, limit: number): Promise<Hold[]> {
    const due = and(isNull(table.outcome), lte(table.expiresAt, tx.now));
    const rows = await tx.select().from(table).where(due).orderBy(table.expiresAt).limit(limit).for('update', { skipLocked: true });
    return rows.map(holdOf);
  },
};
