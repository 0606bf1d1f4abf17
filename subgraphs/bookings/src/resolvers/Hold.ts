import { parseId } from '@klear/core';
import type { HoldResolvers } from '../__generated__/resolvers.ts';
import { latestExpiryOf } from '../domain/hold.ts';

export const Hold: HoldResolvers = {
  __resolveReference({ id }, { loaders }) {
    const known = parseId<'Hold'>(id);
    return known ? loaders.holdById.load(known) : null;
  },
  start: ({ visit }) => visit.start,
  end: ({ visit }) => visit.end,
  latestExpiry: latestExpiryOf,
  practitioner: ({ practitionerId }) => ({ id: practitionerId }),
  service: ({ serviceId }) => ({ id: serviceId }),
  quote: (hold) => hold,
  routedBy: ({ id }, _, { loaders }) => loaders.routedByHoldId.load(id),
  bookingProcess: ({ id }, _, { loaders }) => loaders.bookingProcessById.load(id),
};
