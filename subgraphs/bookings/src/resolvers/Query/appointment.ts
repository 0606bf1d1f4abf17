import { parseId } from '@klear/core';
import type { QueryResolvers } from '../../__generated__/resolvers.ts';

export const appointment: QueryResolvers['appointment'] = (_, { id }, { loaders }) => {
  const known = parseId<'Appointment'>(id);
  return known ? loaders.appointmentById.load(known) : null;
};
