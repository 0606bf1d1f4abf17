import { badInput, type InputFault, type Interval } from '@klear/core';
import { maxSlotDays } from '../domain/slot.ts';

const dayMs = 86_400_000;
/** Calendars know no other years; dates far outside of them overflow in PostgreSQL. */
const firstYear = 1970;
const lastYear = 2200;

/** The span of a question for slots. Throws BAD_USER_INPUT when it ends before it starts, is too long, or lies out of all calendars. */
export function slotSpan(args: { from: Date; to: Date }): Interval {
  const faults: InputFault[] = [];
  if (args.to <= args.from) faults.push({ path: ['to'], code: 'END_BEFORE_START', message: 'This must be after from.' });
  if (args.to.getTime() - args.from.getTime() > maxSlotDays * dayMs) {
    faults.push({ path: ['to'], code: 'TOO_LONG', message: `Ask for at most ${maxSlotDays} days at a time.` });
  }
  for (const name of ['from', 'to'] as const) {
    const year = args[name].getUTCFullYear();
    if (year >= firstYear && year <= lastYear) continue;
    faults.push({ path: [name], code: 'OUT_OF_RANGE', message: `This must lie between ${firstYear} and ${lastYear}.` });
  }
  if (faults.length > 0) throw badInput(faults);
  return { start: args.from, end: args.to };
}

/** How many slots for each practitioner, 1 to 100. */
export function slotCount(name: string, count: number): number {
  if (count < 1 || count > 100) throw badInput([{ path: [name], code: 'OUT_OF_RANGE', message: 'Ask for 1 to 100 at a time.' }]);
  return count;
}
