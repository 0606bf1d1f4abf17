export { bookAppointment } from './commands/book-appointment.ts';
export { cancelAppointment } from './commands/cancel-appointment.ts';
export { checkInAppointment } from './commands/check-in-appointment.ts';
export type { CommandContext } from './commands/context.ts';
export { fulfilAppointment } from './commands/fulfil-appointment.ts';
export { holdSlot } from './commands/hold-slot.ts';
export { markNoShow } from './commands/mark-no-show.ts';
export { type PastAppointment, recordAppointments } from './commands/record-appointments.ts';
export { type PastMessage, recordMessages } from './commands/record-messages.ts';
export { sendMessage } from './commands/send-message.ts';
export { setSchedule } from './commands/set-schedule.ts';
export { commandContextOf } from './context.ts';
export type { BookingsDeps } from './deps.ts';
export { bookingsConsumers } from './events/consumers.ts';
export { bookingsJobs, refreshZones } from './events/jobs.ts';
export { bookingsTypeDefs, createBookingsSubgraph } from './subgraph.ts';

export const bookingsMigrations: URL = new URL('../migrations/', import.meta.url);
