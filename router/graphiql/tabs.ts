import bookAppointment from './tabs/book-appointment.graphql?raw';
import change from './tabs/change.graphql?raw';
import chat from './tabs/chat.graphql?raw';
import consent from './tabs/consent.graphql?raw';
import createPayment from './tabs/create-payment.graphql?raw';
import findPractitioner from './tabs/find-practitioner.graphql?raw';
import freeTimes from './tabs/free-times.graphql?raw';
import healthRecord from './tabs/health-record.graphql?raw';
import holdSlot from './tabs/hold-slot.graphql?raw';
import myAppointments from './tabs/my-appointments.graphql?raw';
import watchAppointments from './tabs/watch-appointments.graphql?raw';
import watchSlots from './tabs/watch-slots.graphql?raw';

/** One tab as GraphiQL takes it. */
export interface JourneyTab {
  readonly query: string;
  readonly variables: string;
  readonly headers?: string;
}

const tab = (query: string, variables: object, headers?: object): JourneyTab => ({
  query,
  variables: JSON.stringify(variables, null, 2),
  ...(headers && { headers: JSON.stringify(headers, null, 2) }),
});

const idempotencyKey = '{{new}}';
const fortnight = { from: '{{now}}', to: '{{now+14d}}' };

/** The first journey, tab by tab. Double braces are filled by memory.ts. */
export const journey: JourneyTab[] = [
  tab(findPractitioner, { filter: { near: { postalCode: '10405', country: 'DE' } }, first: 5 }),
  tab(freeTimes, { practitionerId: '{{practitionerId}}', ...fortnight }),
  tab(watchSlots, { practitionerIds: ['{{practitionerId}}'], ...fortnight }),
  tab(holdSlot, { input: { serviceId: '{{serviceId}}', start: '{{start}}', idempotencyKey } }),
  tab(createPayment, { input: { quote: '{{quote}}', idempotencyKey } }),
  tab(bookAppointment, { input: { holdId: '{{holdId}}', idempotencyKey } }),
  tab(myAppointments, { from: '{{now}}' }),
  tab(watchAppointments, {}),
  tab(
    chat,
    {
      message: { conversationId: '{{conversationId}}', text: 'I am looking forward to it.', idempotencyKey },
      conversationId: '{{conversationId}}',
    },
    { 'klear-purpose': 'TREAT' },
  ),
  tab(consent, {
    grant: { practitionerId: '{{practitionerId}}', categories: ['ALLERGIES', 'CONDITIONS'], purposes: ['TREAT'], idempotencyKey },
    withdrawal: { consentId: '{{consentId}}', idempotencyKey },
  }),
  tab(healthRecord, { personId: '{{clientId}}' }, { 'klear-purpose': 'TREAT' }),
  tab(change, {
    cancel: { appointmentId: '{{appointmentId}}', idempotencyKey },
    move: { appointmentId: '{{appointmentId}}', expectedVersion: '{{version}}', start: '{{start}}', idempotencyKey },
  }),
];
