-- The nonces of mutations that came over the hop: what one process of this subgraph has taken, no other one takes again.
-- The app adds them and reads none. They are of no use once their signature is stale, and are swept then.
create table hop_nonces (
  nonce text collate "C" primary key,
  expires_at timestamptz not null
);
create index hop_nonces_expires_at on hop_nonces (expires_at);
call protect_table('hop_nonces');

do $$
declare
  app text := quote_ident('klear_' || current_schema() || '_app');
begin
  execute 'create policy hop_nonces_take on hop_nonces for insert to ' || app || ' with check ((select viewer_kind()) is not null)';
  execute 'revoke select, update, delete on hop_nonces from ' || app;
end $$;
