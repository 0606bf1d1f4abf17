-- What a service asks for besides time, from its owner's events. Rows from before mean what they meant: one client, no limit, no need.
alter table known_services
  add column duration_options jsonb not null default '[]',
  add column daily_limit integer check (daily_limit > 0),
  add column weekly_limit integer check (weekly_limit > 0),
  add column capacity integer not null default 1 check (capacity between 1 and 500),
  add column needs jsonb not null default '[]',
  add column requires_confirmation boolean not null default false,
  add column licence text,
  add column location_id uuid,
  add column price_rules jsonb not null default '[]',
  add column cancellation_policy jsonb not null default '{"tiers": [], "noShowFeePercent": 100}';

-- ISO 3166-2, or 3166-1 where no more is known.
alter table known_locations add column jurisdiction text;

-- The terms on which a visit was held and booked stay with it, whatever its service becomes.
alter table holds
  add column jurisdiction text,
  add column cancellation_policy jsonb not null default '{"tiers": [], "noShowFeePercent": 100}',
  -- How many claims it made: fewer found means that it was evicted.
  add column claim_count integer not null default 2 check (claim_count > 0);
alter table appointments
  add column jurisdiction text,
  add column cancellation_policy jsonb not null default '{"tiers": [], "noShowFeePercent": 100}';
