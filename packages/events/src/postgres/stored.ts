import type { EventEnvelope } from '@klear/core';
import type postgres from 'postgres';
import { type BusTimes, type DeadLetter, maxTries } from '../bus.ts';
import type { Passed } from '../lanes.ts';
import type { Pulse } from '../pulse-watch.ts';
import type { StoredStream } from '../tail.ts';
import type { Delivery, WorkSource } from '../worker.ts';

export type Sql = postgres.Sql;

export const pageSize = 500;
/** New events that a worker takes at once. */
const claimSize = 16;

export async function publish(sql: Sql, events: readonly EventEnvelope[]): Promise<void> {
  if (events.length > 0) await sql`select bus.publish(${JSON.stringify(events)}::text::jsonb)`;
}

/** The last position of the stream: every position up to it can be read. */
export async function headOf(sql: Sql): Promise<number> {
  const [row] = await sql<{ last: string }[]>`select last_position::text as last from bus.stream`;
  return Number(row?.last ?? 0);
}

/** What the stream still holds begins here: everything before it may be gone. */
export async function firstOf(sql: Sql): Promise<number> {
  const [row] = await sql<{ first: string }[]>`select first_position::text as first from bus.stream`;
  return Number(row?.first ?? 1);
}

export async function pulse(sql: Sql, owner: string, ageMs: number): Promise<void> {
  await sql`select bus.pulse(${owner}, ${`${ageMs} milliseconds`}::interval)`;
}

/** Where the stream stands, and how far its owners had come by then: both as of one instant. */
export async function readPulses(sql: Sql, owners: readonly string[]): Promise<{ position: number; pulses: Pulse[] }> {
  const rows = await sql<{ last: string; owner: string | null; stamp: string | null; age_ms: number | null }[]>`
    select s.last_position::text as last, p.owner, p.known_to::text as stamp,
      (extract(epoch from clock_timestamp() - p.known_to) * 1000)::float8 as age_ms
    from bus.stream s left join bus.pulses p on p.owner = any(${[...owners]}::text[])`;
  const pulses = rows.flatMap(({ owner, stamp, age_ms: ageMs }) =>
    owner === null || stamp === null || ageMs === null ? [] : [{ owner, stamp, ageMs }],
  );
  return { position: Number(rows[0]?.last ?? 0), pulses };
}

export async function readPage(sql: Sql, after: number, upto: number, types: readonly string[]): Promise<Passed[]> {
  const rows = await sql<{ cursor: string; envelope: EventEnvelope }[]>`
    select position::text as cursor, envelope from bus.events
    where position > ${after} and position <= ${upto} and type = any(${[...types]}::text[]) order by position limit ${pageSize}`;
  return [...rows];
}

export function storedStream(sql: Sql): StoredStream {
  return {
    async keeps(after) {
      if (!/^\d{1,15}$/.test(after)) return false;
      const [row] = await sql<{ kept: boolean }[]>`
        select ${after}::bigint between first_position - 1 and last_position as kept from bus.stream`;
      return row?.kept ?? false;
    },
    // Positions are given under a lock, so times rise with them; only what is older than any cursor in use is trimmed.
    async placeAt(since) {
      const [row] = await sql<{ place: string }[]>`
        select coalesce((select e.position from bus.events e where e.published_at < ${since} order by e.position desc limit 1),
          (select s.first_position - 1 from bus.stream s), 0)::text as place`;
      return row?.place;
    },
    async *between(after, upto, types) {
      let place = Number(after);
      for (;;) {
        const page = await readPage(sql, place, Number(upto), types);
        yield* page;
        const last = page.at(-1);
        if (!last || page.length < pageSize) return;
        place = Number(last.cursor);
      }
    },
    isAfter: (cursor, other) => Number(cursor) > Number(other),
  };
}

export function groupSource(sql: Sql, group: string, types: readonly string[], times: BusTimes): WorkSource {
  const lease = `${times.leaseMs} milliseconds`;
  let joined = false;
  return {
    async claim() {
      if (!joined) await sql`insert into bus.groups (name) values (${group}) on conflict do nothing`;
      joined = true;
      const rows = await sql<{ pos: string | null; envelope: EventEnvelope; tries: number; wait_ms: number | null }[]>`
        select * from bus.claim(${group}, ${[...types]}::text[], ${claimSize}, ${lease}::interval, ${maxTries})`;
      const deliveries: Delivery[] = rows.flatMap((row) =>
        row.pos === null ? [] : [{ at: row.pos, tries: row.tries, envelope: row.envelope }],
      );
      return { deliveries, waitMs: rows[0]?.wait_ms ?? null };
    },
    async settle(delivery) {
      await sql`select bus.settle(${group}, ${delivery.at}, ${delivery.tries})`;
    },
    async fail(delivery, fault, waitMs) {
      await sql`select bus.fail(${group}, ${delivery.at}, ${delivery.tries}, ${`${waitMs} milliseconds`}::interval, ${fault}, ${maxTries})`;
    },
    async renew(deliveries) {
      const [first] = deliveries;
      if (first) await sql`select bus.renew(${group}, ${deliveries.map(({ at }) => at)}::bigint[], ${first.tries}, ${lease}::interval)`;
    },
    async release(deliveries) {
      for (const delivery of deliveries) await sql`select bus.release(${group}, ${delivery.at}, ${delivery.tries})`;
    },
  };
}

export async function deadLetters(sql: Sql, group: string): Promise<DeadLetter[]> {
  return [
    ...(await sql<DeadLetter[]>`
      select e.id as "eventId", e.type, l.tries, l.failed_at as "failedAt", l.fault
      from bus.dead_letters l join bus.events e using (position) where l.group_name = ${group} order by l.position`),
  ];
}
