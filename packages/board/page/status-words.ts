import type { Booking } from '../src/day/model.ts';

/** What a visit is at, in a word; empty for the usual: agreed. */
export function statusWords({ status, isStarted }: Pick<Booking, 'status' | 'isStarted'>): string {
  if (isStarted && status !== 'FULFILLED') return 'In session';
  const words = {
    PENDING: 'Requested',
    BOOKED: '',
    ARRIVED: 'Arrived',
    CHECKED_IN: 'Checked in',
    FULFILLED: 'Done',
    CANCELLED: 'Cancelled',
    NOSHOW: 'Did not come',
  };
  return words[status];
}

/** The part of a class name that paints it. */
export function statusTone({ status, isStarted }: Pick<Booking, 'status' | 'isStarted'>): string {
  if (isStarted && status !== 'FULFILLED') return 'started';
  return status === 'CHECKED_IN' || status === 'ARRIVED' ? 'here' : status.toLowerCase();
}

export const clientName = ({ client }: Pick<Booking, 'client'>): string => client ?? 'Client';
