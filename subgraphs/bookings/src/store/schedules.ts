import type { OrganizationId, PractitionerId } from '@klear/core';
import type { Drizzle, Tx } from '@klear/db';
import { type SQL, sql } from 'drizzle-orm';
import type {
  KnownException,
  LocationId,
  Schedule,
  ScheduleException,
  ScheduleExceptionId,
  ScheduleId,
  WeeklyRule,
} from '../domain/schedule.ts';
import type { Zone } from '../domain/zone.ts';
import { uuids } from './sql.ts';

interface ScheduleRow extends Record<string, unknown> {
  readonly id: ScheduleId;
  readonly organization_id: OrganizationId;
  readonly practitioner_id: PractitionerId;
  readonly location_id: LocationId | null;
  readonly zone: Zone;
  readonly effective_from: string;
  readonly effective_until: string | null;
  readonly version: number;
  readonly rules: readonly WeeklyRule[];
  readonly exceptions: readonly KnownException[];
}

/** Schedules with their rules and exceptions, in the order in which they were made: one statement. */
async function select(db: Drizzle, where: SQL, lock: SQL = sql``): Promise<Schedule[]> {
  const rows = await db.execute<ScheduleRow>(sql`
    select s.id, s.organization_id, s.practitioner_id, s.location_id, s.zone, s.effective_from::text, s.effective_until::text, s.version,
      coalesce((select jsonb_agg(jsonb_build_object('weekday', r.weekday, 'startsAt', left(r.starts_at::text, 5), 'endsAt', left(r.ends_at::text, 5))
        order by r.weekday, r.starts_at) from schedule_rules r where r.schedule_id = s.id), '[]') as rules,
      coalesce((select jsonb_agg(jsonb_build_object('id', e.id, 'start', e.first_day, 'end', e.last_day, 'hours', coalesce(
          (select jsonb_agg(jsonb_build_object('startsAt', left(h.opens::text, 5), 'endsAt', left(h.closes::text, 5)))
           from unnest(e.starts_at, e.ends_at) as h (opens, closes)), '[]')) order by e.id)
        from schedule_exceptions e where e.schedule_id = s.id), '[]') as exceptions
    from schedules s where ${where} order by s.id ${lock}`);
  return rows.map((row) => ({
    id: row.id,
    organizationId: row.organization_id,
    practitionerId: row.practitioner_id,
    locationId: row.location_id,
    zone: row.zone,
    effectiveFrom: row.effective_from,
    effectiveUntil: row.effective_until,
    version: row.version,
    rules: row.rules,
    exceptions: row.exceptions,
  }));
}

export const schedules = {
  async find(db: Drizzle, id: ScheduleId): Promise<Schedule | undefined> {
    return (await select(db, sql`s.id = ${id}`)).at(0);
  },

  async findForUpdate(tx: Tx, id: ScheduleId): Promise<Schedule | undefined> {
    return (await select(tx, sql`s.id = ${id}`, sql`for update of s`)).at(0);
  },

  /** The practitioner's schedule at a location (null: none), locked. */
  async findAtForUpdate(tx: Tx, at: { organizationId: OrganizationId; practitionerId: PractitionerId; locationId: LocationId | null }) {
    const where = sql`s.organization_id = ${at.organizationId} and s.practitioner_id = ${at.practitionerId} and s.location_id is not distinct from ${at.locationId}::uuid`;
    return (await select(tx, where, sql`for update of s`)).at(0);
  },

  ofPractitioners(db: Drizzle, practitionerIds: readonly PractitionerId[]): Promise<Schedule[]> {
    return select(db, sql`s.practitioner_id = any (${uuids(practitionerIds)})`);
  },

  ofPractitionerIn(db: Drizzle, organizationId: OrganizationId, practitionerId: PractitionerId): Promise<Schedule[]> {
    return select(db, sql`s.organization_id = ${organizationId} and s.practitioner_id = ${practitionerId}`);
  },

  async idOfException(db: Drizzle, exceptionId: ScheduleExceptionId): Promise<ScheduleId | undefined> {
    const rows = await db.execute<{ schedule_id: ScheduleId }>(sql`select schedule_id from schedule_exceptions where id = ${exceptionId}`);
    return rows.at(0)?.schedule_id;
  },

  /** Writes the schedule and its whole week; exceptions have verbs of their own. */
  async save(tx: Tx, schedule: Schedule): Promise<void> {
    await tx.execute(sql`
      insert into schedules (organization_id, id, practitioner_id, location_id, zone, effective_from, effective_until, version)
      values (${schedule.organizationId}, ${schedule.id}, ${schedule.practitionerId}, ${schedule.locationId}, ${schedule.zone},
        ${schedule.effectiveFrom}, ${schedule.effectiveUntil}, ${schedule.version})
      on conflict (organization_id, id) do update set zone = excluded.zone, effective_from = excluded.effective_from,
        effective_until = excluded.effective_until, version = excluded.version`);
    await tx.execute(sql`delete from schedule_rules where organization_id = ${schedule.organizationId} and schedule_id = ${schedule.id}`);
    await tx.execute(sql`
      insert into schedule_rules (organization_id, schedule_id, weekday, starts_at, ends_at)
      select ${schedule.organizationId}, ${schedule.id}, r."weekday", r."startsAt", r."endsAt"
      from jsonb_to_recordset(${JSON.stringify(schedule.rules)}::jsonb) as r ("weekday" smallint, "startsAt" time, "endsAt" time)`);
  },

  async addException(tx: Tx, schedule: Schedule, id: ScheduleExceptionId, exception: ScheduleException): Promise<void> {
    const times = (of: 'startsAt' | 'endsAt') => sql`${`{${exception.hours.map((span) => span[of]).join(',')}}`}::time[]`;
    await tx.execute(sql`
      insert into schedule_exceptions (organization_id, id, schedule_id, first_day, last_day, starts_at, ends_at)
      values (${schedule.organizationId}, ${id}, ${schedule.id}, ${exception.start}, ${exception.end}, ${times('startsAt')}, ${times('endsAt')})`);
    await bump(tx, schedule);
  },

  async removeException(tx: Tx, schedule: Schedule, id: ScheduleExceptionId): Promise<void> {
    await tx.execute(sql`delete from schedule_exceptions where organization_id = ${schedule.organizationId} and id = ${id}`);
    await bump(tx, schedule);
  },
};

async function bump(tx: Tx, schedule: Schedule): Promise<void> {
  await tx.execute(
    sql`update schedules set version = version + 1 where organization_id = ${schedule.organizationId} and id = ${schedule.id}`,
  );
}
