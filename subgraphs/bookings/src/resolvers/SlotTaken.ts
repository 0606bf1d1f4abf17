import { asId } from '@klear/core';
import type { SlotTakenResolvers } from '../__generated__/resolvers.ts';

const dayMs = 86_400_000;

export const SlotTaken: SlotTakenResolvers = {
  /** The next free starts of the same service within four weeks of the one that was asked for. */
  alternatives: ({ serviceId, startsAt }, _, { loaders }) => {
    const start = new Date(startsAt);
    const span = { start, end: new Date(start.getTime() + 28 * dayMs) };
    return loaders.slotsByServiceId.load({ serviceId: asId<'Service'>(serviceId), span, first: 5 });
  },
};
