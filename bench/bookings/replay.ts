import { randomBytes } from 'node:crypto';
import { newId } from '@klear/core';
import { drizzle } from 'drizzle-orm/postgres-js';
import postgres, { type Sql } from 'postgres';
import type { RecordedSession } from './recorded-session.ts';

/** The transactions of one booking, and what in them is of this booking alone. */
export interface Script {
  readonly sessions: readonly RecordedSession[];
  /** Ids that another booking of the same person does not have. */
  readonly ownIds: ReadonlySet<string>;
  /** When the visit begins, in milliseconds: times from an hour before it on move with it. */
  readonly startsAtMs: number;
}

const anyId = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
const anyInstant = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g;
const hourMs = 3_600_000;
/** What the service does not wait for before it sends the next (packages/db/src/tx.ts, `sendAlong`; hop-nonces.ts). */
const sentAlong = /^\s*(?:insert into (?:outbox|audit_events|hop_nonces)|update idempotency)\b/;

/** Two bookings of one person with one practitioner: ids that only the first has are its own. */
export function scriptOf(first: readonly RecordedSession[], second: readonly RecordedSession[], startsAt: Date): Script {
  const shared = new Set(JSON.stringify(second).match(anyId));
  const ownIds = new Set((JSON.stringify(first).match(anyId) ?? []).filter((id) => !shared.has(id)));
  return { sessions: first, ownIds, startsAtMs: startsAt.getTime() };
}

/** One login's connections: the driver, and nothing around it. */
export function openReplay(url: string, connections: number): Sql {
  const sql = postgres(url, { max: connections, onnotice: () => {}, fetch_types: true, idle_timeout: 0, max_lifetime: null });
  // Drizzle takes the driver's own serializers of times and JSON away: parameters travel as the service sends them.
  drizzle(sql);
  return sql;
}

/** Sends the transactions of one booking again, for a visit that begins at another time, as the sessions of the service send them. */
export async function replay(sql: Sql, script: Script, startsAt: Date): Promise<void> {
  const fresh = freshParameters(script, startsAt);
  for (const { begin, statements } of script.sessions) {
    const session = await sql.reserve();
    try {
      const begun = session.unsafe(fresh(begin)).execute();
      begun.catch(() => {});
      const along: Promise<unknown>[] = [];
      for (const { text, values } of statements) {
        const isNonce = text.startsWith('insert into hop_nonces');
        const given = values.map((value, place) =>
          isNonce && place === 0 ? randomBytes(16).toString('base64url') : typeof value === 'string' ? fresh(value) : bytesOf(value),
        );
        const answer = session.unsafe(text, given as never[], { prepare: true }).execute();
        answer.catch(() => {});
        if (sentAlong.test(text)) along.push(answer);
        else await answer;
      }
      const [{ command }] = await Promise.all([session.unsafe('commit'), begun, ...along]);
      if (command !== 'COMMIT') throw new Error('a replayed transaction was rolled back');
    } finally {
      session.release();
    }
  }
}

/** What JSON made of bytes is bytes again. */
const bytesOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'bytes' in value ? Buffer.from(String(value.bytes), 'base64') : value;

function freshParameters({ ownIds, startsAtMs }: Script, startsAt: Date): (text: string) => string {
  const ids = new Map<string, string>();
  const idFor = (id: string): string => {
    const known = ids.get(id) ?? newId();
    ids.set(id, known);
    return known;
  };
  const move = startsAt.getTime() - startsAtMs;
  return (text) =>
    text
      .replace(anyId, (id) => (ownIds.has(id) ? idFor(id) : id))
      .replace(anyInstant, (at) => {
        const ms = Date.parse(at);
        return ms < startsAtMs - hourMs ? at : new Date(ms + move).toISOString();
      });
}
