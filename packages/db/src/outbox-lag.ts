import { sql } from 'drizzle-orm';
import type { Drizzle } from './tx.ts';

/** How many committed events the relay has not published yet (counted up to 100,000), and the age of the oldest in seconds. */
export async function outboxLag(tx: Drizzle): Promise<{ count: number; seconds: number }> {
  const [lag] = await tx.execute<{ count: number; seconds: number }>(sql`
    select count(*)::int as count,
      coalesce(extract(epoch from transaction_timestamp() - min(recorded_at)), 0)::float8 as seconds
    from (
      select recorded_at from outbox
      where (fence, position) > (
        coalesce((select fence from relay_cursor where name = 'bus'), '0'::xid8),
        coalesce((select position from relay_cursor where name = 'bus'), 0)
      )
      limit 100000
    ) as waiting`);
  return { count: Number(lag?.count ?? 0), seconds: Number(lag?.seconds ?? 0) };
}
