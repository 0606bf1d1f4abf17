-- One stream in commit order. `last_position` is a row that every publication locks: a position can be seen only when all lower ones
-- can be, so a cursor never skips an event, whatever else runs in the cluster.
create table bus.stream (
  only_row boolean primary key default true check (only_row),
  last_position bigint not null default 0,
  first_position bigint not null default 1
);
insert into bus.stream default values;

create table bus.events (
  position bigint primary key,
  id uuid not null unique,
  type text not null,
  envelope jsonb not null,
  published_at timestamptz not null default clock_timestamp()
);

create table bus.groups (
  name text primary key,
  position bigint not null default 0,
  seen_at timestamptz not null default clock_timestamp()
);

-- Claimed, not settled yet: due again when its worker fails or vanishes.
create table bus.deliveries (
  group_name text not null references bus.groups (name) on delete cascade,
  position bigint not null references bus.events (position),
  tries integer not null,
  due_at timestamptz not null,
  primary key (group_name, position)
);
create index deliveries_due on bus.deliveries (group_name, due_at);
create index deliveries_position on bus.deliveries (position);

create table bus.dead_letters (
  group_name text not null references bus.groups (name) on delete cascade,
  position bigint not null references bus.events (position),
  tries integer not null,
  fault text not null,
  failed_at timestamptz not null default clock_timestamp(),
  primary key (group_name, position)
);
create index dead_letters_position on bus.dead_letters (position);

-- Appends in the given order and tells listeners 'last position;types'. An id that is kept already is left alone.
create function bus.publish(batch jsonb) returns void language plpgsql set search_path = pg_catalog as $$
declare
  base bigint;
  added bigint;
begin
  select s.last_position into strict base from bus.stream s for update;
  insert into bus.events (position, id, type, envelope)
    select base + row_number() over (order by fresh.place), fresh.id, fresh.e ->> 'type', fresh.e
    from (
      select distinct on ((b.e ->> 'id')::uuid) (b.e ->> 'id')::uuid as id, b.e, b.place
      from jsonb_array_elements(batch) with ordinality as b (e, place)
      where not exists (select from bus.events kept where kept.id = (b.e ->> 'id')::uuid)
      order by (b.e ->> 'id')::uuid, b.place
    ) fresh;
  get diagnostics added = row_count;
  if added = 0 then return; end if;
  update bus.stream set last_position = base + added;
  perform pg_notify('klear_bus', (base + added) || ';' || (
    select string_agg(distinct e.type, ',') from bus.events e where e.position > base));
end $$;

-- Takes work for a group: one delivery that is due again, alone, so that an event which kills its worker spends only its own tries;
-- else up to `many` new events. With no work: one row with the wait until something is due, or null.
create function bus.claim(of_group text, wanted text[], many integer, lease interval, max_tries integer)
returns table (pos bigint, envelope jsonb, tries integer, wait_ms double precision) language plpgsql set search_path = pg_catalog as $$
declare
  due record;
  reached bigint;
  last bigint;
  upto bigint;
begin
  -- Losing a claim or its end in a crash means one more delivery, which is allowed: no need to wait for the disk.
  perform set_config('synchronous_commit', 'off', true);
  loop
    select d.position, d.tries into due from bus.deliveries d
      where d.group_name = of_group and d.due_at <= clock_timestamp() order by d.position limit 1 for update skip locked;
    exit when not found;
    if due.tries >= max_tries then
      insert into bus.dead_letters (group_name, position, tries, fault) values (of_group, due.position, due.tries, 'WORKER_LOST');
      delete from bus.deliveries d where d.group_name = of_group and d.position = due.position;
      continue;
    end if;
    update bus.deliveries d set tries = d.tries + 1, due_at = clock_timestamp() + lease
      where d.group_name = of_group and d.position = due.position;
    return query select e.position, e.envelope, due.tries + 1, null::double precision from bus.events e where e.position = due.position;
    return;
  end loop;

  select g.position into strict reached from bus.groups g where g.name = of_group for update;
  select s.last_position into strict last from bus.stream s;
  if last > reached then
    with next as (
      select e.position from bus.events e
      where e.position > reached and e.position <= last and e.type = any (wanted) order by e.position limit many
    ), taken as (
      insert into bus.deliveries (group_name, position, tries, due_at)
      select of_group, n.position, 1, clock_timestamp() + lease from next n returning 1
    )
    select case when count(*) = many then max(n.position) else last end into upto from next n;
    update bus.groups g set position = upto where g.name = of_group;
    return query
      select e.position, e.envelope, 1, null::double precision from bus.events e
      where e.position > reached and e.position <= upto and e.type = any (wanted) order by e.position;
    if found then return; end if;
  end if;
  return query
    select null::bigint, null::jsonb, null::integer, extract(epoch from min(d.due_at) - clock_timestamp())::double precision * 1000
    from bus.deliveries d where d.group_name = of_group;
end $$;

-- `attempt` fences: a worker whose lease ran out and whose event was taken by another one changes nothing.
create function bus.settle(of_group text, at bigint, attempt integer) returns void language plpgsql set search_path = pg_catalog as $$
begin
  perform set_config('synchronous_commit', 'off', true);
  delete from bus.deliveries d where d.group_name = of_group and d.position = at and d.tries = attempt;
end $$;

create function bus.fail(of_group text, at bigint, attempt integer, wait interval, reason text, max_tries integer)
returns void language plpgsql set search_path = pg_catalog as $$
begin
  if attempt < max_tries then
    update bus.deliveries d set due_at = clock_timestamp() + wait
      where d.group_name = of_group and d.position = at and d.tries = attempt;
    return;
  end if;
  delete from bus.deliveries d where d.group_name = of_group and d.position = at and d.tries = attempt;
  if found then
    insert into bus.dead_letters (group_name, position, tries, fault) values (of_group, at, attempt, reason);
  end if;
end $$;

-- Gives back what a stopping worker claimed and did not begin.
create function bus.release(of_group text, at bigint, attempt integer) returns void language sql set search_path = pg_catalog as $$
  update bus.deliveries d set tries = attempt - 1, due_at = clock_timestamp()
    where d.group_name = of_group and d.position = at and d.tries = attempt;
$$;

create function bus.replay(of_group text, event_id uuid) returns boolean language plpgsql set search_path = pg_catalog as $$
declare
  at bigint;
  kind text;
begin
  select e.position, e.type into at, kind from bus.events e where e.id = event_id;
  delete from bus.dead_letters l where l.group_name = of_group and l.position = at;
  if not found then return false; end if;
  insert into bus.deliveries (group_name, position, tries, due_at) values (of_group, at, 0, clock_timestamp());
  perform pg_notify('klear_bus', (select s.last_position from bus.stream s) || ';' || kind);
  return true;
end $$;

-- Drops events older than `keep` that no group, delivery or dead letter needs. A group unseen for `forget` holds nothing back.
create function bus.trim(keep interval, forget interval) returns bigint language plpgsql set search_path = pg_catalog as $$
declare
  edge bigint;
  dropped bigint;
begin
  perform from bus.stream s for update;
  select least(
    (select max(e.position) from bus.events e where e.published_at < clock_timestamp() - keep),
    (select min(g.position) from bus.groups g where g.seen_at > clock_timestamp() - forget)
  ) into edge;
  if edge is null then return 0; end if;
  delete from bus.events e where e.position <= edge
    and not exists (select from bus.deliveries d where d.position = e.position)
    and not exists (select from bus.dead_letters l where l.position = e.position);
  get diagnostics dropped = row_count;
  update bus.stream set first_position = greatest(first_position, edge + 1);
  return dropped;
end $$;
