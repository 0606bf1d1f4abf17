import type { SubscriptionResolvers } from '../../__generated__/resolvers.ts';
import { live } from '../../events/live.ts';
import { currentViewer } from '../../policies/current-viewer.ts';
import { mayFollowBooking } from '../../policies/predicates.ts';
import { idOf } from '../ids.ts';
import type { BookingProcessChangedEventParent } from '../parents.ts';

/** How one booking goes on. Each event asks anew whether the viewer may hear it. */
export const bookingProcessChanged: SubscriptionResolvers['bookingProcessChanged'] = {
  subscribe(_, { id, resumeAfter }, { deps, viewer }) {
    const processId = idOf('Hold', id);
    return live({
      bus: deps.bus,
      types: ['BookingProcessChanged'],
      resumeAfter,
      async tell({ payload }) {
        if (payload.bookingProcessId !== processId) return [];
        return mayFollowBooking(await currentViewer(deps.db, viewer), payload) ? [{ processId }] : [];
      },
    });
  },
  resolve: (event: BookingProcessChangedEventParent) => event,
};
