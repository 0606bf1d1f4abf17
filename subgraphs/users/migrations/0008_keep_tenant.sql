-- A row never changes its tenant (packages/db/migrations/0008_keep_tenant.sql).
call keep_tenant('organization_identifiers');
call keep_tenant('first_locations');
call keep_tenant('memberships');
call keep_tenant('invitations');
call keep_tenant('known_clients');
call keep_tenant('apps');
call keep_tenant('app_grants');
call keep_tenant('consents');
-- One first place for each organization is the primary key already; that an id was taken elsewhere is nobody's to learn.
alter table first_locations drop constraint first_locations_location_id_key;
