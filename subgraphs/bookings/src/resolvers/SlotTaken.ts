import { asId } from '@klear/core';
import type { SlotTakenResolvers } from '../__generated__/resolvers.ts';

const dayMs = 86_400_000;
const wanted = 5;
/** Most who come too late find something within a few days; only who does not is looked for in four weeks. */
const reachDays = [3, 28];

export const SlotTaken: SlotTakenResolvers = {
  /** The next free starts of the same service and length after the one that was asked for. */
  async alternatives({ serviceId, startsAt, durationMinutes = null, jurisdiction = null }, _, { loaders }) {
    const start = new Date(startsAt);
    const question = { serviceId: asId<'Service'>(serviceId), durationMinutes, jurisdiction, first: wanted };
    for (const days of reachDays) {
      const span = { start, end: new Date(start.getTime() + days * dayMs) };
      const found = await loaders.slotsByServiceId.load({ ...question, span });
      if (found.length === wanted || days === reachDays.at(-1)) return found;
    }
    return [];
  },
  reasons: ({ reasons }) => [...reasons],
};
