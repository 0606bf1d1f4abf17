import { type Database, outbox } from '@klear/db';
import { holdReleased } from '../events/published.ts';
import { freeHold } from '../store/claims.ts';
import { holds } from '../store/holds.ts';

const batch = 200;

/** Ends every hold that is past its expiry and tells so. Several may run at once; answers how many this one ended. */
export async function expireHolds(db: Database): Promise<number> {
  let ended = 0;
  for (;;) {
    const found = await db.asSystem(async (tx) => {
      const expired = await holds.findExpired(tx, batch);
      for (const hold of expired) {
        await freeHold(tx, hold.id);
        await holds.end(tx, hold, 'EXPIRED');
      }
      await outbox.record(
        tx,
        expired.map((hold) => holdReleased(hold, 'EXPIRED', tx.now)),
      );
      return expired.length;
    });
    ended += found;
    if (found < batch) return ended;
  }
}
