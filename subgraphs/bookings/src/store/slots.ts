import type { Interval, OrganizationId, PractitionerId } from '@klear/core';
import type { Drizzle } from '@klear/db';
import { sql } from 'drizzle-orm';
import type { LocationId, ScheduleId } from '../domain/schedule.ts';
import type { ServiceId } from '../domain/service.ts';
import type { Slot } from '../domain/slot.ts';
import type { Zone } from '../domain/zone.ts';
import { instant, range, uuids } from './sql.ts';

export interface SlotQuestion {
  readonly practitionerIds: readonly PractitionerId[];
  /** Only of these services; null for every service of the practitioners. */
  readonly serviceIds: readonly ServiceId[] | null;
  readonly span: Interval;
  /** At most so many for each practitioner, the earliest first. */
  readonly firstEach: number;
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
}

/**
 * Free starts of many practitioners in one statement: wall-time hours turned into instants by zone_offsets, minus what is claimed, cut
 * to the grid of each service. Work grows with the open hours asked for and the starts answered, not with what is stored.
 */
export async function findSlots(db: Drizzle, question: SlotQuestion): Promise<Slot[]> {
  const { span, firstEach } = question;
  const at = question.at ? instant(question.at) : sql`(select current_instant())`;
  const serviceIds = question.serviceIds && uuids(question.serviceIds);
  const firstDay = dayOf(span.start, -1);
  const dayCount = Math.round((Date.parse(dayOf(span.end, 1)) - Date.parse(firstDay)) / dayMs);
  // A plan made for one practitioner would be kept for two thousand. Travels with the statement, so it costs no round trip.
  const planning = db.execute(sql`set local plan_cache_mode = 'force_custom_plan'`).then(() => undefined);
  const answering = db.execute<SlotRow>(sql`
    with asked as materialized (
      select s.*, make_interval(mins => s.duration_minutes) as duration, make_interval(mins => s.buffer_before_minutes) as before,
        make_interval(mins => s.buffer_after_minutes) as after,
        greatest(${instant(span.start)}, ${at} + make_interval(mins => s.minimum_notice_minutes)) as earliest,
        least(${instant(span.end)}, ${at} + make_interval(hours => 24 * s.horizon_days) + interval '1 microsecond') as latest
      from known_services s
      where s.practitioner_id = any (${uuids(question.practitionerIds)}) and s.active
        and not exists (select from known_practitioners p where p.id = s.practitioner_id and not p.active)
        and not exists (select from known_organizations g where g.id = s.organization_id and g.suspended) ${serviceIds ? sql`and s.id = any (${serviceIds})` : sql``}
    ),
    open as materialized (
      select c.organization_id, c.practitioner_id, c.id as schedule_id, c.location_id, c.zone, wall.hours
      from (select distinct practitioner_id, organization_id from asked) a
      join schedules c on c.practitioner_id = a.practitioner_id and c.organization_id = a.organization_id
      cross join lateral (
        select range_agg(tstzrange(w.opens, w.closes)) as hours
        from (
          select to_timestamp(extract(epoch from n.day + h.opens) - o.offset_seconds) as opens,
            to_timestamp(extract(epoch from n.day + h.closes) - z.offset_seconds) as closes
          -- One date more on either side than the span has in UTC: no zone is a whole day away from it.
          from (select ${firstDay}::date + k as day from generate_series(0, ${dayCount}::integer) k) n
          left join lateral (
            select e.id, e.starts_at, e.ends_at from schedule_exceptions e
            where e.schedule_id = c.id and e.last_day >= n.day and e.first_day <= n.day order by e.id desc limit 1
          ) x on true
          cross join lateral (
            select r.starts_at as opens, r.ends_at as closes from schedule_rules r
            where x.id is null and r.schedule_id = c.id and r.weekday = extract(isodow from n.day)::integer
            union all
            select * from unnest(x.starts_at, x.ends_at)
          ) h
          join zone_offsets o on o.zone = c.zone and o.wall_from <= n.day + h.opens and n.day + h.opens < o.wall_until
          join zone_offsets z on z.zone = c.zone and z.wall_from <= n.day + h.closes and n.day + h.closes < z.wall_until
          where n.day >= c.effective_from and (c.effective_until is null or n.day <= c.effective_until)
        ) w where w.opens < w.closes
      ) wall
    ),
    taken as materialized (
      select b.resource_id, range_agg(b.during) as spans
      from busy_ranges(${uuids(question.practitionerIds)}, ${range(widened(span))}) b group by b.resource_id
    ),
    free as (
      select a.id as service_id, a.organization_id, a.practitioner_id, a.duration_minutes, a.alignment_minutes * 60 as step,
        o.schedule_id, o.location_id, o.zone, s as starts
      from asked a
      join open o on o.practitioner_id = a.practitioner_id and o.organization_id = a.organization_id
      left join taken t on t.resource_id = a.practitioner_id
      -- Starts whose visit fits into the open hours, within notice, horizon and span.
      cross join lateral (
        select range_agg(tstzrange(greatest(lower(w), a.earliest), least(upper(w) - a.duration + interval '1 microsecond', a.latest))) as starts
        from unnest(o.hours) w
        where greatest(lower(w), a.earliest) < least(upper(w) - a.duration + interval '1 microsecond', a.latest)
      ) fitting
      -- Starts that a claim forbids: those whose visit, widened by its own buffers, would meet it.
      cross join lateral (
        select range_agg(tstzrange(lower(b) - a.duration - a.after, upper(b) + a.before, '()')) as starts from unnest(t.spans) b
      ) forbidden
      cross join lateral unnest(fitting.starts - coalesce(forbidden.starts, '{}'::tstzmultirange)) s
    ),
    -- A span of free starts, cut where the zone's offset changes, and its first start on the grid of wall time (Unix seconds).
    gridded as (
      select f.*, (ceil((extract(epoch from greatest(lower(f.starts), z.from_at)) + z.offset_seconds) / f.step) * f.step - z.offset_seconds)::bigint as first,
        extract(epoch from least(upper(f.starts), z.until_at)) as until, upper_inc(f.starts) and upper(f.starts) < z.until_at as with_until
      from free f join zone_offsets z on z.zone = f.zone and z.from_at <= upper(f.starts) and lower(f.starts) < z.until_at
        and z.from_at <= ${instant(span.end)} and ${instant(span.start)} < z.until_at
    ),
    starts as (
      select distinct on (g.practitioner_id, t, g.service_id)
        g.organization_id, g.practitioner_id, g.service_id, g.schedule_id, g.location_id, g.zone, g.duration_minutes, t
      from gridded g
      cross join lateral (
        select t from generate_series(g.first, floor(g.until)::bigint, g.step::bigint) t where t < g.until or g.with_until limit ${firstEach}
      ) grid
      order by g.practitioner_id, t, g.service_id, g.schedule_id
    ),
    ranked as (select starts.*, row_number() over (partition by practitioner_id order by t, service_id) as rank from starts)
    select organization_id, practitioner_id, service_id, schedule_id, location_id, zone, t::text as starts, duration_minutes
    from ranked where rank <= ${firstEach} order by practitioner_id, t, service_id`);
  const [rows] = await Promise.all([answering, planning]);
  return rows.map(slotOf);
}

const dayMs = 86_400_000;

const dayOf = (at: Date, shift: number): string => new Date(at.getTime() + shift * dayMs).toISOString().slice(0, 10);

/** A claim that lies outside the span can still reach into it by the buffers and duration of the asked visit: a day at most each. */
function widened(span: Interval): Interval {
  return { start: new Date(span.start.getTime() - dayMs), end: new Date(span.end.getTime() + 2 * dayMs) };
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
  };
}
