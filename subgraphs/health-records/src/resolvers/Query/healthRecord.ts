import { parseId } from '@klear/core';
import type { QueryResolvers } from '../../__generated__/resolvers.ts';
import type { Context } from '../../context.ts';

/** The record as a whole tells nothing, not even whether the person exists: each part decides on its own. */
export const healthRecord: QueryResolvers<Context>['healthRecord'] = (_parent, { personId }) => {
  const id = parseId<'User'>(personId);
  return id ? { personId: id } : null;
};
