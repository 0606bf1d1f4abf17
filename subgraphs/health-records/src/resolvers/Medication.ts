import type { MedicationResolvers } from '../__generated__/resolvers.ts';
import type { Context } from '../context.ts';
import { entryByReference } from './entry-reference.ts';
import { medicationOf } from './opened-entry.ts';

export const Medication: MedicationResolvers<Context> = {
  async __resolveReference({ id }, ctx, info) {
    const entry = await entryByReference('MEDICATIONS', id, ctx, info);
    return entry && medicationOf(entry);
  },
};
