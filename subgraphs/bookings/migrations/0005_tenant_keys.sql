-- The tenant is part of the key. That claims of one resource never overlap holds across tenants on purpose: a person, a room or a
-- device is in one place at a time, whoever books it.
alter table claims drop constraint claims_pkey;
alter table claims add primary key (organization_id, id);
create index claims_id on claims (id);
