import type { Step } from '../desk.ts';
import type { Booking } from './model.ts';

/** What may be done next with a visit, the likeliest first. The graph decides; this only offers. */
export function stepsFor(
  { status, isStarted, startMs }: Pick<Booking, 'status' | 'isStarted' | 'startMs'>,
  nowMs: number,
): readonly Step[] {
  if (isStarted && status !== 'FULFILLED') return ['FULFIL'];
  if (status === 'PENDING') return ['CONFIRM', 'DECLINE'];
  if (status === 'BOOKED') return nowMs > startMs ? ['CHECK_IN', 'ARRIVE', 'NO_SHOW'] : ['CHECK_IN', 'ARRIVE'];
  if (status === 'ARRIVED') return ['CHECK_IN', 'START'];
  if (status === 'CHECKED_IN') return ['START', 'FULFIL'];
  return [];
}
