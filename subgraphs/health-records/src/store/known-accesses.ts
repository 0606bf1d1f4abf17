import type { Tx } from '@klear/db';
import { type EventOf, toldFacts } from '@klear/events';
import { sql } from 'drizzle-orm';

/** The subgraphs whose accesses come as events; this one's own are read where they were written. */
export const tellingSubgraphs = ['users', 'practitioners', 'bookings', 'payments', 'content'] as const;

/** Keeps what an event tells of accesses to persons' data, and that its subgraph has told so far. Told again it changes nothing. */
export async function keepAccesses(tx: Tx, event: EventOf<'AccessRecorded'>): Promise<void> {
  const { payload, time } = event;
  const rows = toldFacts(event).filter((row) => row.subject_person_id !== null);
  if (rows.length > 0) {
    await tx.execute(sql`
      insert into known_accesses select * from jsonb_populate_recordset(null::known_accesses, ${JSON.stringify(rows)}::jsonb)
      on conflict do nothing`);
  }
  // Only the beat that comes every minute moves it, and only by minutes: when somebody else's data was touched is nobody's to see.
  if (payload.facts.length === 0) {
    await tx.execute(sql`
      insert into access_sources (subgraph, told_up_to) values (${payload.subgraph}, date_trunc('minute', ${time}::timestamptz))
      on conflict (subgraph) do update set told_up_to = greatest(access_sources.told_up_to, excluded.told_up_to)`);
  }
}

/** The whole minute up to which all other subgraphs have told everything; null while one of them has not said so yet. */
export async function toldUpTo(tx: Tx): Promise<Date | null> {
  const names = JSON.stringify(tellingSubgraphs);
  const [row] = await tx.execute<{ told: Date | string | null; sources: number }>(sql`
    select min(told_up_to) as told, count(*)::int as sources from access_sources
    where subgraph in (select jsonb_array_elements_text(${names}::jsonb))`);
  return row?.told && row.sources === tellingSubgraphs.length ? new Date(row.told) : null;
}
