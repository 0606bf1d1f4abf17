import type { Interval } from '@klear/core';
import { type SQL, sql } from 'drizzle-orm';

const dayMs = 86_400_000;

const dayOf = (at: Date, shift: number): string => new Date(at.getTime() + shift * dayMs).toISOString().slice(0, 10);

/**
 * Common table expressions that answer when schedules are open, as the last of them, `open (organization_id, practitioner_id, schedule_id,
 * location_id, zone, hours)`: weekly rules or the newest exception of each date, without holidays that are kept and without time off.
 * `whose` is a relation of (organization_id, practitioner_id), each once. The same as domain/openings.ts.
 */
export function openHours(span: Interval, whose: SQL): SQL {
  // One date more on either side than the span has in UTC: no zone is a whole day away from it.
  const first = sql`${dayOf(span.start, -1)}::date`;
  const last = sql`${dayOf(span.end, 1)}::date`;
  return sql`
    calendars as materialized (
      select c.* from ${whose} w
      join schedules c on c.practitioner_id = w.practitioner_id and c.organization_id = w.organization_id
      where c.effective_from <= ${last} and coalesce(c.effective_until, ${last}) >= ${first}
    ),
    -- Wall times are compared and turned into instants as whole seconds since 1970, as if they were UTC: there are tens of thousands.
    periods as materialized (
      select z.*, extract(epoch from z.wall_from)::bigint as wall_from_s, extract(epoch from z.wall_until)::bigint as wall_until_s
      from zone_offsets z
      where z.zone in (select c.zone from calendars c) and z.wall_until >= ${first} and z.wall_from <= ${last} + 2
    ),
    -- The newest exception of each date that has one.
    differing as materialized (
      select distinct on (e.schedule_id, n.day) e.schedule_id, n.day::date as day, e.starts_at, e.ends_at
      from calendars c join schedule_exceptions e on e.schedule_id = c.id and e.last_day >= ${first} and e.first_day <= ${last}
      cross join lateral generate_series(greatest(e.first_day, ${first})::timestamp, least(e.last_day, ${last})::timestamp, interval '1 day') n (day)
      order by e.schedule_id, n.day, e.id desc
    ),
    wall_hours as (
      select r.schedule_id, n.day, r.opens_s, r.closes_s
      from calendars c
      join (
        select schedule_id, weekday, extract(epoch from starts_at)::bigint as opens_s, extract(epoch from ends_at)::bigint as closes_s
        from schedule_rules
      ) r on r.schedule_id = c.id
      -- The rule's weekday on or after the first date, and every week from there.
      cross join lateral (select ${first} + (r.weekday - extract(isodow from ${first})::integer + 7) % 7 + 7 * k as day
        from generate_series(0, (${last} - ${first}) / 7) k) n
      where n.day <= ${last}
        and not exists (select from differing x where x.schedule_id = r.schedule_id and x.day = n.day)
        and not exists (select from holidays h where h.region = c.holiday_region and h.day = n.day)
      union all
      select x.schedule_id, x.day, extract(epoch from h.opens)::bigint, extract(epoch from h.closes)::bigint
      from differing x cross join lateral unnest(x.starts_at, x.ends_at) h (opens, closes)
    ),
    away as materialized (
      select t.organization_id, t.practitioner_id, range_agg(tstzrange(i.gone, greatest(i.gone, i.back))) as spans
      from ${whose} w
      join time_off t on t.practitioner_id = w.practitioner_id and t.organization_id = w.organization_id
        and t.wall_until >= ${first} and t.wall_from <= ${last} + 1
      cross join lateral (select instant_of_wall(t.zone, t.wall_from) as gone, instant_of_wall(t.zone, t.wall_until) as back) i
      group by t.organization_id, t.practitioner_id
    ),
    -- Grouped without a join back: estimates of what comes out of ranges are poor, and a nested loop over them is quadratic.
    open as materialized (
      select h.organization_id, h.practitioner_id, h.schedule_id, h.location_id, h.zone, h.hours - coalesce((
        select a.spans from away a where a.practitioner_id = h.practitioner_id and a.organization_id = h.organization_id
      ), '{}'::tstzmultirange) as hours
      from (
        select any_value(c.organization_id) as organization_id, any_value(c.practitioner_id) as practitioner_id, c.id as schedule_id,
          any_value(c.location_id) as location_id, any_value(c.zone) as zone, range_agg(tstzrange(i.opens, i.closes)) as hours
        from wall_hours w join calendars c on c.id = w.schedule_id
        cross join lateral (select (w.day - date 'epoch') * 86400::bigint as midnight_s offset 0) n
        join periods o on o.zone = c.zone and o.wall_from_s <= n.midnight_s + w.opens_s and n.midnight_s + w.opens_s < o.wall_until_s
        join periods z on z.zone = c.zone and z.wall_from_s <= n.midnight_s + w.closes_s and n.midnight_s + w.closes_s < z.wall_until_s
        cross join lateral (select to_timestamp(n.midnight_s + w.opens_s - o.offset_seconds) as opens,
          to_timestamp(n.midnight_s + w.closes_s - z.offset_seconds) as closes) i
        where w.day >= c.effective_from and (c.effective_until is null or w.day <= c.effective_until) and i.opens < i.closes
        group by c.id
      ) h
    )`;
}
