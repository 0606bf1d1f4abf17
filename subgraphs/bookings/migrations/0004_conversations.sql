-- One conversation per appointment. The two participants read it; nobody else, whatever their role.
create table conversations (
  organization_id uuid not null,
  id uuid not null,
  appointment_id uuid not null,
  client_id uuid not null,
  practitioner_id uuid not null,
  -- The number of its latest message: messages are numbered without gaps under this row's lock.
  last_position bigint not null default 0,
  created_at timestamptz not null,
  primary key (organization_id, id),
  foreign key (organization_id, appointment_id) references appointments (organization_id, id),
  unique (organization_id, appointment_id)
);
create index conversations_id on conversations (id);
create index conversations_appointment on conversations (appointment_id);
call protect_table('conversations');
create policy conversations_participants on conversations for all to klear_bookings_app
  using (client_id = (select viewer_person_id()) or (practitioner_id = (select viewer_person_id()) and organization_id = (select viewer_organization_id())))
  with check (client_id = (select viewer_person_id())
    or (organization_id = (select viewer_organization_id()) and (select viewer_has_role('OWNER', 'MANAGER', 'PRACTITIONER', 'FRONT_DESK'))));

create table messages (
  organization_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  position bigint not null,
  author_id uuid not null,
  -- Sealed under the author's key: erasing the author erases what they wrote.
  body bytea not null,
  posted_at timestamptz not null,
  primary key (organization_id, id),
  foreign key (organization_id, conversation_id) references conversations (organization_id, id),
  unique (organization_id, conversation_id, position)
);
create index messages_id on messages (id);
create index messages_conversation on messages (conversation_id, position);
call protect_table('messages');
create policy messages_participants on messages for select to klear_bookings_app
  using (exists (select from conversations c where c.organization_id = messages.organization_id and c.id = messages.conversation_id));
create policy messages_author on messages for insert to klear_bookings_app
  with check (author_id = (select viewer_person_id())
    and exists (select from conversations c where c.organization_id = messages.organization_id and c.id = messages.conversation_id));

create table conversation_reads (
  organization_id uuid not null,
  conversation_id uuid not null,
  person_id uuid not null,
  read_position bigint not null,
  read_at timestamptz not null,
  primary key (organization_id, conversation_id, person_id),
  foreign key (organization_id, conversation_id) references conversations (organization_id, id)
);
create index conversation_reads_conversation on conversation_reads (conversation_id);
call protect_table('conversation_reads');
create policy conversation_reads_participants on conversation_reads for select to klear_bookings_app
  using (exists (select from conversations c where c.organization_id = conversation_reads.organization_id and c.id = conversation_reads.conversation_id));
create policy conversation_reads_own on conversation_reads for all to klear_bookings_app
  using (person_id = (select viewer_person_id()))
  with check (person_id = (select viewer_person_id())
    and exists (select from conversations c where c.organization_id = conversation_reads.organization_id and c.id = conversation_reads.conversation_id));
