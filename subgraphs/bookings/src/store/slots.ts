import type { Interval, OrganizationId, PractitionerId } from '@klear/core';
import type { Drizzle } from '@klear/db';
import { type SQL, sql } from 'drizzle-orm';
import type { LocationId, ScheduleId } from '../domain/schedule.ts';
import type { ServiceId } from '../domain/service.ts';
import type { Slot } from '../domain/slot.ts';
import type { Zone } from '../domain/zone.ts';
import { openHours } from './open-hours.ts';
import { licensedStarts, limitedStarts, needyStarts, takenStarts } from './slot-bounds.ts';
import { instant, range, uuids } from './sql.ts';

export interface SlotQuestion {
  readonly practitionerIds: readonly PractitionerId[];
  /** Only of these services; null for every service of the practitioners. */
  readonly serviceIds: readonly ServiceId[] | null;
  /** Only in these lengths; each service's own when absent. */
  readonly durations?: readonly number[] | null;
  /** Where the client is during a visit that is not in person (ISO 3166); without it none that needs a licence is offered. */
  readonly jurisdiction?: string | null;
  readonly span: Interval;
  /** At most so many for each practitioner, the earliest first. */
  readonly firstEach: number;
  /** Only starts at which every one of the practitioners is free. */
  readonly together?: boolean;
  /** For tests of other times; the database's clock when absent. */
  readonly at?: Date;
}

interface SlotRow extends Record<string, unknown> {
  readonly organization_id: OrganizationId;
  readonly practitioner_id: PractitionerId;
  readonly service_id: ServiceId;
  readonly schedule_id: ScheduleId;
  readonly location_id: LocationId | null;
  readonly zone: Zone;
  /** Unix seconds. */
  readonly starts: string;
  readonly duration_minutes: number;
  readonly seats_left: number | null;
}

/**
 * Free starts of many practitioners in one statement: wall-time hours turned into instants by zone_offsets, minus what is claimed, cut
 * to the grid of each service. Work grows with the starts answered, not with what is stored or how far the span reaches: later weeks
 * are looked at only for those whom the first ones do not give enough. Offers what domain/bookability.ts has no reason against, no more.
 */
export async function findSlots(db: Drizzle, question: SlotQuestion): Promise<Slot[]> {
  const { span, firstEach } = question;
  const near = question.together ? span : firstWeeksOf(span, firstEach);
  const lacking = sql`and s.practitioner_id not in (select practitioner_id from near group by practitioner_id having count(*) >= ${firstEach})`;
  const found =
    near.end < span.end
      ? sql`with near as materialized (${startsIn(question, near)}), far as (${startsIn(question, { start: near.end, end: span.end }, lacking)})
          select * from near union all select * from far`
      : startsIn(question, near);
  // A plan made for one practitioner would be kept for two thousand. Travels with the statement, so it costs no round trip.
  const planning = db.execute(sql`set local plan_cache_mode = 'force_custom_plan'`).then(() => undefined);
  const answering = db.execute<SlotRow>(sql`
    select organization_id, practitioner_id, service_id, schedule_id, location_id, zone, t::text as starts, duration_minutes, seats_left
    from (select f.*, row_number() over (partition by practitioner_id order by t, service_id, duration_minutes) as rank from (${found}) f) ranked
    where rank <= ${firstEach} order by practitioner_id, t, service_id, duration_minutes`);
  const [rows] = await Promise.all([answering, planning]);
  return rows.map(slotOf);
}

/** The first starts on each span of free time, of everybody who is asked about and not left out by `unless`. */
function startsIn(question: SlotQuestion, span: Interval, unless: SQL = sql``): SQL {
  const { firstEach, together = false } = question;
  const at = question.at ? instant(question.at) : sql`(select current_instant())`;
  const serviceIds = question.serviceIds && uuids(question.serviceIds);
  const durations = question.durations ? sql`${`{${question.durations.join(',')}}`}::integer[]` : sql`array[s.duration_minutes]`;
  return sql`
    with asked as materialized (
      select s.organization_id, s.practitioner_id, s.id as service_id, s.location_id as only_at, s.modality, s.capacity, s.needs, s.licence,
        s.daily_limit, s.weekly_limit, s.daily_limit is not null or s.weekly_limit is not null as is_limited,
        s.alignment_minutes * 60 as step, d.minutes as duration_minutes, make_interval(mins => d.minutes) as duration,
        make_interval(mins => s.buffer_before_minutes) as before, make_interval(mins => s.buffer_after_minutes) as after,
        greatest(${instant(span.start)}, ${at} + make_interval(mins => s.minimum_notice_minutes)) as earliest,
        least(${instant(span.end)}, ${at} + make_interval(hours => 24 * s.horizon_days) + interval '1 microsecond') as latest
      from known_services s cross join lateral unnest(${durations}) d (minutes)
      where s.practitioner_id = any (${uuids(question.practitionerIds)}) and s.active
        and (s.duration_options = '[]' and d.minutes = s.duration_minutes
          or s.duration_options @> jsonb_build_array(jsonb_build_object('durationMinutes', d.minutes)))
        and not exists (select from known_practitioners p where p.id = s.practitioner_id and not p.active)
        and not exists (select from known_organizations g where g.id = s.organization_id and g.suspended) ${serviceIds ? sql`and s.id = any (${serviceIds})` : sql``} ${unless}
    ),
    askers as materialized (select distinct organization_id, practitioner_id from asked),
    ${openHours(span, sql`askers`)},
    needed as materialized (
      select r.id, r.organization_id, r.location_id, r.kind, r.type from resources r
      where r.active and (r.organization_id, r.kind, r.type) in
        (select a.organization_id, n ->> 'kind', n ->> 'type' from asked a cross join lateral jsonb_array_elements(a.needs) n)
    ),
    taken as materialized (
      select b.resource_id, array_agg(b.during) as spans
      from busy_ranges(array(select practitioner_id from askers) || array(select id from needed), ${range(widened(span))}) b group by b.resource_id
    ),
    -- On which dates of each zone the services that have limits are given already.
    counted as materialized (
      select v.service_id, o.zone, date_trunc('day', timestamp 'epoch' + (extract(epoch from v.starts_at) + z.offset_seconds) * interval '1 second') as day
      from (select array_agg(organization_id) as organizations, array_agg(practitioner_id) as practitioners, array_agg(service_id) as services
        from (select distinct organization_id, practitioner_id, service_id from asked where is_limited) l) l
      cross join lateral visit_starts(l.organizations, l.practitioners, l.services, ${range(weeksAround(span))}, '{}') v
      cross join (select distinct zone from open) o
      join zone_offsets z on z.zone = o.zone and z.from_at <= v.starts_at and v.starts_at < z.until_at
    ),
    free as (
      select a.service_id, a.organization_id, a.practitioner_id, a.duration_minutes, a.step, a.capacity, o.schedule_id, o.location_id, o.zone, s as starts
      from asked a
      join open o on o.practitioner_id = a.practitioner_id and o.organization_id = a.organization_id
        and (a.only_at is null or a.only_at = o.location_id)
      left join taken t on t.resource_id = a.practitioner_id
      -- Starts whose visit fits into the open hours, within notice, horizon and span.
      cross join lateral (
        select range_agg(tstzrange(greatest(lower(w), a.earliest), least(upper(w) - a.duration + interval '1 microsecond', a.latest))) as starts
        from unnest(o.hours) w
        where greatest(lower(w), a.earliest) < least(upper(w) - a.duration + interval '1 microsecond', a.latest)
      ) fitting
      cross join lateral (${takenStarts}) forbidden
      left join lateral (${limitedStarts}) limited on a.is_limited
      left join lateral (${needyStarts}) needy on a.needs <> '[]'
      left join lateral (${licensedStarts(question.jurisdiction ?? null)}) licensed on a.licence is not null
      cross join lateral unnest(
        (fitting.starts * coalesce(licensed.starts, '{(,)}')) - coalesce(forbidden.starts, '{}') - coalesce(limited.starts, '{}') - coalesce(needy.starts, '{}')
      ) s
    ),
    -- A span of free starts, cut where the zone's offset changes, and its first start on the grid of wall time (Unix seconds).
    gridded as (
      select f.*, (ceil((extract(epoch from greatest(lower(f.starts), z.from_at)) + z.offset_seconds) / f.step) * f.step - z.offset_seconds)::bigint as first,
        extract(epoch from least(upper(f.starts), z.until_at)) as until, upper_inc(f.starts) and upper(f.starts) < z.until_at as with_until
      from free f join periods z on z.zone = f.zone and z.from_at <= upper(f.starts) and lower(f.starts) < z.until_at
    ),
    -- Group sessions that were begun: their claims keep others out, and their seats are offered by themselves.
    joinable as (
      select a.organization_id, a.practitioner_id, a.service_id, s.schedule_id, o.location_id, o.zone, a.duration_minutes,
        extract(epoch from s.starts_at)::bigint as t, s.capacity - s.seats_taken as seats_left
      from asked a
      join open_sessions(array(select practitioner_id from askers), ${range(span)}) s on s.service_id = a.service_id and s.ends_at = s.starts_at + a.duration
      join open o on o.schedule_id = s.schedule_id and (a.only_at is null or a.only_at = o.location_id)
      join periods z on z.zone = o.zone and z.from_at <= s.starts_at and s.starts_at < z.until_at
      left join lateral (${licensedStarts(question.jurisdiction ?? null)}) licensed on a.licence is not null
      where a.capacity > 1 and s.seats_taken < s.capacity and s.starts_at >= a.earliest and s.starts_at < a.latest
        and o.hours @> tstzrange(s.starts_at, s.ends_at) and coalesce(licensed.starts, '{(,)}') @> s.starts_at
        and (extract(epoch from s.starts_at) + z.offset_seconds) % a.step = 0
    ),
    starts as (
      select distinct on (practitioner_id, t, service_id, duration_minutes) *
      from (
        select g.organization_id, g.practitioner_id, g.service_id, g.schedule_id, g.location_id, g.zone, g.duration_minutes, t,
          case when g.capacity > 1 then g.capacity end as seats_left
        from gridded g
        cross join lateral (
          select t from generate_series(g.first, floor(g.until)::bigint, g.step::bigint) t where t < g.until or g.with_until
          ${together ? sql`` : sql`limit ${firstEach}`}
        ) grid
        union all
        select * from joinable
      ) every_start
      order by practitioner_id, t, service_id, duration_minutes, schedule_id
    )
    select * from starts ${together ? sql`where t in (${startsOfAll(question.practitionerIds)})` : sql``}`;
}

/** A week, which has each weekday once, for every ten starts that are asked for. */
function firstWeeksOf(span: Interval, firstEach: number): Interval {
  const end = span.start.getTime() + 7 * Math.ceil(firstEach / 10) * dayMs;
  return { start: span.start, end: new Date(Math.min(end, span.end.getTime())) };
}

const startsOfAll = (ids: readonly PractitionerId[]) =>
  sql`select t from starts group by t having count(distinct practitioner_id) = ${new Set(ids).size}::integer`;

const dayMs = 86_400_000;

/** A claim that lies outside the span can still reach into it by the buffers and duration of the asked visit: a day at most each. */
function widened(span: Interval): Interval {
  return { start: new Date(span.start.getTime() - dayMs), end: new Date(span.end.getTime() + 2 * dayMs) };
}

/** Whole ISO weeks of every zone that the span touches. */
function weeksAround(span: Interval): Interval {
  return { start: new Date(span.start.getTime() - 8 * dayMs), end: new Date(span.end.getTime() + 8 * dayMs) };
}

function slotOf(row: SlotRow): Slot {
  const startMs = Number(row.starts) * 1000;
  return {
    organizationId: row.organization_id,
    practitionerId: row.practitioner_id,
    serviceId: row.service_id,
    scheduleId: row.schedule_id,
    locationId: row.location_id,
    zone: row.zone,
    visit: { start: new Date(startMs), end: new Date(startMs + row.duration_minutes * 60_000) },
    seatsLeft: row.seats_left,
  };
}
