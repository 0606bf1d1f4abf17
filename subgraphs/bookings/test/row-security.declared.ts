/** What is public as such: calendars, and the facts they are computed from. */
export const publicRelations: ReadonlySet<string> = new Set([
  'schedules',
  'schedule_rules',
  'schedule_exceptions',
  'time_off',
  'holidays',
  'zone_offsets',
  'known_services',
  'known_locations',
  'known_practitioners',
  'known_credentials',
  'resources',
  'known_organizations',
  'routing_pools',
  'routing_members',
]);

const span = `tstzrange(now(), now() + interval '90 days')`;

/** A call of each SECURITY DEFINER function of this schema's own. */
export const calls = {
  'routing_turns_of(uuid)': 'select * from bookings.routing_turns_of(gen_random_uuid())',
  'take_routing_turn(uuid,uuid)':
    'select 1 from bookings.take_routing_turn(gen_random_uuid(), gen_random_uuid()) as turn where turn is not null',
  // A trigger: it answers nobody.
  'end_tasks_of_appointment()': 'select 1 where false',
  // A trigger: it answers nobody.
  'session_follows_seats()': 'select 1 where false',
  'make_way(uuid,uuid,uuid,uuid[],tstzrange,boolean)': `select 1 from (select bookings.make_way(gen_random_uuid(), gen_random_uuid(), null, '{}', ${span}, false)) as way where false`,
  // Finds or makes an empty session: who joins it learns how many seats are taken, as everybody who looks at free times does.
  'join_session(sessions,uuid[])': 'select 1 where false',
  'lock_sessions_of(uuid[])': `select 1 from (select bookings.lock_sessions_of(array[gen_random_uuid()])) as locked where false`,
  'open_sessions(uuid[],tstzrange)': `select * from bookings.open_sessions((select array_agg(gen_random_uuid())), ${span})`,
  'co_attendees(uuid[])': 'select * from bookings.co_attendees((select array_agg(gen_random_uuid())))',
  'busy_ranges(uuid[],tstzrange)': `select * from bookings.busy_ranges((select array_agg(gen_random_uuid())), ${span})`,
  'busy_ranges(uuid[],tstzrange,uuid[])': `select * from bookings.busy_ranges((select array_agg(gen_random_uuid())), ${span}, '{}')`,
  'visit_starts(uuid[],uuid[],uuid[],tstzrange,uuid[])': `select * from bookings.visit_starts((select array_agg(gen_random_uuid())), (select array_agg(gen_random_uuid())), (select array_agg(gen_random_uuid())), ${span}, '{}')`,
  'evict_expired_claims(uuid[],tstzrange)': `select 1 from bookings.evict_expired_claims((select array_agg(gen_random_uuid())), ${span}) as gone where gone > 0`,
};
