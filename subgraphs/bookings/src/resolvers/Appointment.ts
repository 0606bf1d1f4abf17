import { parseId } from '@klear/core';
import type { AppointmentResolvers } from '../__generated__/resolvers.ts';
import { encounterStatusOf } from '../domain/transitions.ts';
import { statusName } from './names.ts';

export const Appointment: AppointmentResolvers = {
  __resolveReference({ id }, { loaders }) {
    const known = parseId<'Appointment'>(id);
    return known ? loaders.appointmentById.load(known) : null;
  },
  status: ({ status }) => statusName(status),
  start: ({ visit }) => visit.start,
  end: ({ visit }) => visit.end,
  timeZone: ({ zone }) => zone,
  minutesDuration: ({ visit }) => Math.round((visit.end.getTime() - visit.start.getTime()) / 60_000),
  organization: ({ organizationId }) => ({ id: organizationId }),
  practitioner: ({ practitionerId }) => ({ id: practitionerId }),
  client: ({ clientId }) => ({ id: clientId }),
  service: ({ serviceId }) => ({ id: serviceId }),
  location: ({ locationId }) => (locationId ? { id: locationId } : null),
  cancellationFee: ({ feeMinor, price }) => (feeMinor === null ? null : { amountMinor: feeMinor, currency: price.currency }),
  encounterStatus: encounterStatusOf,
  overridden: ({ overridden }) => [...overridden],
  coAttendees: async ({ id }, _, { loaders }) => (await loaders.coAttendeesByAppointmentId.load(id)).map((other) => ({ id: other })),
  conversation: ({ id }, _, { loaders }) => loaders.conversationByAppointmentId.load(id),
};
