import { asId, isUuid } from '@klear/core';
import { pageArgs } from '@klear/service';
import type { OrganizationDayResolvers } from '../__generated__/resolvers.ts';
import { readDay } from '../loaders/front-desk.ts';
import { pageOf } from './page.ts';

export const OrganizationDay: OrganizationDayResolvers = {
  timeZone: ({ zone }) => zone,
  start: ({ span }) => span.start,
  end: ({ span }) => span.end,
  async practitioners(day, args, { deps, viewer }) {
    const page = pageArgs(args, { standard: 30, parts: 1, fits: ([id]) => isUuid(id) });
    const [id] = page.after ?? [];
    const after = typeof id === 'string' ? asId<'User'>(id) : null;
    const columns = await readDay({ db: deps.db, viewer }, day, { after, limit: page.limit });
    return pageOf(columns, page, ({ practitionerId }) => [practitionerId]);
  },
};
