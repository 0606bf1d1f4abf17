import type { Interval, OrganizationId, PractitionerId, UserId } from '@klear/core';
import type { Drizzle, Tx } from '@klear/db';
import { and, asc, eq, gt, gte, inArray, lt, or, type SQL, sql } from 'drizzle-orm';
import type { Appointment, AppointmentId } from '../domain/appointment.ts';
import type { HoldId } from '../domain/hold.ts';
import { wallOf } from '../domain/wall-time.ts';
import { uuids } from './sql.ts';
import { appointments as table } from './tables.ts';
import { rowOfVisit, visitOfRow } from './visit-columns.ts';

const appointmentOf = (row: typeof table.$inferSelect): Appointment => ({
  ...visitOfRow(row),
  id: row.id,
  holdId: row.holdId,
  paymentId: row.paymentId,
  status: row.status,
  cancelationReason: row.cancelationReason,
  version: row.version,
});

function rowOf(appointment: Appointment): typeof table.$inferInsert {
  const wall = wallOf(appointment.visit.start, appointment.zone);
  return {
    ...rowOfVisit(appointment),
    id: appointment.id,
    holdId: appointment.holdId,
    paymentId: appointment.paymentId,
    status: appointment.status,
    wallStartsAt: `${wall.date}T${wall.time}`,
    cancelationReason: appointment.cancelationReason,
    version: appointment.version,
  };
}

/** Whose appointments are asked for. */
export type AppointmentOwner =
  | { readonly clientId: UserId }
  | { readonly organizationId: OrganizationId; readonly practitionerId?: PractitionerId };

export interface AppointmentPage {
  readonly span: Partial<Interval>;
  readonly limit: number;
  /** Start (ISO 8601) and id of the appointment before the page. */
  readonly after: { readonly start: Date; readonly id: AppointmentId } | null;
}

export const appointments = {
  async byIds(db: Drizzle, ids: readonly AppointmentId[]): Promise<Appointment[]> {
    return (
      await db
        .select()
        .from(table)
        .where(inArray(table.id, [...ids]))
    ).map(appointmentOf);
  },

  async findForUpdate(tx: Tx, id: AppointmentId): Promise<Appointment | undefined> {
    const rows = await tx.select().from(table).where(eq(table.id, id)).for('update');
    return rows.map(appointmentOf).at(0);
  },

  async ofHold(db: Drizzle, holdId: HoldId): Promise<Appointment | undefined> {
    return (await db.select().from(table).where(eq(table.holdId, holdId))).map(appointmentOf).at(0);
  },

  async insert(tx: Tx, appointment: Appointment): Promise<void> {
    await tx.insert(table).values(rowOf(appointment));
  },

  async insertMany(tx: Tx, list: readonly Appointment[]): Promise<void> {
    if (list.length > 0) await tx.insert(table).values(list.map(rowOf));
  },

  async save(tx: Tx, appointment: Appointment): Promise<void> {
    const one = and(eq(table.organizationId, appointment.organizationId), eq(table.id, appointment.id));
    await tx.update(table).set(rowOf(appointment)).where(one);
  },

  /** One more than `limit`, ordered by start and id. */
  async page(db: Drizzle, owner: AppointmentOwner, page: AppointmentPage): Promise<Appointment[]> {
    const { span, after } = page;
    const filters: (SQL | undefined)[] = [
      'clientId' in owner ? eq(table.clientId, owner.clientId) : eq(table.organizationId, owner.organizationId),
      'practitionerId' in owner && owner.practitionerId ? eq(table.practitionerId, owner.practitionerId) : undefined,
      span.start ? gte(table.startsAt, span.start) : undefined,
      span.end ? lt(table.startsAt, span.end) : undefined,
      after ? or(gt(table.startsAt, after.start), and(eq(table.startsAt, after.start), gt(table.id, after.id))) : undefined,
    ];
    const rows = await db
      .select()
      .from(table)
      .where(and(...filters))
      .orderBy(asc(table.startsAt), asc(table.id))
      .limit(page.limit + 1);
    return rows.map(appointmentOf);
  },

  /** What is still to come on a schedule, the earliest first. */
  async upcomingOn(db: Drizzle, scheduleId: string, at: Date, limit: number): Promise<Appointment[]> {
    const due = and(sql`${table.scheduleId} = ${scheduleId}::uuid`, inArray(table.status, ['pending', 'booked']), gte(table.startsAt, at));
    return (await db.select().from(table).where(due).orderBy(asc(table.startsAt), asc(table.id)).limit(limit)).map(appointmentOf);
  },

  /** Which of the pairs of practitioner and client in an organization have an appointment that was not cancelled. */
  async relationships(db: Drizzle, pairs: readonly { organizationId: OrganizationId; practitionerId: PractitionerId; clientId: UserId }[]) {
    const rows = await db.execute<{ organization_id: string; practitioner_id: string; client_id: string }>(sql`
      select distinct a.organization_id, a.practitioner_id, a.client_id from appointments a
      join unnest(${uuids(pairs.map((pair) => pair.organizationId))}, ${uuids(pairs.map((pair) => pair.practitionerId))}, ${uuids(pairs.map((pair) => pair.clientId))})
        as p (organization_id, practitioner_id, client_id)
        on a.organization_id = p.organization_id and a.practitioner_id = p.practitioner_id and a.client_id = p.client_id
      where a.status not in ('cancelled', 'entered-in-error', 'proposed', 'waitlist')`);
    return new Set(rows.map((row) => `${row.organization_id}:${row.practitioner_id}:${row.client_id}`));
  },
};
