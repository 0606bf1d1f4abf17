import { parseId } from '@klear/core';
import type { QueryResolvers } from '../../__generated__/resolvers.ts';
import { previewCancellation } from '../../commands/preview-cancellation.ts';

export const cancellationPreview: QueryResolvers['cancellationPreview'] = (_, { appointmentId }, { commands }) => {
  const known = parseId<'Appointment'>(appointmentId);
  return known ? previewCancellation(commands, known) : null;
};
