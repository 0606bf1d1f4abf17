-- People. What identifies or reaches a person is sealed under the person's own key; clear are ids, times and choices only.
create table persons (
  id uuid primary key,
  locale text not null,
  time_zone text not null,
  channels text[] not null,
  name_sealed bytea,
  email_sealed bytea,
  phone_sealed bytea,
  birth_date_sealed bytea,
  address_sealed bytea,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
call protect_table('persons');

-- Blind indexes of contact data: keyed hashes that find equal values and tell nothing else. One row per name token.
create table contact_index (
  person_id uuid not null references persons (id) on delete cascade,
  kind text not null check (kind in ('email', 'phone', 'birth_date', 'name')),
  value bytea not null,
  primary key (kind, value, person_id)
);
create index contact_index_person on contact_index (person_id);
call protect_table('contact_index');

-- Identifiers that other systems gave a person (medical record numbers and the like), blind: imports find their people again.
create table external_identifiers (
  value bytea primary key,
  person_id uuid not null references persons (id) on delete cascade
);
create index external_identifiers_person on external_identifiers (person_id);
call protect_table('external_identifiers');

-- Sign-in. A registered person without a row here cannot sign in.
create table credentials (
  person_id uuid primary key references persons (id) on delete cascade,
  email_index bytea not null unique,
  password_hash text not null,
  changed_at timestamptz not null
);
call protect_table('credentials');

create table sessions (
  id uuid primary key,
  person_id uuid not null references persons (id) on delete cascade,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  ends_at timestamptz not null,
  ended_at timestamptz,
  end_reason text check (end_reason in ('SIGNED_OUT', 'REVOKED', 'TOKEN_REUSED')),
  check ((ended_at is null) = (end_reason is null))
);
create index sessions_person on sessions (person_id, id);
call protect_table('sessions');

-- Refresh tokens as SHA-256 of 256 random bits. A used one stays until its session is pruned: its second use ends the session.
create table refresh_tokens (
  token_hash bytea primary key,
  session_id uuid not null references sessions (id) on delete cascade,
  person_id uuid not null,
  created_at timestamptz not null,
  used_at timestamptz
);
create index refresh_tokens_session on refresh_tokens (session_id);
call protect_table('refresh_tokens');
