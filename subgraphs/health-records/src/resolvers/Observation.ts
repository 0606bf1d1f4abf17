import type { ObservationResolvers } from '../__generated__/resolvers.ts';
import type { Context } from '../context.ts';
import { entryByReference } from './entry-reference.ts';
import { observationOf } from './opened-entry.ts';

export const Observation: ObservationResolvers<Context> = {
  async __resolveReference({ id }, ctx, info) {
    const entry = await entryByReference('OBSERVATIONS', id, ctx, info);
    return entry && observationOf(entry);
  },
};
