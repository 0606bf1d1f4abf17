import type { Interval, OrganizationId, PractitionerId, UserId } from '@klear/core';
import type { Drizzle, Tx } from '@klear/db';
import { and, asc, eq, gt, gte, inArray, isNull, lt, lte, notInArray, or, type SQL, sql } from 'drizzle-orm';
import type { Appointment, AppointmentId } from '../domain/appointment.ts';
import type { DeskDay } from '../domain/front-desk.ts';
import type { HoldId } from '../domain/hold.ts';
import { wallOf } from '../domain/wall-time.ts';
import { instant, uuids } from './sql.ts';
import { appointments as table } from './tables.ts';
import { rowOfVisit, visitOfRow } from './visit-columns.ts';

const dayMs = 86_400_000;

const appointmentOf = (row: typeof table.$inferSelect): Appointment => ({
  ...visitOfRow(row),
  id: row.id,
  holdId: row.holdId,
  paymentId: row.paymentId,
  status: row.status,
  cancelationReason: row.cancelationReason,
  feeMinor: row.feeMinor,
  arrivedAt: row.arrivedAt,
  startedAt: row.startedAt,
  answerBy: row.answerBy,
  overridden: row.overridden,
  allowsCoAttendees: row.allowsCoAttendees,
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
    feeMinor: appointment.feeMinor,
    arrivedAt: appointment.arrivedAt,
    startedAt: appointment.startedAt,
    answerBy: appointment.answerBy,
    overridden: [...appointment.overridden],
    allowsCoAttendees: appointment.allowsCoAttendees,
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

  async ofHoldForUpdate(tx: Tx, holdId: HoldId): Promise<Appointment | undefined> {
    return (await tx.select().from(table).where(eq(table.holdId, holdId)).for('update')).map(appointmentOf).at(0);
  },

  /** Requests that nobody has answered in time, the oldest first, locked; those under another's lock are left to it. */
  async findUnanswered(tx: Tx, limit: number): Promise<Appointment[]> {
    const due = and(eq(table.status, 'pending'), lte(table.answerBy, tx.now));
    const rows = await tx.select().from(table).where(due).orderBy(asc(table.answerBy)).limit(limit).for('update', { skipLocked: true });
    return rows.map(appointmentOf);
  },

  /** Who else takes part in the group sessions of the viewer's own appointments, where both allow it. */
  async coAttendees(db: Drizzle, ids: readonly AppointmentId[]): Promise<{ appointmentId: AppointmentId; clientId: UserId }[]> {
    const rows = await db.execute<{ appointment_id: AppointmentId; client_id: UserId }>(
      sql`select appointment_id, client_id from co_attendees(${uuids(ids)}) order by appointment_id, client_id`,
    );
    return rows.map((row) => ({ appointmentId: row.appointment_id, clientId: row.client_id }));
  },

  /** Whether the client ever had a visit or a hold at the organization. */
  async isKnownClient(db: Drizzle, organizationId: OrganizationId, clientId: UserId): Promise<boolean> {
    const rows = await db.execute<{ known: boolean }>(sql`
      select exists (select from appointments where organization_id = ${organizationId} and client_id = ${clientId} and status <> 'entered-in-error')
        or exists (select from holds where organization_id = ${organizationId} and client_id = ${clientId}) as known`);
    return rows.at(0)?.known === true;
  },

  async insert(tx: Tx, appointment: Appointment): Promise<void> {
    await tx.insert(table).values(rowOf(appointment));
  },

  async insertMany(tx: Tx, list: readonly Appointment[]): Promise<void> {
    if (list.length > 0) await tx.insert(table).values(list.map(rowOf));
  },

  async save(tx: Tx, appointment: Appointment): Promise<void> {
    const one = and(eq(table.organizationId, appointment.organizationId), eq(table.id, appointment.id));
    const row = rowOf(appointment);
    // What was promised changes only with the instant: a new tz database may read another wall time off the same one.
    const wallStartsAt = sql`case when ${table.startsAt} = ${instant(appointment.visit.start)} then ${table.wallStartsAt} else ${row.wallStartsAt}::timestamp end`;
    await tx
      .update(table)
      .set({ ...row, wallStartsAt })
      .where(one);
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

  /** The visits of practitioners that lie in the day or reach into it, but for those that are off; the earliest first. */
  async ofDay(db: Drizzle, { organizationId, span }: DeskDay, practitionerIds: readonly PractitionerId[]): Promise<Appointment[]> {
    const ofDay = and(
      eq(table.organizationId, organizationId),
      inArray(table.practitionerId, [...practitionerIds]),
      lt(table.startsAt, span.end),
      // None is longer than a day.
      gt(table.startsAt, new Date(span.start.getTime() - dayMs)),
      gt(table.endsAt, span.start),
      notInArray(table.status, ['cancelled', 'entered-in-error', 'proposed', 'waitlist']),
    );
    return (await db.select().from(table).where(ofDay).orderBy(asc(table.startsAt), asc(table.id))).map(appointmentOf);
  },

  /** Whose clients came within the last `hours` and are there still, in the order in which they came. */
  async waiting(
    db: Drizzle,
    { organizationId, practitionerId }: { organizationId: OrganizationId; practitionerId: PractitionerId | null },
    page: { hours: number; limit: number },
  ): Promise<Appointment[]> {
    const here = and(
      eq(table.organizationId, organizationId),
      practitionerId ? eq(table.practitionerId, practitionerId) : undefined,
      inArray(table.status, ['arrived', 'checked-in']),
      isNull(table.startedAt),
      sql`${table.arrivedAt} > (select current_instant()) - make_interval(hours => ${page.hours})`,
    );
    return (await db.select().from(table).where(here).orderBy(asc(table.arrivedAt), asc(table.id)).limit(page.limit)).map(appointmentOf);
  },

  /** What is still to come of a practitioner in an organization, the earliest first. */
  async upcomingOf(
    db: Drizzle,
    of: { organizationId: OrganizationId; practitionerId: PractitionerId },
    { at, limit }: { at: Date; limit: number },
  ): Promise<Appointment[]> {
    const due = and(
      eq(table.organizationId, of.organizationId),
      eq(table.practitionerId, of.practitionerId),
      inArray(table.status, ['pending', 'booked']),
      gte(table.startsAt, at),
    );
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
