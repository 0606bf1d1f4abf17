import { type Interval, newId, type PractitionerId } from '@klear/core';
import type { Sql } from 'postgres';

/** Practitioners with a service, weekly hours in Berlin, and a holiday region for every other one, written in SQL. */
export async function makePractitioners(sql: Sql, count: number): Promise<PractitionerId[]> {
  const ids = Array.from({ length: count }, (): PractitionerId => newId());
  await sql`
    with p as materialized (select id, 'ffffffff-0000-4000-8000-' || lpad(to_hex(n / 10), 12, '0') as org, n from unnest(${ids}::uuid[]) with ordinality u (id, n)),
    services as (
      insert into bookings.known_services (organization_id, id, practitioner_id, active, duration_minutes, buffer_before_minutes, buffer_after_minutes,
        alignment_minutes, minimum_notice_minutes, horizon_days, amount_minor, currency, modality, version)
      select org::uuid, id, id, true, 60, 0, 15, 15, 120, 60, 8000, 'EUR', 'VIDEO', 1 from p
    ),
    calendars as (
      insert into bookings.schedules (organization_id, id, practitioner_id, zone, effective_from, holiday_region, version)
      select org::uuid, id, id, 'Europe/Berlin', current_date - 30, case when n % 2 = 0 then 'DE-BE' end, 1 from p returning organization_id, id
    )
    insert into bookings.schedule_rules (organization_id, schedule_id, weekday, starts_at, ends_at)
    select c.organization_id, c.id, d, t.opens, t.closes from calendars c cross join generate_series(1, 5) d
    cross join (values ('09:00'::time, '12:30'::time), ('13:30', '18:00')) t (opens, closes)`;
  return ids;
}

/**
 * Books so many visits for each of the practitioners, five a workday back from the end of the span, each claimed by practitioner and client:
 * the span itself holds as many as ever, whatever lies before it.
 */
export async function fillCalendars(sql: Sql, options: { each: number; already: number; span: Interval }): Promise<void> {
  const { each, already, span } = options;
  // The index that keeps claims apart is built anew from sorted rows, which takes seconds where row by row takes minutes.
  const [constraint] = await sql<{ definition: string }[]>`
    select pg_get_constraintdef(oid) as definition from pg_constraint where conname = 'claims_do_not_overlap'`;
  await sql`alter table bookings.claims drop constraint claims_do_not_overlap`;
  await sql`
    with days as (select d::date as day, row_number() over (order by d desc) as n
      from generate_series(${span.end}::timestamptz - interval '2000 days', ${span.end}::timestamptz, interval '1 day') d where extract(isodow from d) < 6),
    visits as materialized (
      select c.organization_id, c.practitioner_id, gen_random_uuid() as id, gen_random_uuid() as client,
        (d.day + time '07:00' + interval '110 minutes' * k)::timestamp as wall
      from bookings.schedules c cross join days d cross join generate_series(0, 4) k
      where (d.n - 1) * 5 + k >= ${already} and (d.n - 1) * 5 + k < ${each}
    ),
    booked as (
      insert into bookings.appointments (organization_id, id, practitioner_id, client_id, service_id, schedule_id, status, starts_at, ends_at,
        occupied_from, occupied_until, wall_starts_at, zone, modality, amount_minor, currency, version, created_at)
      select organization_id, id, practitioner_id, client, practitioner_id, practitioner_id,
        case when wall < now() then 'fulfilled' else 'booked' end, wall, wall + interval '60 minutes', wall, wall + interval '75 minutes', wall,
        'Europe/Berlin', 'VIDEO', 8000, 'EUR', 1, now()
      from visits
    )
    insert into bookings.claims (organization_id, id, client_id, kind, resource_id, during, appointment_id)
    select v.organization_id, gen_random_uuid(), v.client, k.kind, case k.kind when 'CLIENT' then v.client else v.practitioner_id end,
      case k.kind when 'CLIENT' then tstzrange(v.wall, v.wall + interval '60 minutes') else tstzrange(v.wall, v.wall + interval '75 minutes') end, v.id
    from visits v cross join (values ('CLIENT'), ('PRACTITIONER')) k (kind)`;
  await sql.unsafe(`alter table bookings.claims add constraint claims_do_not_overlap ${constraint?.definition}`);
}
