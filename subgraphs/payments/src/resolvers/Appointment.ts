import { parseId } from '@klear/core';
import type { AppointmentResolvers } from '../__generated__/resolvers.ts';

export const Appointment: AppointmentResolvers = {
  __resolveReference({ id, paymentId }) {
    const appointmentId = parseId<'Appointment'>(String(id));
    if (appointmentId === undefined) return null;
    return { id: appointmentId, paymentId: parseId<'Payment'>(String(paymentId ?? '')) ?? null };
  },
  /** By the id that bookings tells, since its event may not have come yet; a payment of another appointment is none of this one. */
  async payment({ id, paymentId }, _args, { loaders }) {
    const payment = paymentId === null ? null : await loaders.paymentById.load(paymentId);
    if (payment && (payment.appointmentId === null || payment.appointmentId === id)) return payment;
    return loaders.paymentByAppointmentId.load(id);
  },
};
