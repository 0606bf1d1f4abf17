import type { Finding } from './finding.ts';
import type { Reader } from './stored-chains.ts';

/** Facts without a link: how many, how old, and a finding when one waits for longer than it may, or says that it is from the future. */
export async function unsealedFacts(
  sql: Reader,
  schema: string,
  graceSeconds: number,
): Promise<{ count: number; oldestSeconds: number; findings: Finding[] }> {
  const age = 'extract(epoch from transaction_timestamp() - e.recorded_at)::float8';
  const [row] = await sql.unsafe<{ count: number; oldest: number; id: string | null; late: number }[]>(
    `select count(*)::float8 as count, coalesce(max(${age}), 0) as oldest,
      (array_agg(e.id::text order by e.recorded_at, e.id) filter (where abs(${age}) > $1))[1] as id,
      count(*) filter (where abs(${age}) > $1)::float8 as late
    from ${schema}.audit_events e where not exists (select from ${schema}.audit_links l where l.event_id = e.id)`,
    [graceSeconds],
  );
  const { count, oldest, id, late } = row ?? { count: 0, oldest: 0, id: null, late: 0 };
  const says = `${late} facts have no link for longer than ${graceSeconds} s: they were put in past the sealer, or it does not run`;
  const findings: Finding[] = id === null ? [] : [{ kind: 'unsealed', schema, chain: null, sequence: null, eventId: id, says }];
  return { count, oldestSeconds: oldest, findings };
}

const guards = [
  ['audit_events', 'audit_archived'],
  ['audit_events', 'audit_stands'],
  ['audit_links', 'audit_archived'],
  ['audit_links', 'audit_stands'],
  ['audit_segments', 'audit_checked'],
  ['audit_segments', 'audit_stands'],
] as const;

/** Triggers that keep the log append-only and are gone or switched off. */
export async function missingGuards(sql: Reader, schema: string): Promise<Finding[]> {
  const rows = await sql.unsafe<{ relation: string; name: string }[]>(
    `select c.relname as relation, t.tgname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
     where c.relnamespace = $1::text::regnamespace and c.relkind = 'r' and t.tgenabled in ('O', 'A')`,
    [schema],
  );
  const present = new Set(rows.map(({ relation, name }) => `${relation} ${name}`));
  return guards
    .filter(([relation, name]) => !present.has(`${relation} ${name}`))
    .map(([relation, name]) => ({
      kind: 'unguarded',
      schema,
      chain: null,
      sequence: null,
      eventId: null,
      says: `the trigger ${name} of ${relation} is gone or switched off: rows can be changed`,
    }));
}
