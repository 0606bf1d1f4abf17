import { parseId } from '@klear/core';
import type { OrganizationResolvers } from '../__generated__/resolvers.ts';
import { deskDay } from '../domain/front-desk.ts';
import { parseZone } from '../domain/zone.ts';
import { readQueue } from '../loaders/front-desk.ts';
import { appointmentPage } from './appointment-page.ts';
import { resourcePage } from './resource-page.ts';
import { taskPage } from './task-page.ts';

export const Organization: OrganizationResolvers = {
  __resolveReference({ id, timeZone }) {
    const known = parseId<'Organization'>(id);
    return known ? { id: known, timeZone } : null;
  },
  resources: ({ id }, args, context) => resourcePage(context, id, args),
  appointments: ({ id }, args, context) => appointmentPage(context, { organizationId: id }, args),
  routingPools: ({ id }, _, { loaders }) => loaders.routingPoolsByOrganizationId.load(id),
  tasks: ({ id }, args, context) => taskPage(context, id, args),
  async day({ id, timeZone }, { date = null }, { openedAt, livePlace }) {
    const zone = parseZone(timeZone ?? '');
    // Whoever asks this subgraph past the router gives no zone along, and without one there is no day.
    if (!zone.ok) return null;
    return { ...deskDay(id, zone.value, { date, at: openedAt }), cursor: await livePlace() };
  },
  async queue({ id }, _, { deps, viewer, livePlace }) {
    await livePlace();
    return readQueue({ db: deps.db, viewer }, id);
  },
};
