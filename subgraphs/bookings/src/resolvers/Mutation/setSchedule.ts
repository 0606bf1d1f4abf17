import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { setSchedule as command } from '../../commands/set-schedule.ts';
import { idOf, idOrNull } from '../ids.ts';
import { weekdayNumber } from '../names.ts';
import { problem } from '../problems.ts';

export const setSchedule: MutationResolvers['setSchedule'] = async (_, { input }, { commands }) => {
  const result = await command(commands, {
    ...input,
    organizationId: idOf('Organization', input.organizationId),
    practitionerId: idOf('User', input.practitionerId),
    locationId: idOrNull('Location', input.locationId),
    scheduleId: idOrNull('Schedule', input.scheduleId),
    rules: input.weeklyHours.map(({ weekday, opens, closes }) => ({ weekday: weekdayNumber(weekday), startsAt: opens, endsAt: closes })),
  });
  return result.ok ? { __typename: 'SetScheduleSuccess', ...result.value } : problem(result.error);
};
