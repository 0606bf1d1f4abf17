import type { EventOf } from '@klear/events';
import type { SubscriptionResolvers } from '../../__generated__/resolvers.ts';
import { live } from '../../events/live.ts';
import { currentViewer } from '../../policies/current-viewer.ts';
import { isClientOf, mayReadAppointment } from '../../policies/predicates.ts';
import { idOf } from '../ids.ts';
import type { AppointmentChangedEventParent } from '../parents.ts';

const changes = {
  AppointmentBooked: 'BOOKED',
  AppointmentRescheduled: 'RESCHEDULED',
  AppointmentCancelled: 'CANCELLED',
  AppointmentCheckedIn: 'CHECKED_IN',
  AppointmentFulfilled: 'FULFILLED',
  AppointmentNoShow: 'NOSHOW',
} as const;
type Type = keyof typeof changes;
const types = Object.keys(changes) as readonly Type[];

/** Without a filter: one's own appointments as a client. Each event asks anew whether the viewer may read the appointment. */
export const appointmentChanged: SubscriptionResolvers['appointmentChanged'] = {
  subscribe(_, args, { deps, viewer }) {
    const appointmentId = args.appointmentId ? idOf('Appointment', args.appointmentId) : null;
    const practitionerId = args.practitionerId ? idOf('User', args.practitionerId) : null;
    const organizationId = args.organizationId ? idOf('Organization', args.organizationId) : null;
    const isWanted = ({ payload }: EventOf<Type>) => {
      if (!appointmentId && !practitionerId && !organizationId) return isClientOf(viewer, payload);
      return (
        (!appointmentId || payload.appointmentId === appointmentId) &&
        (!practitionerId || payload.practitionerId === practitionerId) &&
        (!organizationId || payload.organizationId === organizationId)
      );
    };
    return live({
      bus: deps.bus,
      types,
      resumeAfter: args.resumeAfter,
      async tell(event: EventOf<Type>) {
        if (!isWanted(event) || !mayReadAppointment(await currentViewer(deps.db, viewer), event.payload)) return [];
        return [{ change: changes[event.type], appointmentId: event.payload.appointmentId }];
      },
    });
  },
  resolve: (event: AppointmentChangedEventParent) => event,
};
