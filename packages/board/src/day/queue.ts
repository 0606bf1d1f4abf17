import type { Booking, DayModel } from './model.ts';

const soonMs = 90 * 60_000;

/** Who should be here soon or should have come already, the earliest first. */
export function expectedRows({ bookings }: DayModel, nowMs: number): Booking[] {
  return [...bookings.values()]
    .filter(({ status, startMs, endMs }) => status === 'BOOKED' && startMs < nowMs + soonMs && endMs > nowMs - soonMs)
    .toSorted((one, other) => one.startMs - other.startMs);
}
