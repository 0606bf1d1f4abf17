/** Where time comes from. Rules take a Date; only the edges of the system hold a Clock. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };
