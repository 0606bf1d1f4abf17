import { parseId } from '@klear/core';
import type { PractitionerResolvers } from '../__generated__/resolvers.ts';
import { appointmentPage } from './appointment-page.ts';
import { idOrNull } from './ids.ts';
import { jurisdictionOf, lengthsOf, slotCount, slotSpan } from './slot-span.ts';

const dayMs = 86_400_000;

export const Practitioner: PractitionerResolvers = {
  __resolveReference({ id }) {
    const known = parseId<'User'>(id);
    return known ? { id: known } : null;
  },
  slots({ id }, args, { loaders, openedAt }) {
    const from = args.from ?? openedAt;
    const span = slotSpan({ from, to: args.to ?? new Date(from.getTime() + 14 * dayMs) });
    const serviceId = idOrNull('Service', args.serviceId);
    const serviceIds = serviceId && [serviceId];
    return loaders.slotsByPractitionerId.load({
      practitionerId: id,
      serviceIds,
      durations: lengthsOf(args.durations),
      jurisdiction: jurisdictionOf(args.jurisdiction),
      span,
      first: slotCount('first', args.first ?? 10),
      together: null,
    });
  },
  schedules: ({ id }, _, { loaders }) => loaders.schedulesByPractitionerId.load(id),
  /** The gate has checked that the viewer acts for an organization. */
  appointments({ id }, args, context) {
    const { organizationId } = context.viewer;
    return organizationId ? appointmentPage(context, { organizationId, practitionerId: id }, args) : null;
  },
};
