import type { HoursSpanResolvers } from '../__generated__/resolvers.ts';

export const HoursSpan: HoursSpanResolvers = {
  opens: ({ startsAt }) => startsAt,
  closes: ({ endsAt }) => endsAt,
};
