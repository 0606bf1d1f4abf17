-- What a person lends of their health record. Rows belong to the person; grantees learn of them by event.
create table consents (
  id uuid primary key,
  person_id uuid not null references persons (id) on delete cascade,
  practitioner_id uuid,
  organization_id uuid,
  categories text[] not null check (cardinality(categories) > 0),
  purposes text[] not null check (cardinality(purposes) > 0),
  starts_at timestamptz not null,
  ends_at timestamptz check (ends_at > starts_at),
  withdrawn_at timestamptz,
  check (num_nonnulls(practitioner_id, organization_id) = 1)
);
create index consents_person on consents (person_id, id);
call protect_table('consents');

-- Grows with each grant and withdrawal of a person: the higher one is the truth.
create table consent_epochs (
  person_id uuid primary key references persons (id) on delete cascade,
  epoch bigint not null
);
call protect_table('consent_epochs');
