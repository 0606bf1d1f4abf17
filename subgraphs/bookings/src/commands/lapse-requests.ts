import { type Database, outbox } from '@klear/db';
import { lapse } from '../domain/decide.ts';
import { appointmentCancelled } from '../events/published.ts';
import { appointments } from '../store/appointments.ts';
import { freeAll } from '../store/claims.ts';
import { noteBookingProcess } from './note-booking-process.ts';

const batch = 100;

/** Gives back every request that its practice has not answered in time. Several may run at once; answers how many this one ended. */
export async function lapseRequests(db: Database): Promise<number> {
  let lapsed = 0;
  for (;;) {
    const found = await db.asSystem(async (tx) => {
      const unanswered = await appointments.findUnanswered(tx, batch);
      const events = [];
      for (const request of unanswered) {
        const decision = lapse(request, { at: tx.now });
        if (!decision.ok) continue;
        const ended = { ...decision.value, feeMinor: 0 };
        await appointments.save(tx, ended);
        events.push(appointmentCancelled(ended, 'SYSTEM', tx.now));
        events.push(...(await noteBookingProcess(tx, ended.holdId, { states: ['RELEASED'], outcome: 'DECLINED' })));
      }
      await freeAll(
        tx,
        unanswered.map(({ id }) => id),
      );
      await outbox.record(tx, events);
      return unanswered.length;
    });
    lapsed += found;
    if (found < batch) return lapsed;
  }
}
