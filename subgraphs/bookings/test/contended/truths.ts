import { readFileSync } from 'node:fs';
import type { TestDatabase } from '@klear/testing';
import type { Acknowledged } from './crowd.ts';

type Sql = TestDatabase['sql'];

/** Two claims of one resource that overlap. */
export async function overlaps(sql: Sql): Promise<number> {
  const [row] = await sql`select count(*)::integer as count from bookings.claims a join bookings.claims b
    on a.id < b.id and a.resource_id = b.resource_id and a.kind = b.kind and a.during && b.during`;
  return row?.count as number;
}

/** Visits whose time, people or things are not claimed as they should be, sessions whose seats do not add up, and claims of nobody. */
export async function untruths(sql: Sql): Promise<Record<string, number>> {
  const [row] = await sql`
    with visits as (
      select a.* from bookings.appointments a where a.status in ('pending', 'booked', 'arrived', 'checked-in')
    )
    select
      (select count(*)::integer from visits v where not exists (select from bookings.claims c where c.appointment_id = v.id
        and c.kind = 'CLIENT' and c.resource_id = v.client_id and c.during = tstzrange(v.starts_at, v.ends_at))) as "without their client",
      (select count(*)::integer from visits v where not exists (select from bookings.claims c
        where c.kind = 'PRACTITIONER' and c.resource_id = v.practitioner_id and c.during @> tstzrange(v.starts_at, v.ends_at)
          and (c.appointment_id = v.id or c.session_id = v.session_id))) as "without their practitioner",
      (select count(*)::integer from visits v join bookings.known_services s on s.id = v.service_id
        where jsonb_array_length(s.needs) <> (select count(*) from bookings.claims c where c.appointment_id = v.id and c.kind in ('ROOM', 'EQUIPMENT'))) as "without what they need",
      (select count(*)::integer from bookings.sessions s where s.seats_taken <> (select count(*) from bookings.claims c where c.seat_in = s.id)
        or s.seats_taken > s.capacity) as "sessions that do not add up",
      (select count(*)::integer from bookings.sessions s where (s.seats_taken > 0) <> exists (select from bookings.claims c where c.session_id = s.id)) as "sessions without their practitioner",
      (select count(*)::integer from bookings.claims c join bookings.appointments a on a.id = c.appointment_id
        where a.status not in ('pending', 'booked', 'arrived', 'checked-in')) as "claims of what is over"`;
  return row as Record<string, number>;
}

/** Acknowledged ids of the client's log that are not there, or are there in an older state than was acknowledged. */
export async function lost(sql: Sql, logFile: string): Promise<{ acknowledged: number; missing: string[] }> {
  const lines = readFileSync(logFile, 'utf8').split('\n').filter(Boolean);
  const acknowledged = lines.map((line): Acknowledged => JSON.parse(line));
  const holds = new Set((await sql`select id from bookings.holds`).map(({ id }) => id as string));
  const visits = new Map(
    (await sql`select id, version from bookings.appointments`).map(({ id, version }) => [id as string, version as number]),
  );
  const missing = acknowledged
    .filter(({ type, id, version }) => (type === 'Hold' ? !holds.has(id) : (visits.get(id) ?? 0) < version))
    .map(({ type, id }) => `${type} ${id}`);
  return { acknowledged: acknowledged.length, missing };
}

export async function deadlocks(sql: Sql): Promise<number> {
  await sql`select pg_stat_force_next_flush()`;
  const [row] = await sql`select deadlocks::integer as count from pg_stat_database where datname = current_database()`;
  return row?.count as number;
}
