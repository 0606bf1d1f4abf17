-- Keeps the claims of a worker that is alive. `attempt` fences, as it does for what the worker says when it has ended.
create function bus.renew(of_group text, at bigint[], attempt integer, lease interval) returns void language plpgsql
set search_path = pg_catalog as $$
begin
  perform set_config('synchronous_commit', 'off', true);
  update bus.deliveries d set due_at = clock_timestamp() + lease
    where d.group_name = of_group and d.position = any (at) and d.tries = attempt;
end $$;
