import { type SQL, sql } from 'drizzle-orm';

/** One duration of a service on one schedule, as the pieces below call it: `a` of `asked` and `o` of `open` in store/slots.ts. */

/** Starts that a claim on the practitioner forbids: those whose visit, widened by its own buffers, would meet it. */
export const takenStarts: SQL = sql`
  select range_agg(tstzrange(lower(b) - a.duration - a.after, upper(b) + a.before, '()')) as starts from unnest(t.spans) b`;

/** Starts on days and in ISO weeks, of the schedule's zone, in which the service is given as often as it may be. */
export const limitedStarts: SQL = sql`
  select range_agg(tstzrange(instant_of_wall(o.zone, f.day), instant_of_wall(o.zone, f.day + f.length))) as starts
  from (
    select n.day, interval '1 day' as length from counted n
    where n.service_id = a.service_id and n.zone = o.zone group by n.day having count(*) >= a.daily_limit
    union all
    select date_trunc('week', n.day), interval '7 days' from counted n
    where n.service_id = a.service_id and n.zone = o.zone group by date_trunc('week', n.day) having count(*) >= a.weekly_limit
  ) f where a.is_limited`;

/** Starts at which fewer resources of a needed type are free there than the service needs: a sweep over the claims of each. */
export const needyStarts: SQL = sql`
  select range_agg(f.starts) as starts
  from (select x ->> 'kind' as kind, x ->> 'type' as type, count(*) as wanted from jsonb_array_elements(a.needs) x group by 1, 2) n
  cross join lateral (
    select array_agg(r.id) as ids from needed r
    where r.organization_id = a.organization_id and r.kind = n.kind and r.type = n.type and (r.location_id is null or r.location_id = o.location_id)
  ) there
  cross join lateral (
    select tstzrange('-infinity', 'infinity') as starts where coalesce(cardinality(there.ids), 0) < n.wanted
    union all
    select tstzrange(w.at, w.until)
    from (
      select e.at, lead(e.at) over (order by e.at) as until, sum(sum(e.step)) over (order by e.at) as busy
      from taken t
      -- A start s is forbidden by a claim when lower - duration - after < s < upper + before; microseconds make that half-open.
      cross join lateral unnest((select range_agg(tstzrange(lower(b) - a.duration - a.after + interval '1 microsecond', upper(b) + a.before))
        from unnest(t.spans) b)) u
      cross join lateral (values (lower(u), 1), (upper(u), -1)) e (at, step)
      where t.resource_id = any (there.ids)
      group by e.at
    ) w where w.busy > cardinality(there.ids) - n.wanted and w.until is not null
  ) f`;

/** Starts of visits that one verified credential covers in time and place; where the client is tells the second unless it is in person. */
export const licensedStarts = (jurisdiction: string | null): SQL => sql`
  select case when a.licence is null then '{(,)}'::tstzmultirange else coalesce((
    select range_agg(tstzrange(i.first, i.last, '[]')) from known_credentials k
    cross join lateral (select coalesce(instant_of_wall(o.zone, k.starts_on), '-infinity') as first,
      coalesce(instant_of_wall(o.zone, k.ends_on + 1), 'infinity') - a.duration as last) i
    where k.practitioner_id = a.practitioner_id and k.code = a.licence and k.held and k.verified and i.first <= i.last
      and (here.jurisdiction = k.jurisdiction or starts_with(here.jurisdiction, k.jurisdiction || '-'))
  ), '{}') end as starts
  from (select case when a.modality = 'IN_PERSON' then (select l.jurisdiction from known_locations l where l.id = o.location_id)
    else ${jurisdiction}::text end as jurisdiction) here`;
