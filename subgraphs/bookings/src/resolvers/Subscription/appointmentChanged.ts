import type { EventOf } from '@klear/events';
import type { SubscriptionResolvers } from '../../__generated__/resolvers.ts';
import { signedInPerson } from '../../commands/signed-in-person.ts';
import { live } from '../../events/live.ts';
import { currentViewer } from '../../policies/current-viewer.ts';
import { mayReadAppointment } from '../../policies/predicates.ts';
import { idOrNull } from '../ids.ts';
import type { AppointmentChangedEventParent } from '../parents.ts';

/** What each event is called in the graph. */
export const appointmentChanges = {
  AppointmentRequested: 'REQUESTED',
  AppointmentConfirmed: 'CONFIRMED',
  AppointmentBooked: 'BOOKED',
  AppointmentRescheduled: 'RESCHEDULED',
  AppointmentReanchored: 'REANCHORED',
  AppointmentCancelled: 'CANCELLED',
  AppointmentArrived: 'ARRIVED',
  AppointmentCheckedIn: 'CHECKED_IN',
  AppointmentStarted: 'STARTED',
  AppointmentFulfilled: 'FULFILLED',
  AppointmentNoShow: 'NOSHOW',
} as const;
type Type = keyof typeof appointmentChanges;
const types = Object.keys(appointmentChanges) as readonly Type[];

/** Without a filter: one's own appointments as a client. Each event asks anew whether the viewer may read the appointment. */
export const appointmentChanged: SubscriptionResolvers['appointmentChanged'] = {
  subscribe(_, args, { deps, viewer }) {
    const appointmentId = idOrNull('Appointment', args.appointmentId);
    const practitionerId = idOrNull('User', args.practitionerId);
    const organizationId = idOrNull('Organization', args.organizationId);
    const clientId = appointmentId || practitionerId || organizationId ? null : signedInPerson(viewer);
    return live({
      bus: deps.bus,
      types,
      about: { appointmentId, practitionerId, organizationId, clientId },
      resumeAfter: args.resumeAfter,
      async tell(event: EventOf<Type>) {
        if (!mayReadAppointment(await currentViewer(deps.db, viewer), event.payload)) return [];
        return [{ change: appointmentChanges[event.type], appointmentId: event.payload.appointmentId }];
      },
    });
  },
  resolve: (event: AppointmentChangedEventParent) => event,
};
