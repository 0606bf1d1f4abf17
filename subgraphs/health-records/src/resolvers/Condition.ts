import type { ConditionResolvers } from '../__generated__/resolvers.ts';
import type { Context } from '../context.ts';
import { entryByReference } from './entry-reference.ts';
import { conditionOf } from './opened-entry.ts';

export const Condition: ConditionResolvers<Context> = {
  async __resolveReference({ id }, ctx, info) {
    const entry = await entryByReference('CONDITIONS', id, ctx, info);
    return entry && conditionOf(entry);
  },
};
