import type { Database } from '@klear/db';
import { ensureHolidays, regionsInUse } from '../store/holidays.ts';
import { schedules } from '../store/schedules.ts';
import { settleAllHours } from './schedule-conflicts.ts';

/** Writes holidays anew when the calendar is another release or a year has passed. Answers the regions whose dates differ. */
export async function refreshHolidays(db: Database): Promise<number> {
  const regions = await db.asSystem(regionsInUse);
  let changed = 0;
  // A region at a time: what a new date uncovers becomes a task in the transaction that writes it.
  for (const region of regions) {
    changed += await db.asSystem(async (tx) => {
      const differing = await ensureHolidays(tx, [region]);
      for (const one of differing) for (const calendar of await schedules.keepingHolidaysOf(tx, one)) await settleAllHours(tx, calendar);
      return differing.length;
    });
  }
  return changed;
}
