import { newId } from '@klear/core';
import type { Facts, KnownFacts } from './facts.ts';
import type { Seat } from './seats.ts';
import type { World } from './world.ts';

/** One mutation with an input that is good for whoever may, and whom it concerns. */
export interface Asking {
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly about: Facts;
  /** Members of the result that turn somebody away who may not, where that is an expected outcome and no error. */
  readonly refusals?: readonly string[];
  /** Members by which one who may hears that it cannot be done now. */
  readonly notNow?: readonly string[];
}

/** The same time of day so many days on: all hours are open, and nothing else is booked there. */
export const daysAfter = (start: string | undefined, days: number): string =>
  new Date(Date.parse(start ?? '') + days * 86_400_000).toISOString();

const code = { system: 'http://snomed.info/sct', code: '300916003' };
const address = { addressLines: ['Invalidenstr. 9'], city: 'Berlin', country: 'DE', timeZone: 'Europe/Berlin' };

/**
 * Every mutation that asks for a right, as one seat would ask it: of things of the client's practice, or of one's own. In the order in
 * which they can all be done; those that end something come last. A mutation of the schema that is missing turns the matrix red.
 */
export function askingsOf(world: World, known: KnownFacts, seat: Seat, slots: readonly string[]): Asking[] {
  const { home, people } = world;
  const of = (type: string, id: string): Facts => known.get(`${type}:${id}`) ?? {};
  const practice: Facts = { organization: home.organizationId };
  const calendar: Facts = { ...practice, practitioner: home.practitioner.id };
  const self: Facts = { person: seat.personId ?? '' };
  const ownProfile = seat.personId === undefined ? {} : of('Practitioner', seat.personId);
  const visit = of('Appointment', home.appointmentId);
  const talk = of('Conversation', home.conversationId);
  const client = of('User', home.client.id);
  const hold = of('Hold', world.spareHoldId);
  const room = of('Resource', world.roomId);
  const { organizationId } = home;
  const inPractice = { organizationId, practitionerId: home.practitioner.id, locationId: home.locationId };
  const invited = { email: `again-${newId()}@example.com`, roles: ['FRONT_DESK'] };
  const rule = { weekday: 'MONDAY', opens: '08:00', closes: '12:00' };
  const app = { name: 'Notes', redirectUris: ['http://127.0.0.1/notes'], scopes: ['profile:read'] };
  const ask = (name: string, about: Facts, input: object = {}, more: Pick<Asking, 'refusals' | 'notNow'> = {}): Asking => ({
    name,
    about,
    input: { idempotencyKey: newId(), ...input },
    ...more,
  });
  const changedBefore = { notNow: ['VersionConflict'] };
  const withdrawnBefore = { notNow: ['VersionConflict', 'AlreadyWithdrawn'] };
  const tooEarly = { notNow: ['TransitionRefused'] };
  return [
    ask('updateProfile', self, { phone: '+493012345678' }),
    ask('updatePreferences', self, { locale: 'de' }),
    ask('createOrganization', self, {
      ...{ name: 'Another', kind: 'SOLO', timeZone: 'Europe/Berlin', currency: 'EUR' },
      location: { name: 'There', address: { lines: ['Invalidenstr. 3'], city: 'Berlin', country: 'DE' } },
    }),
    ask('inviteMember', practice, { organizationId, ...invited }),
    ask('changeMembership', of('Membership', world.frontDeskMembershipId), {
      membershipId: world.frontDeskMembershipId,
      roles: ['FRONT_DESK'],
    }),
    ask('registerApp', practice, { organizationId, ...app }),
    ask('authorizeApp', self, {
      ...{ appId: world.appId, redirectUri: 'http://127.0.0.1/back', scopes: ['profile:read'] },
      codeChallenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    }),
    ask('updatePractitionerProfile', ownProfile, { headline: 'Anew' }),
    ask('addCredential', ownProfile, { name: 'Diploma' }),
    ask('createService', calendar, {
      ...{ ...inPractice, name: 'More', durationMinutes: 30, priceMinor: 100, currency: 'EUR', modality: 'IN_PERSON' },
    }),
    ask('updateService', calendar, { serviceId: world.freeServiceId, expectedVersion: 1, description: 'Anew' }),
    ask(
      'verifyCredential',
      of('Practitioner', home.practitioner.id),
      { credentialId: home.credentialId, verification: 'VALIDATED', expectedVersion: 1 },
      changedBefore,
    ),
    ask('addResource', practice, { organizationId, locationId: home.locationId, kind: 'ROOM', type: 'yoga-room', name: 'Loft' }),
    ask('updateResource', room, { resourceId: world.roomId, expectedVersion: room.version, name: 'Loft' }),
    ask('createLocation', practice, { organizationId, name: 'Second', ...address }),
    ask('updateLocation', practice, { locationId: home.locationId, name: 'First' }),
    ask('setSchedule', calendar, { organizationId, practitionerId: home.practitioner.id, timeZone: 'Europe/Berlin', weeklyHours: [rule] }),
    ask('addScheduleException', calendar, { scheduleId: home.scheduleId, start: '2031-01-01', end: '2031-01-02', hours: [] }),
    ask('removeScheduleException', calendar, { exceptionId: home.exceptionId }),
    ask('addTimeOff', calendar, {
      organizationId,
      practitionerId: home.practitioner.id,
      start: '2031-03-01',
      end: '2031-03-02',
      timeZone: 'Europe/Berlin',
    }),
    ask('removeTimeOff', calendar, { timeOffId: home.timeOffId }),
    ask('setRoutingPool', practice, {
      ...{ organizationId, name: 'Whoever', strategy: 'ROUND_ROBIN' },
      services: [{ serviceId: world.freeServiceId }],
    }),
    ask('holdAnySlot', self, { poolId: world.poolId, start: daysAfter(slots[0], 6) }),
    ask('holdSlot', self, { serviceId: world.freeServiceId, start: slots[0] }),
    ask('renewHold', hold, { holdId: world.spareHoldId }),
    ask('bookAppointment', hold, { holdId: world.spareHoldId }),
    ask('rescheduleAppointment', visit, {
      appointmentId: home.appointmentId,
      start: daysAfter(home.slots[2]?.start, 4),
      expectedVersion: visit.version,
    }),
    ask(
      'bookForClient',
      calendar,
      { serviceId: world.freeServiceId, clientId: home.client.id, start: slots[0] },
      { notNow: ['SlotTaken', 'SlotNotOffered', 'ClientBusy'] },
    ),
    ask('allowCoAttendees', visit, { appointmentId: home.appointmentId, allowed: true }, tooEarly),
    ask('confirmAppointment', visit, { appointmentId: home.appointmentId }, tooEarly),
    ask('declineAppointment', visit, { appointmentId: home.appointmentId }, tooEarly),
    ask('arriveAppointment', visit, { appointmentId: home.appointmentId }, tooEarly),
    ask('startAppointment', visit, { appointmentId: home.appointmentId }, tooEarly),
    ask('checkInAppointment', visit, { appointmentId: home.appointmentId }, tooEarly),
    ask('sendMessage', talk, { conversationId: home.conversationId, text: 'Good day' }),
    ask('signalConversation', talk, { conversationId: home.conversationId, signal: 'TYPING', idempotencyKey: undefined }),
    ask('editMessage', of('Message', world.messageId), { messageId: world.messageId, text: 'Better', expectedVersion: 1 }, withdrawnBefore),
    ask('withdrawMessage', of('Message', world.messageId), { messageId: world.messageId, expectedVersion: 2 }, withdrawnBefore),
    ask('markConversationRead', talk, { conversationId: home.conversationId, sequence: 1 }),
    ask('createArticle', practice, { organizationId, slug: `more-${newId()}`, locale: 'en', title: 'More', body: '<p>More.</p>' }),
    ask('reviseArticle', practice, { articleId: world.draftId, expectedVersion: 1, title: 'Anew', body: '<p>Anew.</p>' }),
    ask('publishArticle', practice, { articleId: world.draftId }),
    ask('addCondition', client, { personId: home.client.id, code }),
    ask('addAllergyIntolerance', client, { personId: home.client.id, code }),
    ask('addMedication', client, { personId: home.client.id, code }),
    ask('addObservation', client, { personId: home.client.id, code, effectiveAt: '2024-01-01T10:00:00Z', value: '61', unit: 'kg' }),
    ask('createPayment', of('Hold', home.holdId), { quote: world.quote }, { refusals: ['QuoteInvalid'] }),
    ask('refundPayment', of('Payment', home.paymentId), { paymentId: home.paymentId, amountMinor: 1 }, { refusals: ['NotRefundable'] }),
    ask('grantConsent', self, { practitionerId: people.secondPractitioner.id, categories: ['ALLERGIES'], purposes: ['HRESCH'] }),
    ask('acceptInvitation', self, { token: world.invitationToken }),
    ask('markEnteredInError', client, { personId: home.client.id, entryId: home.entryId, expectedVersion: 1 }),
    ask('removeCredential', of('Practitioner', home.practitioner.id), { credentialId: home.credentialId }),
    ask('retireArticle', practice, { articleId: world.draftId }),
    ask('releaseHold', of('Hold', home.holdId), { holdId: home.holdId }),
    ask('completeTask', of('Task', world.taskId), { taskId: world.taskId }, { notNow: ['TaskEnded'] }),
    ask('fulfilAppointment', visit, { appointmentId: home.appointmentId }, tooEarly),
    ask('markNoShow', of('Appointment', world.otherAppointmentId), { appointmentId: world.otherAppointmentId }, tooEarly),
    ask('cancelAppointment', of('Appointment', world.otherAppointmentId), { appointmentId: world.otherAppointmentId }),
    ask('revokeInvitation', of('Invitation', home.invitationId), { invitationId: home.invitationId }),
    ask('retireResource', room, { resourceId: world.roomId, expectedVersion: room.version }, changedBefore),
    ask('retireService', calendar, { serviceId: world.freeServiceId }),
    ask('retireApp', of('App', world.appId), { appId: world.appId }),
    ask('revokeAppGrant', of('AppGrant', world.appGrantId), { grantId: world.appGrantId }),
    ask('withdrawConsent', of('Consent', home.consentId), { consentId: home.consentId }),
    ask('removeMember', of('Membership', world.frontDeskMembershipId), { membershipId: world.frontDeskMembershipId }),
    ask('revokeSession', of('Session', world.spareSessionId), { sessionId: world.spareSessionId }),
    ask('suspendOrganization', practice, { organizationId, reason: 'OTHER' }),
    ask('reinstateOrganization', practice, { organizationId }),
    ask('signOut', self),
  ];
}
