import type { BookabilityResolvers } from '../__generated__/resolvers.ts';
import { visitOf } from '../domain/bookability.ts';
import { priceAt } from '../domain/price.ts';
import { unbookableMessages } from './unbookable.ts';

const dayMs = 86_400_000;

export const Bookability: BookabilityResolvers = {
  bookable: ({ reasons }) => reasons.length === 0,
  reasons: ({ reasons }) => reasons.map((code) => ({ code, message: unbookableMessages[code] })),
  start: ({ facts }) => facts.startsAt,
  end: ({ facts }) => visitOf(facts.service, facts.startsAt, facts.durationMinutes).end,
  timeZone: ({ schedule }) => schedule?.zone ?? null,
  location: ({ schedule }) => (schedule?.locationId ? { id: schedule.locationId } : null),
  price: ({ facts, schedule }) => (schedule ? (priceAt(facts.service, { ...facts, zone: schedule.zone }) ?? null) : null),
  /** The next free starts within four weeks of the one that was asked for, in the same length. */
  alternatives: ({ facts: { service, startsAt, durationMinutes, jurisdiction } }, _, { loaders }) => {
    const span = { start: startsAt, end: new Date(startsAt.getTime() + 28 * dayMs) };
    return loaders.slotsByServiceId.load({ serviceId: service.id, span, first: 5, durationMinutes, jurisdiction });
  },
};
