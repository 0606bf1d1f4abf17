import type { WeeklyHoursResolvers } from '../__generated__/resolvers.ts';
import { weekdayName } from './names.ts';

export const WeeklyHours: WeeklyHoursResolvers = {
  weekday: ({ weekday }) => weekdayName(weekday),
  opens: ({ startsAt }) => startsAt,
  closes: ({ endsAt }) => endsAt,
};
