import type { Id } from '@klear/core';

export type SessionId = Id<'Session'>;

/** A group session as whoever joins it finds it: its seats without those that the same claimant leaves for it. */
export interface JoinedSession {
  readonly id: SessionId;
  readonly capacity: number;
  readonly seats: number;
}

export const isFull = (session: JoinedSession): boolean => session.seats >= session.capacity;

/** The first seat claims practitioner and needs for all that follow. */
export const isFirstSeat = (session: JoinedSession): boolean => session.seats === 0;
