import { sql } from 'drizzle-orm';
import type { Drizzle } from '../tx.ts';

/** How many committed facts the sealer has not chained yet (counted up to 100,000), and the age of the oldest in seconds. */
export async function auditLag(tx: Drizzle): Promise<{ count: number; seconds: number }> {
  const [lag] = await tx.execute<{ count: number; seconds: number }>(sql`
    select count(*)::int as count, coalesce(extract(epoch from current_instant() - min(recorded_at)), 0)::float8 as seconds
    from (
      select recorded_at from audit_events e
      where e.fence >= (select floor from audit_sealer) and e.fence < pg_snapshot_xmax(pg_current_snapshot())
        and not exists (select from audit_links l where l.event_id = e.id)
      limit 100000
    ) as waiting`);
  return { count: Number(lag?.count ?? 0), seconds: Number(lag?.seconds ?? 0) };
}
