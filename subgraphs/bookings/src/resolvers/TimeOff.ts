import type { TimeOffResolvers } from '../__generated__/resolvers.ts';
import { spanOfTimeOff } from '../domain/time-off.ts';

export const TimeOff: TimeOffResolvers = {
  start: (off) => spanOfTimeOff(off).start,
  end: (off) => spanOfTimeOff(off).end,
  timeZone: ({ zone }) => zone,
};
