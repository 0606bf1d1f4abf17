-- Buckets of the rate limits. All that is kept is when a bucket is full again, in milliseconds since the epoch. Unlogged: after a
-- crash every bucket is full, which does less harm than a write to disk for every operation.
create unlogged table router.buckets (
  key text primary key,
  full_at double precision not null
) with (fillfactor = 50);

-- The sum of router/src/limit/rate/gcra.ts on the database's clock: takes from every bucket or from none. Keys are locked in order.
create function router.take(keys text[], points double precision[], periods double precision[], costs double precision[])
returns table (remaining double precision, full_in_ms double precision, retry_in_ms double precision)
language plpgsql set search_path = pg_catalog as $$
declare
  now_ms double precision;
begin
  perform set_config('synchronous_commit', 'off', true);
  insert into router.buckets (key, full_at) select k, 0 from unnest(keys) k order by k on conflict do nothing;
  perform from router.buckets b where b.key = any (keys) order by b.key for update;
  now_ms := extract(epoch from clock_timestamp()) * 1000;
  return query
    with asked as (
      select a.place, a.key, a.points, a.period, a.cost * a.period / a.points as price, greatest(0, b.full_at - now_ms) as owed
      from unnest(keys, points, periods, costs) with ordinality as a (key, points, period, cost, place)
      join router.buckets b on b.key = a.key
    ), judged as (
      -- A microsecond is forgiven: fractions do not add up exactly.
      select *, owed + price - greatest(period, price) as missing, owed + price - greatest(period, price) > 0.001 as refused from asked
    ), decided as (
      select *, owed + case when bool_or(refused) over () then 0 else price end as full_in from judged
    ), written as (
      update router.buckets b set full_at = now_ms + d.full_in from decided d where b.key = d.key and d.full_in > d.owed
    )
    select greatest(0, floor((d.period - d.full_in) * d.points / d.period + 0.001)), d.full_in,
      case when d.refused then d.missing else 0 end
    from decided d order by d.place;
end $$;

-- Drops what is full anyway.
create function router.trim() returns void language sql set search_path = pg_catalog as $$
  delete from router.buckets where full_at < extract(epoch from clock_timestamp()) * 1000;
$$;
