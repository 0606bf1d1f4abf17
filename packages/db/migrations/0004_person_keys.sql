-- Wrapped data keys, one per person: useless without the key ring. No role lists them; the functions answer for named persons only.
create table person_keys (
  person_id uuid primary key,
  version integer not null,
  wrapped bytea not null,
  created_at timestamptz not null default transaction_timestamp()
);
call protect_table('person_keys');

create function find_person_keys(persons uuid[]) returns setof person_keys language sql volatile security definer as $$
  select * from person_keys where person_id = any(persons) and viewer_kind() is not null
$$;

create function create_person_key(person uuid, key_version integer, key_wrapped bytea) returns setof person_keys
language plpgsql volatile security definer as $$
begin
  if viewer_kind() is null then
    return;
  end if;
  insert into person_keys (person_id, version, wrapped) values (person, key_version, key_wrapped) on conflict (person_id) do nothing;
  return query select * from person_keys where person_id = person;
end $$;

do $$
declare
  definer text := quote_ident('klear_' || current_schema() || '_definer');
begin
  execute 'revoke insert, update, delete on person_keys from ' || quote_ident('klear_' || current_schema() || '_app');
  execute 'grant select, insert, update on person_keys to ' || definer;
  execute 'create policy person_keys_definer on person_keys to ' || definer || ' using (true) with check (true)';
end $$;

call own_by_definer('find_person_keys(uuid[])');
call own_by_definer('create_person_key(uuid, integer, bytea)');
