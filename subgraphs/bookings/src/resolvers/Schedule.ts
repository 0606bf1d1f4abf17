import { pageArgs } from '@klear/service';
import type { ScheduleResolvers } from '../__generated__/resolvers.ts';
import { spanOfTimeOff } from '../domain/time-off.ts';
import { pageOf } from './page.ts';

export const Schedule: ScheduleResolvers = {
  organization: ({ organizationId }) => ({ id: organizationId }),
  location: ({ locationId }) => (locationId ? { id: locationId } : null),
  timeZone: ({ zone }) => zone,
  weeklyHours: ({ rules }) => [...rules],
  /** Ordered as they were made; a schedule is read with its exceptions, so the page is cut here. */
  exceptions({ exceptions }, args) {
    const page = pageArgs(args, { standard: 50, parts: 1 });
    const after = page.after?.[0];
    const rest = exceptions.filter(({ id }) => typeof after !== 'string' || id > after).slice(0, page.limit + 1);
    return pageOf(rest, page, ({ id }) => [id]);
  },
  holidays: ({ holidays }, _, { openedAt }) => holidays.filter((date) => date >= openedAt.toISOString().slice(0, 10)),
  timeOff: ({ timeOff }, _, { openedAt }) => timeOff.filter((off) => spanOfTimeOff(off).end > openedAt),
  start: ({ effectiveFrom }) => effectiveFrom,
  end: ({ effectiveUntil }) => effectiveUntil,
};
