-- Organizations are the tenants. Their facts are public to every viewer; nothing here is personal.
create table organizations (
  id uuid primary key,
  name text not null,
  kind text not null check (kind in ('STUDIO', 'CLINIC', 'SOLO')),
  time_zone text not null,
  locale text not null,
  currency text not null,
  version integer not null default 1,
  created_at timestamptz not null
);
call protect_table('organizations');

create table organization_identifiers (
  value bytea primary key,
  organization_id uuid not null references organizations (id) on delete cascade
);
call protect_table('organization_identifiers');

-- The first place of a new organization, kept until practitioners, who own places, have asked for it.
create table first_locations (
  organization_id uuid primary key references organizations (id) on delete cascade,
  location_id uuid not null unique,
  name text not null,
  address jsonb not null,
  latitude double precision,
  longitude double precision,
  check ((latitude is null) = (longitude is null))
);
call protect_table('first_locations');

create table memberships (
  organization_id uuid not null references organizations (id) on delete cascade,
  id uuid not null,
  person_id uuid not null,
  roles text[] not null check (roles <@ array['OWNER', 'MANAGER', 'PRACTITIONER', 'FRONT_DESK']),
  version integer not null default 1,
  created_at timestamptz not null,
  ended_at timestamptz,
  primary key (organization_id, id),
  unique (organization_id, person_id),
  check ((cardinality(roles) = 0) = (ended_at is not null))
);
create index memberships_id on memberships (id);
create index memberships_person on memberships (person_id, id);
call protect_table('memberships');

-- The invited address is sealed under a key of the invitation's own (its id stands for the unknown person).
create table invitations (
  organization_id uuid not null references organizations (id) on delete cascade,
  id uuid not null,
  email_sealed bytea not null,
  roles text[] not null check (cardinality(roles) > 0 and roles <@ array['OWNER', 'MANAGER', 'PRACTITIONER', 'FRONT_DESK']),
  invited_by uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  answer text check (answer in ('ACCEPTED', 'REVOKED')),
  answered_at timestamptz,
  accepted_by uuid,
  primary key (organization_id, id),
  check ((answer is null) = (answered_at is null)),
  check ((answer = 'ACCEPTED') = (accepted_by is not null) or answer is null)
);
create index invitations_id on invitations (id);
call protect_table('invitations');

-- Who books with whom, learned from bookings: the practices that may see a client's contact data.
create table known_clients (
  organization_id uuid not null,
  person_id uuid not null,
  since timestamptz not null,
  primary key (organization_id, person_id)
);
create index known_clients_person on known_clients (person_id);
call protect_table('known_clients');
