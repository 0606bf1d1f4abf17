import { parseId } from '@klear/core';
import type { AppointmentResolvers } from '../__generated__/resolvers.ts';

export const Appointment: AppointmentResolvers = {
  __resolveReference({ id }) {
    const appointmentId = parseId<'Appointment'>(String(id));
    return appointmentId === undefined ? null : { id: appointmentId };
  },
  payment: ({ id }, _args, { loaders }) => loaders.paymentByAppointmentId.load(id),
};
