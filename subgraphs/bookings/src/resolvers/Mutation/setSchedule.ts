import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { setSchedule as command } from '../../commands/set-schedule.ts';
import { idOf } from '../ids.ts';
import { weekdayNumber } from '../names.ts';
import { problem } from '../problems.ts';

export const setSchedule: MutationResolvers['setSchedule'] = async (_, { input }, { commands }) => {
  const result = await command(commands, {
    ...input,
    organizationId: idOf('Organization', input.organizationId),
    practitionerId: idOf('User', input.practitionerId),
    locationId: input.locationId ? idOf('Location', input.locationId) : null,
    rules: input.weeklyHours.map(({ weekday, opens, closes }) => ({ weekday: weekdayNumber(weekday), startsAt: opens, endsAt: closes })),
  });
  return result.ok ? { __typename: 'SetScheduleSuccess', ...result.value } : problem(result.error);
};
