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

/** A start that calendars know. Throws BAD_USER_INPUT for another. */
export function calendarStart(start: Date): Date {
  const year = start.getUTCFullYear();
  if (year >= firstYear && year <= lastYear) return start;
  throw badInput([{ path: ['start'], code: 'OUT_OF_RANGE', message: `This must lie between ${firstYear} and ${lastYear}.` }]);
}

/** A length in minutes, 1 to 1,440. */
export function lengthOf(path: readonly (string | number)[], minutes: number): number {
  if (minutes >= 1 && minutes <= 1440) return minutes;
  throw badInput([{ path, code: 'OUT_OF_RANGE', message: 'A visit takes 1 to 1440 minutes.' }]);
}

/** Up to ten lengths, each once; null when none is named. */
export function lengthsOf(minutes: readonly number[] | null | undefined): number[] | null {
  if (!minutes) return null;
  if (minutes.length > 10) throw badInput([{ path: ['durations'], code: 'TOO_MANY', message: 'Ask for at most 10 at a time.' }]);
  return [...new Set(minutes.map((each, index) => lengthOf(['durations', index], each)))];
}

/** Where a client says to be: an ISO 3166-1 country or an ISO 3166-2 subdivision. */
export function jurisdictionOf(text: string | null | undefined): string | null {
  if (text == null) return null;
  if (/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/.test(text)) return text;
  throw badInput([{ path: ['jurisdiction'], code: 'WRONG_FORMAT', message: 'This is an ISO 3166-1 or 3166-2 code, as DE or US-CA.' }]);
}
