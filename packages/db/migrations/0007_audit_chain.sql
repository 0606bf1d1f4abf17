-- What the sealer makes of audit_events: one chain per organization (the nil UUID: facts of no organization), each link with the
-- SHA-256 of its fact and of the link before it, signed. docs/audit.md tells the bytes.
create table audit_links (
  chain uuid not null,
  sequence bigint not null,
  epoch integer not null,
  event_id uuid not null,
  sealed_at timestamptz not null,
  hash bytea not null,
  key text not null,
  signature bytea not null,
  primary key (chain, sequence)
);
create unique index audit_links_event on audit_links (event_id);
call protect_table('audit_links');

-- What was exported and then removed: the links first_sequence .. last_sequence of a chain, in one signed file.
-- `proof` is the SHA-256 of the hashes of these links, one after the other, as they were read back from the file.
create table audit_segments (
  chain uuid not null,
  first_sequence bigint not null,
  last_sequence bigint not null,
  epoch integer not null,
  previous_hash bytea not null,
  last_hash bytea not null,
  proof bytea not null,
  archived_at timestamptz not null,
  key text not null,
  signature bytea not null,
  primary key (chain, first_sequence)
);
call protect_table('audit_segments');

-- How far the sealer has looked: every fact whose fence is lower has its link.
create table audit_sealer (
  name text primary key,
  floor xid8 not null,
  moved_at timestamptz not null default transaction_timestamp()
);
call protect_table('audit_sealer');
insert into audit_sealer (name, floor) values ('sealer', '0');

create function stand_for_ever() returns trigger language plpgsql as $$
begin
  raise exception '% on % is refused: what the audit log holds stands', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end $$;

-- A segment is written by the archivist alone, goes on where the one before it ended, holds exactly the links that are here with all
-- their facts, and leaves the newest link, on which the sealer builds.
create function check_audit_segment() returns trigger language plpgsql as $$
declare
  links record;
begin
  select count(e.id) as facts, sha256(string_agg(l.hash, ''::bytea order by l.sequence)) as proof into links
    from audit_links l left join audit_events e on e.id = l.event_id
    where l.chain = new.chain and l.sequence between new.first_sequence and new.last_sequence;
  if current_user <> 'klear_audit_archivist'
    or new.first_sequence <> 1 + coalesce((select max(last_sequence) from audit_segments where chain = new.chain), 0)
    or links.facts <> new.last_sequence - new.first_sequence + 1
    or links.proof <> new.proof
    or not exists (select from audit_links where chain = new.chain and sequence = new.last_sequence and hash = new.last_hash)
    or not exists (select from audit_links where chain = new.chain and sequence > new.last_sequence)
  then
    raise exception 'a segment that does not hold what is here' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

-- The one way out: a fact whose link lies in an archived segment, and after it that link.
create function only_archived() returns trigger language plpgsql as $$
declare
  archived boolean := false;
begin
  if current_user = 'klear_audit_archivist' and tg_table_name = 'audit_events' then
    archived := exists (select from audit_links l join audit_segments s
      on s.chain = l.chain and l.sequence between s.first_sequence and s.last_sequence where l.event_id = old.id);
  elsif current_user = 'klear_audit_archivist' then
    archived := not exists (select from audit_events where id = old.event_id) and exists (select from audit_segments s
      where s.chain = old.chain and old.sequence between s.first_sequence and s.last_sequence);
  end if;
  if not archived then
    raise exception 'DELETE on % is refused: what the audit log holds stands', tg_table_name using errcode = 'insufficient_privilege';
  end if;
  return old;
end $$;

create trigger audit_stands before update or truncate on audit_events for each statement execute function stand_for_ever();
create trigger audit_stands before update or truncate on audit_links for each statement execute function stand_for_ever();
create trigger audit_stands before update or delete or truncate on audit_segments for each statement execute function stand_for_ever();
create trigger audit_archived before delete on audit_events for each row execute function only_archived();
create trigger audit_archived before delete on audit_links for each row execute function only_archived();
create trigger audit_checked before insert on audit_segments for each row execute function check_audit_segment();

-- The app has no business here. The sealer adds links. The reader, who verifies, reads; the archivist reads, adds segments and
-- removes what they hold. Both see every organization and sign in to nothing else.
do $$
declare
  here text := quote_ident(current_schema());
  app text := quote_ident('klear_' || current_schema() || '_app');
  system text := quote_ident('klear_' || current_schema() || '_system');
  name text;
begin
  execute 'alter function check_audit_segment() set search_path = ' || here || ', pg_temp';
  execute 'alter function only_archived() set search_path = ' || here || ', pg_temp';
  execute 'revoke all on audit_links, audit_segments, audit_sealer from ' || app || ', ' || system;
  execute 'grant select, insert on audit_links to ' || system;
  execute 'grant select on audit_segments to ' || system;
  execute 'grant select, update on audit_sealer to ' || system;
  foreach name in array array['audit_events', 'audit_links', 'audit_segments'] loop
    execute format('grant select on %I to klear_audit_reader, klear_audit_archivist', name);
    execute format('create policy %I on %I for select to klear_audit_reader, klear_audit_archivist using (true)', name || '_read', name);
  end loop;
  grant insert on audit_segments to klear_audit_archivist;
  grant delete on audit_events, audit_links to klear_audit_archivist;
  create policy audit_segments_archive on audit_segments for insert to klear_audit_archivist with check (true);
  create policy audit_events_archive on audit_events for delete to klear_audit_archivist using (true);
  create policy audit_links_archive on audit_links for delete to klear_audit_archivist using (true);
end $$;
