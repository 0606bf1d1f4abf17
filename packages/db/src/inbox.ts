import { sql } from 'drizzle-orm';
import type { Tx } from './tx.ts';

/** What a consumer has handled. The row and the effect share one transaction, so a redelivered event has no second effect. */
export const inbox = {
  /** True the first time; false when `consumer` has handled the event already. Waits for a rival that is handling it now. */
  async once(tx: Tx, consumer: string, eventId: string): Promise<boolean> {
    const rows = await tx.execute(sql`
      insert into inbox (consumer, event_id) values (${consumer}, ${eventId}) on conflict do nothing returning event_id`);
    return rows.length === 1;
  },
};
