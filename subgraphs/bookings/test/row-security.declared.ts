/** What is public as such: calendars, and the facts they are computed from. */
export const publicRelations: ReadonlySet<string> = new Set([
  'schedules',
  'schedule_rules',
  'schedule_exceptions',
  'zone_offsets',
  'known_services',
  'known_locations',
  'known_practitioners',
  'known_organizations',
]);

const span = `tstzrange(now(), now() + interval '90 days')`;

/** A call of each SECURITY DEFINER function of this schema's own. */
export const calls = {
  'busy_ranges(uuid[],tstzrange)': `select * from bookings.busy_ranges((select array_agg(gen_random_uuid())), ${span})`,
  'evict_expired_claims(uuid[],tstzrange)': `select 1 from bookings.evict_expired_claims((select array_agg(gen_random_uuid())), ${span}) as gone where gone > 0`,
};
