import type { Consumer } from '@klear/service';
import type { UsersDeps } from './deps.ts';
import { onAccessRecorded } from './events/consumed/access-recorded.ts';
import { onAppointmentBooked } from './events/consumed/appointment-booked.ts';

/** What this subgraph learns from others. */
export function usersConsumers(_deps: UsersDeps): readonly Consumer<UsersDeps>[] {
  return [
    { group: 'users', on: { AppointmentRequested: onAppointmentBooked, AppointmentBooked: onAppointmentBooked } },
    { group: 'users.audit', on: { AccessRecorded: onAccessRecorded } },
  ];
}
