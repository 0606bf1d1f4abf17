import { parseId } from '@klear/core';
import type { ServiceResolvers } from '../__generated__/resolvers.ts';

export const Service: ServiceResolvers = {
  __resolveReference: (reference, { loaders }) => {
    const id = parseId<'Service'>(reference.id);
    return id ? loaders.serviceById.load(id) : null;
  },
  organization: (parent) => ({ id: parent.organizationId }),
  practitioner: async (parent, _, { loaders }) => {
    const practitioner = await loaders.practitionerById.load(parent.practitionerId);
    if (!practitioner) throw new Error('a service belongs to a profile: the foreign key says so');
    return practitioner;
  },
  durationOptions: ({ durationOptions, durationMinutes, price }) => {
    const usual = { durationMinutes, amountMinor: price.amountMinor };
    const others = durationOptions.filter((option) => option.durationMinutes !== durationMinutes);
    return [usual, ...others].map((option) => ({
      durationMinutes: option.durationMinutes,
      price: { amountMinor: option.amountMinor, currency: price.currency },
    }));
  },
  needs: (parent) => [...parent.needs],
  priceRules: (parent) => [...parent.priceRules],
  cancellationPolicy: ({ cancellationPolicy }) => ({ ...cancellationPolicy, tiers: [...cancellationPolicy.tiers] }),
  location: (parent, _, { loaders }) => {
    if (parent.location !== undefined) return parent.location;
    return parent.locationId ? loaders.locationById.load(parent.locationId) : null;
  },
};
