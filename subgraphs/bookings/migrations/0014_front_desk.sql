-- When the client came, which is the order of the waiting room; null: has not come. Of those who wait while this column is made, the
-- start is the nearest that anybody knows.
alter table appointments add column arrived_at timestamptz;
update appointments set arrived_at = starts_at where status in ('arrived', 'checked-in');
create index appointments_waiting on appointments (organization_id, arrived_at, id) where status in ('arrived', 'checked-in');

-- A message that was changed says so. What it said before is kept beside it, sealed as it was; a withdrawn one says nothing any more.
alter table messages add column version integer not null default 1 check (version > 0);
alter table messages add column edited_at timestamptz;
alter table messages add column withdrawn_at timestamptz;
alter table messages alter column body drop not null;
alter table messages add constraint messages_withdrawn_say_nothing check ((withdrawn_at is null) = (body is not null));
create policy messages_author_change on messages for update to klear_bookings_app
  using (author_id = (select viewer_person_id())
    and exists (select from conversations c where c.organization_id = messages.organization_id and c.id = messages.conversation_id))
  with check (author_id = (select viewer_person_id())
    and exists (select from conversations c where c.organization_id = messages.organization_id and c.id = messages.conversation_id));

-- The trace of a message: what it said in each version before the present one. Its author's alone, and never changed.
create table message_versions (
  organization_id uuid not null,
  message_id uuid not null,
  version integer not null check (version > 0),
  author_id uuid not null,
  -- Under the author's key, as the message was.
  body bytea not null,
  written_at timestamptz not null,
  primary key (organization_id, message_id, version),
  foreign key (organization_id, message_id) references messages (organization_id, id)
);
create index message_versions_message on message_versions (message_id);
call protect_table('message_versions');
call keep_tenant('message_versions');
create policy message_versions_author_reads on message_versions for select to klear_bookings_app
  using (author_id = (select viewer_person_id())
    and exists (select from messages m where m.organization_id = message_versions.organization_id and m.id = message_versions.message_id));
create policy message_versions_author_adds on message_versions for insert to klear_bookings_app
  with check (author_id = (select viewer_person_id())
    and exists (select from messages m where m.organization_id = message_versions.organization_id and m.id = message_versions.message_id
      and m.author_id = (select viewer_person_id())));
