import { sql } from 'drizzle-orm';
import { sweepNonces } from './hop-nonces.ts';
import type { Tx } from './tx.ts';

/**
 * Deletes what delivery no longer needs: relayed events after 7 days (until then a lost bus is refilled from them), inbox
 * rows after 14, idempotency keys after one, nonces that have expired. Runs as the system. Answers the number of rows.
 */
export async function sweepDelivery(tx: Tx): Promise<{ outbox: number; inbox: number; idempotency: number; nonces: number }> {
  const before = (days: number) => new Date(tx.now.getTime() - days * 86_400_000);
  const relayed = await tx.execute(sql`
    delete from outbox where recorded_at < ${before(7)} 
      and (fence, position) <= (select fence, position from relay_cursor where name = 'bus')`);
  const handled = await tx.execute(sql`delete from inbox where handled_at < ${before(14)}`);
  const keys = await tx.execute(sql`delete from idempotency where created_at < ${before(1)}`);
  return { outbox: relayed.count, inbox: handled.count, idempotency: keys.count, nonces: await sweepNonces(tx) };
}
