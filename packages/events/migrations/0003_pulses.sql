-- Up to when an outbox was published, by this database's clock alone. Lost in a crash and written anew at once: no need to log it.
create unlogged table bus.pulses (
  owner text primary key,
  known_to timestamptz not null
);

create function bus.pulse(of_owner text, age interval) returns void language plpgsql set search_path = pg_catalog as $$
begin
  perform set_config('synchronous_commit', 'off', true);
  insert into bus.pulses (owner, known_to) values (of_owner, clock_timestamp() - age)
    on conflict (owner) do update set known_to = excluded.known_to;
end $$;
