-- Which organizations the platform has taken out of business. One of which no event told is in business.
create table known_organizations (
  id uuid primary key,
  suspended boolean not null,
  version bigint not null
);
call protect_table('known_organizations');
-- Whether somebody can book there is seen by everybody; why not is told by users, to its members.
create policy known_organizations_public on known_organizations for select to klear_bookings_app using ((select viewer_kind()) is not null);
create index holds_open_of_organization on holds (organization_id) where outcome is null;
