import { badInput, type InputFault, type Interval } from '@klear/core';
import { maxSlotDays } from '../domain/slot.ts';

const dayMs = 86_400_000;

/** The span of a question for slots. Throws BAD_USER_INPUT when it ends before it starts or is too long. */
export function slotSpan(args: { from: Date; to: Date }): Interval {
  const faults: InputFault[] = [];
  if (args.to <= args.from) faults.push({ path: ['to'], code: 'END_BEFORE_START', message: 'This must be after from.' });
  if (args.to.getTime() - args.from.getTime() > maxSlotDays * dayMs) {
    faults.push({ path: ['to'], code: 'TOO_LONG', message: `Ask for at most ${maxSlotDays} days at a time.` });
  }
  if (faults.length > 0) throw badInput(faults);
  return { start: args.from, end: args.to };
}

/** How many slots for each practitioner, 1 to 100. */
export function slotCount(name: string, count: number): number {
  if (count < 1 || count > 100) throw badInput([{ path: [name], code: 'OUT_OF_RANGE', message: 'Ask for 1 to 100 at a time.' }]);
  return count;
}
