import type { AllergyIntoleranceResolvers } from '../__generated__/resolvers.ts';
import type { Context } from '../context.ts';
import { entryByReference } from './entry-reference.ts';
import { allergyOf } from './opened-entry.ts';

export const AllergyIntolerance: AllergyIntoleranceResolvers<Context> = {
  async __resolveReference({ id }, ctx, info) {
    const entry = await entryByReference('ALLERGIES', id, ctx, info);
    return entry && allergyOf(entry);
  },
};
