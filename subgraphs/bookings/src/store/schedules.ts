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
import type { TimeOff } from '../domain/time-off.ts';
import type { LocalDate } from '../domain/wall-time.ts';
import type { Zone } from '../domain/zone.ts';
import { uuids } from './sql.ts';

/** Where somebody's hours are. */
export interface SchedulePlace {
  readonly organizationId: OrganizationId;
  readonly practitionerId: PractitionerId;
  readonly locationId: LocationId | null;
}

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
  readonly holiday_region: string | null;
  readonly holidays: readonly string[];
  readonly time_off: readonly TimeOff[];
}

const minute = sql`'YYYY-MM-DD"T"HH24:MI'`;

/** Schedules with all that opens and closes them, in the order in which they were made: one statement. */
async function select(db: Drizzle, where: SQL, lock: SQL = sql``): Promise<Schedule[]> {
  const rows = await db.execute<ScheduleRow>(sql`
    select s.id, s.organization_id, s.practitioner_id, s.location_id, s.zone, s.effective_from::text, s.effective_until::text, s.version,
      coalesce((select jsonb_agg(jsonb_build_object('weekday', r.weekday, 'startsAt', left(r.starts_at::text, 5), 'endsAt', left(r.ends_at::text, 5))
        order by r.weekday, r.starts_at) from schedule_rules r where r.schedule_id = s.id), '[]') as rules,
      coalesce((select jsonb_agg(jsonb_build_object('id', e.id, 'start', e.first_day, 'end', e.last_day, 'hours', coalesce(
          (select jsonb_agg(jsonb_build_object('startsAt', left(h.opens::text, 5), 'endsAt', left(h.closes::text, 5)))
           from unnest(e.starts_at, e.ends_at) as h (opens, closes)), '[]')) order by e.id)
        from schedule_exceptions e where e.schedule_id = s.id), '[]') as exceptions,
      s.holiday_region,
      coalesce((select jsonb_agg(h.day order by h.day) from holidays h where h.region = s.holiday_region), '[]') as holidays,
      coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'organizationId', t.organization_id, 'practitionerId', t.practitioner_id,
          'start', to_char(t.wall_from, ${minute}), 'end', to_char(t.wall_until, ${minute}), 'zone', t.zone) order by t.wall_from, t.id)
        from time_off t where t.practitioner_id = s.practitioner_id and t.organization_id = s.organization_id), '[]') as time_off
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
    holidayRegion: row.holiday_region,
    holidays: row.holidays,
    timeOff: row.time_off,
  }));
}

export const schedules = {
  async find(db: Drizzle, id: ScheduleId): Promise<Schedule | undefined> {
    return (await select(db, sql`s.id = ${id}`)).at(0);
  },

  async findForUpdate(tx: Tx, id: ScheduleId): Promise<Schedule | undefined> {
    return (await select(tx, sql`s.id = ${id}`, sql`for update of s`)).at(0);
  },

  /** The practitioner's periods at a location (null: none) that meet the dates, locked; so is the place, against another first period. */
  async findMeetingForUpdate(tx: Tx, at: SchedulePlace, dates: { from: LocalDate; until: LocalDate | null }): Promise<Schedule[]> {
    const place = `${at.organizationId} ${at.practitionerId} ${at.locationId ?? ''}`;
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('bookings periods ' || ${place}, 0))`);
    const where = sql`s.organization_id = ${at.organizationId} and s.practitioner_id = ${at.practitionerId} and s.location_id is not distinct from ${at.locationId}::uuid
      and daterange(s.effective_from, s.effective_until, '[]') && daterange(${dates.from}, ${dates.until}, '[]')`;
    return select(tx, where, sql`for update of s`);
  },

  /** Whose schedules keep the holidays of a region. */
  async keepingHolidaysOf(db: Drizzle, region: string): Promise<{ organizationId: OrganizationId; practitionerId: PractitionerId }[]> {
    const rows = await db.execute<{ organization_id: OrganizationId; practitioner_id: PractitionerId }>(sql`
      select distinct organization_id, practitioner_id from schedules where holiday_region = ${region} order by 1, 2`);
    return rows.map((row) => ({ organizationId: row.organization_id, practitionerId: row.practitioner_id }));
  },

  /** Every schedule of the practitioner there becomes its next version: something over them all has changed. */
  async bumpAll(tx: Tx, of: { organizationId: OrganizationId; practitionerId: PractitionerId }): Promise<void> {
    await tx.execute(sql`
      update schedules set version = version + 1 where organization_id = ${of.organizationId} and practitioner_id = ${of.practitionerId}`);
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

  /** Writes the schedule and its whole week; exceptions, time off and holidays are written elsewhere. */
  async save(tx: Tx, schedule: Omit<Schedule, 'exceptions' | 'holidays' | 'timeOff'>): Promise<void> {
    await tx.execute(sql`
      insert into schedules (organization_id, id, practitioner_id, location_id, zone, effective_from, effective_until, holiday_region, version)
      values (${schedule.organizationId}, ${schedule.id}, ${schedule.practitionerId}, ${schedule.locationId}, ${schedule.zone},
        ${schedule.effectiveFrom}, ${schedule.effectiveUntil}, ${schedule.holidayRegion}, ${schedule.version})
      on conflict (organization_id, id) do update set zone = excluded.zone, effective_from = excluded.effective_from,
        effective_until = excluded.effective_until, holiday_region = excluded.holiday_region, version = excluded.version`);
    await tx.execute(sql`delete from schedule_rules where organization_id = ${schedule.organizationId} and schedule_id = ${schedule.id}`);
    await tx.execute(sql`
      insert into schedule_rules (organization_id, schedule_id, weekday, starts_at, ends_at)
      select ${schedule.organizationId}, ${schedule.id}, r."weekday", r."startsAt", r."endsAt"
      from jsonb_to_recordset(${JSON.stringify(schedule.rules)}::jsonb) as r ("weekday" smallint, "startsAt" time, "endsAt" time)`);
  },

  async addException(
    tx: Tx,
    schedule: Pick<Schedule, 'organizationId' | 'id'>,
    id: ScheduleExceptionId,
    exception: ScheduleException,
  ): Promise<void> {
    const times = (of: 'startsAt' | 'endsAt') => sql`${`{${exception.hours.map((span) => span[of]).join(',')}}`}::time[]`;
    await tx.execute(sql`
      insert into schedule_exceptions (organization_id, id, schedule_id, first_day, last_day, starts_at, ends_at)
      values (${schedule.organizationId}, ${id}, ${schedule.id}, ${exception.start}, ${exception.end}, ${times('startsAt')}, ${times('endsAt')})`);
    await bump(tx, schedule);
  },

  async removeException(tx: Tx, schedule: Pick<Schedule, 'organizationId' | 'id'>, id: ScheduleExceptionId): Promise<void> {
    await tx.execute(sql`delete from schedule_exceptions where organization_id = ${schedule.organizationId} and id = ${id}`);
    await bump(tx, schedule);
  },
};

async function bump(tx: Tx, schedule: Pick<Schedule, 'organizationId' | 'id'>): Promise<void> {
  await tx.execute(
    sql`update schedules set version = version + 1 where organization_id = ${schedule.organizationId} and id = ${schedule.id}`,
  );
}
