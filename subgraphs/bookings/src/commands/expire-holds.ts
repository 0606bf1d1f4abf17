import { type Database, outbox } from '@klear/db';
import { holdReleased } from '../events/published.ts';
import { freeAll, sweepClaims } from '../store/claims.ts';
import { holds } from '../store/holds.ts';
import { noteBookingProcess } from './note-booking-process.ts';

const batch = 200;

/** Ends every hold that is past its expiry and tells so. Several may run at once; answers how many this one ended. */
export async function expireHolds(db: Database): Promise<number> {
  let ended = 0;
  for (;;) {
    const found = await db.asSystem(async (tx) => {
      const expired = await holds.findExpired(tx, batch);
      await freeAll(
        tx,
        expired.map(({ id }) => id),
      );
      for (const hold of expired) await holds.end(tx, hold, 'EXPIRED');
      const events = [];
      for (const hold of expired) {
        const moved = await noteBookingProcess(tx, hold.id, { states: ['RELEASED'], outcome: 'EXPIRED' });
        events.push(holdReleased(hold, 'EXPIRED', tx.now), ...moved);
      }
      await outbox.record(tx, events);
      return expired.length;
    });
    ended += found;
    if (found < batch) break;
  }
  await db.asSystem((tx) => sweepClaims(tx, 10 * batch));
  return ended;
}
