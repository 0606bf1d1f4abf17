-- Pools of an organization's practitioners among whom a visit is given to whoever fits (docs/adr/0034-routing.md).
create table routing_pools (
  organization_id uuid not null,
  id uuid not null,
  name text not null check (length(name) between 1 and 120),
  strategy text not null check (strategy in ('ROUND_ROBIN', 'LEAST_BUSY', 'CONTINUITY', 'WEIGHTED')),
  version integer not null default 1 check (version > 0),
  primary key (organization_id, id)
);
create index routing_pools_id on routing_pools (id);
call protect_table('routing_pools');
call keep_tenant('routing_pools');

create table routing_members (
  organization_id uuid not null,
  pool_id uuid not null,
  service_id uuid not null,
  -- The share of visits, against those of the others.
  weight integer not null check (weight between 1 and 100),
  primary key (organization_id, pool_id, service_id),
  foreign key (organization_id, pool_id) references routing_pools (organization_id, id)
);
create index routing_members_pool on routing_members (pool_id);
call protect_table('routing_members');
call keep_tenant('routing_members');

-- That there is a pool, and of which services, is public as services are.
create policy routing_pools_public on routing_pools for select to klear_bookings_app using ((select viewer_kind()) is not null);
create policy routing_pools_edit on routing_pools for all to klear_bookings_app
  using (organization_id = (select viewer_organization_id()) and (select viewer_has_role('OWNER', 'MANAGER')))
  with check (organization_id = (select viewer_organization_id()) and (select viewer_has_role('OWNER', 'MANAGER')));
create policy routing_members_public on routing_members for select to klear_bookings_app using ((select viewer_kind()) is not null);
create policy routing_members_edit on routing_members for all to klear_bookings_app
  using (organization_id = (select viewer_organization_id()) and (select viewer_has_role('OWNER', 'MANAGER')))
  with check (organization_id = (select viewer_organization_id()) and (select viewer_has_role('OWNER', 'MANAGER')));

-- How visits were given so far: the practice's business. A client's command reads and moves it through the two functions below.
create table routing_turns (
  organization_id uuid not null,
  pool_id uuid not null,
  service_id uuid not null,
  given bigint not null check (given > 0),
  -- The pool's turn in which it was the last time; turns are numbered from 1.
  last_turn bigint not null check (last_turn > 0),
  primary key (organization_id, pool_id, service_id),
  foreign key (organization_id, pool_id, service_id) references routing_members (organization_id, pool_id, service_id) on delete cascade
);
create index routing_turns_pool on routing_turns (pool_id);
call protect_table('routing_turns');
call keep_tenant('routing_turns');
create policy routing_turns_edit on routing_turns for all to klear_bookings_app
  using (organization_id = (select viewer_organization_id()) and (select viewer_has_role('OWNER', 'MANAGER')))
  with check (organization_id = (select viewer_organization_id()) and (select viewer_has_role('OWNER', 'MANAGER')));
grant select, insert, update on routing_turns to klear_bookings_definer;
create policy routing_turns_definer on routing_turns for all to klear_bookings_definer using (true) with check (true);
grant select on routing_members to klear_bookings_definer;
create policy routing_members_definer on routing_members for select to klear_bookings_definer using (true);

create function routing_turns_of(pool uuid) returns table (service_id uuid, given bigint, last_turn bigint)
  language sql stable security definer rows 20
  begin atomic
    select t.service_id, t.given, t.last_turn from routing_turns t where t.pool_id = pool;
  end;
call own_by_definer('routing_turns_of(uuid)');

-- Gives a member the pool's next turn. Whoever calls it holds the pool's lock (store/routing-pools.ts).
create function take_routing_turn(pool uuid, service uuid) returns bigint
  language sql volatile security definer
  begin atomic
    insert into routing_turns (organization_id, pool_id, service_id, given, last_turn)
    select m.organization_id, m.pool_id, m.service_id, 1, coalesce((select max(t.last_turn) from routing_turns t where t.pool_id = pool), 0) + 1
    from routing_members m where m.pool_id = pool and m.service_id = service
    on conflict (organization_id, pool_id, service_id)
      do update set given = routing_turns.given + 1, last_turn = excluded.last_turn
    returning last_turn;
  end;
call own_by_definer('take_routing_turn(uuid, uuid)');

-- How a hold came to its practitioner, told to its client alone: it says whom they have seen before.
create table routed_holds (
  organization_id uuid not null,
  hold_id uuid not null,
  client_id uuid not null,
  pool_id uuid not null,
  strategy text not null,
  why text not null,
  passed_over jsonb not null,
  primary key (organization_id, hold_id),
  foreign key (organization_id, hold_id) references holds (organization_id, id)
);
create index routed_holds_hold on routed_holds (hold_id);
call protect_table('routed_holds');
call keep_tenant('routed_holds');
create policy routed_holds_client on routed_holds for all to klear_bookings_app
  using (client_id = (select viewer_person_id()))
  with check (client_id = (select viewer_person_id()));
