-- Events leave in the order of (fence, position). A row's fence is its transaction's id, or the highest fence that was committed
-- before it, so what was recorded after a commit also leaves after it. Once every id below some X has ended, no row with a
-- fence below X can appear any more: the relay reads only those (X is pg_snapshot_xmin), and its cursor passes no one.
create table outbox (
  position bigint generated always as identity primary key,
  fence xid8 not null default '0',
  event_id uuid not null unique,
  type text not null,
  organization_id uuid,
  envelope jsonb not null,
  recorded_at timestamptz not null default transaction_timestamp()
);
create unique index outbox_order on outbox (fence, position);
create index outbox_recorded_at on outbox (recorded_at);
call protect_table('outbox');

create function outbox_fence() returns trigger language plpgsql volatile security definer as $$
begin
  new.fence := greatest(pg_current_xact_id(), (select fence from outbox order by fence desc, position desc limit 1));
  return new;
end $$;
create trigger outbox_fence before insert on outbox for each row execute function outbox_fence();
call own_by_definer('outbox_fence()');

create table relay_cursor (
  name text primary key,
  fence xid8 not null,
  position bigint not null,
  moved_at timestamptz not null default transaction_timestamp()
);
call protect_table('relay_cursor');

create table inbox (
  consumer text not null,
  event_id uuid not null,
  handled_at timestamptz not null default transaction_timestamp(),
  primary key (consumer, event_id)
);
create index inbox_handled_at on inbox (handled_at);
call protect_table('inbox');

-- What a mutation answered to an idempotency key: ids and codes only. A system caller has no person.
create table idempotency (
  id bigint generated always as identity primary key,
  person_id uuid,
  organization_id uuid,
  mutation text not null,
  key text not null,
  input_hash bytea not null,
  outcome text check (outcome in ('ok', 'err')),
  result_id text,
  error jsonb,
  created_at timestamptz not null,
  constraint idempotency_key unique nulls not distinct (person_id, organization_id, mutation, key)
);
create index idempotency_created_at on idempotency (created_at);
call protect_table('idempotency');

-- Writers of events and keys: any viewer may record events, none may read them back; a person sees their own keys.
do $$
declare
  app text := quote_ident('klear_' || current_schema() || '_app');
  definer text := quote_ident('klear_' || current_schema() || '_definer');
begin
  execute 'grant select on outbox to ' || definer;
  execute 'create policy outbox_fence on outbox for select to ' || definer || ' using (true)';
  execute 'create policy outbox_record on outbox for insert to ' || app || ' with check ((select viewer_kind()) is not null)';
  execute 'create policy idempotency_own on idempotency to ' || app
    || ' using (person_id = (select viewer_person_id())) with check (person_id = (select viewer_person_id()))';
  execute 'revoke update, delete on outbox from ' || app;
  execute 'revoke insert, update, delete on relay_cursor, inbox from ' || app;
end $$;
