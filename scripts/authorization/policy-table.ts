import type { Purpose, Scope } from '@klear/core';
import { each, lentAny, type Relation } from './relations.ts';

type Domain<S extends string> = S extends `${infer Name}:${string}` ? Name : never;
/** What an app must have been lent: one scope, either scope of a domain, both (`:*`), nothing; or nobody but our own clients. */
export type Need = Scope | Domain<Scope> | `${Domain<Scope>}:*` | 'any' | 'first-party';
type Grants = readonly (readonly [need: Need, to: readonly Relation[]])[];

/** What holds for some fields: who sees them, and how everybody else is refused. */
export interface Line {
  readonly fields: string;
  readonly grants: Grants;
  /** A refusal may be null without an error, as for what does not exist: where one looks up by an id. */
  readonly absent?: true;
  /** It may be null for those who may see it. */
  readonly empty?: true;
  /** Purposes for which it may be asked; none named is at one's own request. Without them any purpose will do. */
  readonly purposes?: readonly Purpose[];
  /** The object that the field returns decides, not the one that it stands on. */
  readonly of?: 'returned';
}

const line = (fields: string, grants: Grants, more: Pick<Line, 'absent' | 'empty' | 'of' | 'purposes'> = {}): Line => ({
  fields,
  grants,
  ...more,
});

const desk = each('HOUSE', 'OWNER', 'MANAGER', 'FRONT_DESK');
const deskAndOwn = [...desk, ...each('HOUSE', 'PRACTITIONER')];
const books = [...desk, ...each('HOUSE', 'BILLING')];
const managers = each('HOUSE', 'OWNER', 'MANAGER');
const writers = each('HOUSE', 'OWNER', 'MANAGER', 'PRACTITIONER', 'FRONT_DESK');
const practiceOfClient = each('CLIENTS', 'OWNER', 'MANAGER', 'PRACTITIONER', 'FRONT_DESK', 'BILLING');
const readsClients = each('HOUSE', 'OWNER', 'MANAGER', 'PRACTITIONER', 'FRONT_DESK', 'BILLING');
const part = (name: 'CONDITIONS' | 'ALLERGIES' | 'MEDICATIONS' | 'OBSERVATIONS'): Relation[] => ['SELF', `LENT:${name}`];

const clinical = ['TREAT', 'PATRQT'] as const;
const appointment: readonly Relation[] = ['SELF', 'TREATING', ...desk];
const payment: readonly Relation[] = ['SELF', 'TREATING', ...books];
const talk: readonly Relation[] = ['SELF', 'TREATING'];
const written: readonly Relation[] = ['SELF', 'TREATING:TREAT'];

/** What subgraphs ask each other: no person sees it, and it stands in no client's schema. */
const platformOnly = ['ConsentState', 'FirstLocation', 'CareRelationship', 'SessionState', 'HeldRoles'];

/**
 * Who may see what, written by hand from what the schema says in words; nothing here is read from a directive or a predicate.
 * "Type.field", with `{a,b}` for several and `*` for all of a type that no other line names.
 */
export const policyTable: readonly Line[] = [
  // A person.
  line('Query.me', [['any', ['SIGNED_IN']]], { absent: true }),
  line('User.{name,email}', [
    ['profile:read', ['SELF']],
    ['practice:read', [...each('COLLEAGUE'), ...practiceOfClient]],
  ]),
  line(
    'User.{phone,birthDate}',
    [
      ['profile:read', ['SELF']],
      ['practice:read', practiceOfClient],
    ],
    { empty: true },
  ),
  line('User.{address,preferences}', [['profile:read', ['SELF']]], { empty: true }),
  line('PostalAddress.*', [['profile:read', ['SELF']]]),
  line('Preferences.*', [['profile:read', ['SELF']]]),
  line('User.{memberships,sessions,consents,accessLog}', [['first-party', ['SELF']]]),
  line('User.permissions', [['any', ['SELF']]]),
  line('{SessionConnection,SessionEdge}.*', [['first-party', ['SELF']]]),
  line('{ConsentConnection,ConsentEdge}.*', [['first-party', ['SELF']]]),
  line('{AccessLogConnection,AccessLogEdge}.*', [['first-party', ['SELF']]]),
  line('Session.*', [['first-party', ['SELF']]]),
  line('Consent.{practitioner,organization,end}', [['first-party', ['SELF']]], { empty: true }),
  line('Consent.*', [['first-party', ['SELF']]]),
  line('AccessLogEntry.{practitioner,organization,purpose,reason,appId,consentId,onBehalfOfId}', [['first-party', ['SELF']]], {
    empty: true,
  }),
  line('AccessLogEntry.*', [['first-party', ['SELF']]]),

  // Those who work for a practice.
  line('Organization.memberships', [['practice', each('HOUSE')]]),
  line('Query.app', [['first-party', ['SIGNED_IN']]]),
  line('App.retiredAt', [['first-party', ['SIGNED_IN']]], { empty: true }),
  line('{App,AppEdge,AppConnection}.*', [['first-party', ['SIGNED_IN']]]),
  line('Organization.apps', [['first-party', managers]]),
  line('User.appGrants', [['first-party', ['SELF']]]),
  line('AppGrantEdge.node', [['first-party', ['SELF']]], { of: 'returned' }),
  line('AppGrant.*', [['first-party', ['SELF']]]),
  line('Session.app', [['first-party', ['SELF']]], { empty: true }),
  line('Organization.clients', [['practice', readsClients]]),
  line('{Organization.suspension,OrganizationSuspension.since,OrganizationSuspension.reason}', [['first-party', ['MEMBER', 'SUPPORT']]], {
    empty: true,
  }),
  line('Organization.invitations', [['first-party', managers]]),
  line('Invitation.email', [['first-party', managers]]),
  line(
    'MembershipEdge.node',
    [
      ['practice', ['SELF', ...each('HOUSE')]],
      ['first-party', ['SELF']],
    ],
    { of: 'returned' },
  ),
  line('Membership.*', [['practice', ['SELF', ...each('HOUSE')]]]),

  // The audit trail of a practice.
  line('Organization.{auditEvents,auditExport}', [['first-party', each('HOUSE', 'OWNER', 'AUDITOR')]]),
  line(
    'AuditEvent.{reason,agent,appId,onBehalfOfId,purpose,consentId,request,entityId,person}',
    [['first-party', each('HOUSE', 'OWNER', 'AUDITOR')]],
    {
      empty: true,
    },
  ),
  line('{AuditEventEdge,AuditEventConnection,AuditEvent,AuditExport}.*', [['first-party', each('HOUSE', 'OWNER', 'AUDITOR')]], {
    empty: true,
  }),

  // Visits.
  line('Query.appointment', [['appointments:read', appointment]], { absent: true }),
  line('Query.hold', [['appointments:write', ['SELF']]], { absent: true }),
  line('User.appointments', [['appointments:read', ['SELF']]]),
  line('Organization.appointments', [['appointments:read', desk]]),
  line('Practitioner.appointments', [['appointments:read', ['OWN_PRACTICE', ...each('DESK', 'OWNER', 'MANAGER', 'FRONT_DESK')]]]),
  line('RoutingPool.{strategy,shares,version}', [['practice:write', managers]]),
  line('RoutingShare.*', [['practice', managers]]),
  line('Organization.resources', [['practice:read', writers]]),
  line('ResourceEdge.node', [['practice:read', writers]], { of: 'returned' }),
  line('Resource.location', [['practice:read', writers]], { empty: true }),
  line('{Resource,ResourceConnection,ResourceEdge}.*', [['practice:read', writers]]),
  line('Organization.tasks', [['appointments:read', [...desk, ...each('HOUSE', 'PRACTITIONER')]]]),
  line('TaskEdge.node', [['appointments', ['TREATING', ...desk]]], { of: 'returned' }),
  line('Task.{focus,endedAt,completedBy,tzdbVersion}', [['appointments', ['TREATING', ...desk]]], { empty: true }),
  line('Task.*', [['appointments', ['TREATING', ...desk]]]),
  line('Organization.queue', [['appointments:read', deskAndOwn]]),
  // Null where another subgraph did not give the zone along.
  line('Organization.day', [['appointments:read', deskAndOwn]], { empty: true }),
  line('{OpenSpan.location,HeldTime.expiresAt,PractitionerDay.practitioner}', [['appointments', deskAndOwn]], { empty: true }),
  line('PractitionerDayEdge.node', [['appointments', deskAndOwn]], { of: 'returned' }),
  line('{OrganizationDay,PractitionerDay}.*', [['appointments', deskAndOwn]]),
  line('{OpenSpan,DaySpan,HeldTime,QueueEntry}.*', [['appointments', deskAndOwn]]),
  line('AppointmentEdge.node', [['appointments', appointment]], { of: 'returned' }),
  line('Appointment.conversation', [['messages', talk]], { absent: true }),
  line('Appointment.payment', [['payments', payment]], { empty: true, absent: true }),
  line('Appointment.overridden', [['appointments', ['TREATING', ...desk]]], { empty: true, absent: true }),
  line('Appointment.{startedAt,answerBy,coAttendees}', [['appointments', appointment]], { empty: true }),
  line('Appointment.{location,cancelationReason,cancellationFee}', [['appointments', appointment]], { empty: true }),
  line('Appointment.id', [
    ['appointments', appointment],
    ['payments', books],
  ]),
  // Reached from a payment by who keeps the books, it is not there for them.
  line('Appointment.*', [['appointments', appointment]], { absent: true }),
  line('Hold.routedBy', [['appointments:write', ['SELF']]], { empty: true }),
  line('{RoutedBy,PassedOver}.*', [['appointments:write', ['SELF']]], { empty: true }),
  line('Hold.bookingProcess', [['appointments:*', ['SELF']]], { empty: true }),
  line('Hold.*', [['appointments:write', ['SELF']]]),
  line('Quote.*', [['appointments:write', ['SELF']]]),
  line('Query.bookingProcess', [['appointments:read', ['SELF']]], { absent: true }),
  line('BookingProcess.{outcome,appointment}', [['appointments:read', ['SELF']]], { empty: true }),
  line('BookingProcess.payment', [['payments', payment]], { empty: true, absent: true }),
  line('{BookingProcess,BookingStep}.*', [['appointments:read', ['SELF']]]),
  line('Query.cancellationPreview', [['appointments:*', appointment]], { absent: true }),
  line('FeeChanged.preview', [['appointments:*', appointment]], { empty: true }),
  line('CancellationPreview.until', [['appointments:*', appointment]], { empty: true }),
  line('CancellationPreview.*', [['appointments:*', appointment]]),

  // What is said.
  line('Query.conversation', [['messages:read', talk]], { absent: true }),
  line('Conversation.messages', [['messages', written]], { purposes: clinical }),
  line('Conversation.*', [['messages', talk]]),
  line('{MessageConnection,MessageEdge}.*', [['messages', written]]),
  // The client wrote it: what it said before is theirs alone.
  line('Message.versions', [['messages', ['SELF']]], { purposes: clinical }),
  line('MessageVersion.*', [['messages', ['SELF']]], { purposes: clinical, empty: true }),
  line('Message.{text,editedAt,withdrawnAt}', [['messages', written]], { purposes: clinical, empty: true }),
  line('Message.*', [['messages', written]], { purposes: clinical }),

  // Money.
  line('Query.payment', [['payments:read', payment]], { absent: true }),
  line('User.payments', [['payments:read', ['SELF']]]),
  line('Organization.payments', [['payments:read', books]]),
  line('PaymentEdge.node', [['payments', payment]], { of: 'returned' }),
  line('Payment.clientSecret', [['payments:write', ['SELF']]], { empty: true }),
  line('Payment.appointment', [['payments', payment]], { empty: true }),
  line('Payment.*', [['payments', payment]]),
  line('{RefundConnection,RefundEdge,Refund}.*', [['payments', payment]]),

  // The health record.
  line('Query.healthRecord', [['records:read', ['SIGNED_IN']]]),
  line('User.healthRecord', [['records:read', ['SIGNED_IN']]]),
  line('HealthRecord.person', [['records', ['SIGNED_IN']]]),
  line('HealthRecord.conditions', [['records', part('CONDITIONS')]], { purposes: clinical }),
  line('HealthRecord.allergies', [['records', part('ALLERGIES')]], { purposes: clinical }),
  line('HealthRecord.medications', [['records', part('MEDICATIONS')]], { purposes: clinical }),
  line('HealthRecord.observations', [['records', part('OBSERVATIONS')]], { purposes: clinical }),
  line('{ConditionConnection,ConditionEdge}.*', [['records', part('CONDITIONS')]]),
  line('{AllergyIntoleranceConnection,AllergyIntoleranceEdge}.*', [['records', part('ALLERGIES')]]),
  line('{MedicationConnection,MedicationEdge}.*', [['records', part('MEDICATIONS')]]),
  line('{ObservationConnection,ObservationEdge}.*', [['records', part('OBSERVATIONS')]]),
  line('Condition.*', [['records', part('CONDITIONS')]], { empty: true }),
  line('AllergyIntolerance.*', [['records', part('ALLERGIES')]], { empty: true }),
  line('Medication.*', [['records', part('MEDICATIONS')]], { empty: true }),
  line('Observation.*', [['records', part('OBSERVATIONS')]], { empty: true }),
  line('{CodeableConcept,Quantity,ObservationComponent}.*', [['records', ['SELF', ...lentAny]]], { empty: true }),

  // What one asks to be done. The object that the input names decides.
  line('Mutation.{signOut,createOrganization,acceptInvitation,grantConsent,authorizeApp}', [['first-party', ['SIGNED_IN']]]),
  line('Mutation.{updateProfile,updatePreferences}', [['profile:write', ['SIGNED_IN']]]),
  line('Mutation.{revokeSession,withdrawConsent,revokeAppGrant}', [['first-party', ['SELF']]]),
  line('Mutation.{inviteMember,revokeInvitation,changeMembership,registerApp,retireApp}', [['first-party', managers]]),
  line('Mutation.removeMember', [['first-party', ['SELF', ...managers]]]),
  line('Mutation.{suspendOrganization,reinstateOrganization}', [['first-party', ['SUPPORT']]]),
  line('Mutation.updatePractitionerProfile', [['practice:write', ['PROFILE', ...each('DESK', 'PRACTITIONER')]]]),
  line('Mutation.{addCredential,removeCredential}', [['practice:write', ['PROFILE']]]),
  line('Mutation.{createService,updateService,retireService}', [['practice:write', ['TREATING', ...managers]]]),
  line('Mutation.verifyCredential', [['first-party', ['SUPPORT']]]),
  line('Mutation.{addResource,updateResource,retireResource}', [['practice:*', desk]]),
  line('Mutation.{createLocation,updateLocation}', [['practice:write', managers]]),
  line('Mutation.{setSchedule,addScheduleException,removeScheduleException,addTimeOff,removeTimeOff}', [
    ['practice:write', ['TREATING', ...desk]],
  ]),
  line('Mutation.setRoutingPool', [['practice:write', managers]]),
  line('Mutation.holdAnySlot', [['appointments:write', ['SIGNED_IN']]]),
  line('Mutation.holdSlot', [['appointments:write', ['SIGNED_IN']]]),
  line('Mutation.{renewHold,releaseHold}', [['appointments:write', ['SELF']]]),
  line('Mutation.bookAppointment', [['appointments:*', ['SELF']]]),
  line('Mutation.{rescheduleAppointment,cancelAppointment}', [['appointments:*', appointment]]),
  line('Mutation.{confirmAppointment,declineAppointment,bookForClient,arriveAppointment,startAppointment}', [
    ['appointments:*', ['TREATING', ...desk]],
  ]),
  line('Mutation.allowCoAttendees', [['appointments:*', ['SELF']]]),
  line('Mutation.{checkInAppointment,fulfilAppointment,markNoShow}', [['appointments:*', ['TREATING', ...desk]]]),
  line('Mutation.completeTask', [['appointments:*', ['TREATING', ...desk]]]),
  line('Mutation.{sendMessage,signalConversation}', [['messages:*', written]]),
  line('Mutation.{editMessage,withdrawMessage}', [['messages:*', ['SELF']]]),
  line('Mutation.markConversationRead', [['messages:*', talk]]),
  line('Mutation.{createArticle,reviseArticle}', [['practice:*', each('HOUSE', 'OWNER', 'MANAGER', 'PRACTITIONER')]]),
  line('Mutation.{publishArticle,retireArticle}', [['practice:*', managers]]),
  line('Mutation.addCondition', [['records:*', part('CONDITIONS')]], { purposes: clinical }),
  line('Mutation.addAllergyIntolerance', [['records:*', part('ALLERGIES')]], { purposes: clinical }),
  line('Mutation.addMedication', [['records:*', part('MEDICATIONS')]], { purposes: clinical }),
  line('Mutation.addObservation', [['records:*', part('OBSERVATIONS')]], { purposes: clinical }),
  line('Mutation.markEnteredInError', [['records:*', ['SELF']]], { purposes: clinical }),
  line('Mutation.createPayment', [['payments:*', ['SELF']]]),
  line('Mutation.refundPayment', [['payments:*', each('HOUSE', 'OWNER', 'MANAGER', 'BILLING')]]),

  // What an answer to that shows.
  line('AcceptInvitationSuccess.membership', [['any', ['SELF']]], { of: 'returned' }),
  line('ChangeMembershipSuccess.membership', [['practice', ['SELF', ...each('HOUSE')]]], { of: 'returned' }),
  line('{GrantConsentSuccess,WithdrawConsentSuccess}.consent', [['first-party', ['SELF']]], { of: 'returned' }),
  line('RegisterAppSuccess.app', [['first-party', managers]], { of: 'returned' }),
  line('AuthorizeAppSuccess.grant', [['first-party', ['SELF']]], { of: 'returned' }),
  line('InviteMemberSuccess.token', [['first-party', managers]], { of: 'returned' }),
  line('{BookAppointmentSuccess,RescheduleAppointmentSuccess,CancelAppointmentSuccess}.appointment', [['appointments', appointment]], {
    of: 'returned',
  }),
  line('{ConfirmAppointmentSuccess,DeclineAppointmentSuccess,BookForClientSuccess}.appointment', [['appointments', appointment]], {
    of: 'returned',
  }),
  line('{ArriveAppointmentSuccess,StartAppointmentSuccess,AllowCoAttendeesSuccess}.appointment', [['appointments', appointment]], {
    of: 'returned',
  }),
  line('{CheckInAppointmentSuccess,FulfilAppointmentSuccess,MarkNoShowSuccess}.appointment', [['appointments', appointment]], {
    of: 'returned',
  }),
  line('CompleteTaskSuccess.task', [['appointments', ['TREATING', ...desk]]], { of: 'returned' }),
  line('{AddResourceSuccess,UpdateResourceSuccess,RetireResourceSuccess}.resource', [['practice:read', writers]], { of: 'returned' }),
  line('{UpdateResourceSuccess,RetireResourceSuccess}.conflicts', [['any', desk]], { empty: true }),
  line('{SetScheduleSuccess,AddScheduleExceptionSuccess,AddTimeOffSuccess}.conflicts', [['any', ['TREATING', ...desk]]], { empty: true }),
  line('HoldAnySlotSuccess.hold', [['appointments:write', ['SELF']]], { of: 'returned' }),
  line('{HoldSlotSuccess,RenewHoldSuccess}.hold', [['appointments:write', ['SELF']]], { of: 'returned' }),
  line('{EditMessageSuccess,WithdrawMessageSuccess}.message', [['messages', written]], { of: 'returned' }),
  line('SendMessageSuccess.message', [['messages', written]], { of: 'returned' }),
  line('MarkConversationReadSuccess.conversation', [['messages', talk]], { of: 'returned' }),
  line('AddConditionSuccess.condition', [['records', part('CONDITIONS')]], { of: 'returned' }),
  line('AddAllergyIntoleranceSuccess.allergyIntolerance', [['records', part('ALLERGIES')]], { of: 'returned' }),
  line('AddMedicationSuccess.medication', [['records', part('MEDICATIONS')]], { of: 'returned' }),
  line('AddObservationSuccess.observation', [['records', part('OBSERVATIONS')]], { of: 'returned' }),
  line('{CreatePaymentSuccess,RefundPaymentSuccess}.payment', [['payments', payment]], { of: 'returned' }),
  line('ReviseArticleSuccess.version', [['practice', writers]]),

  // What is told live.
  line('Subscription.appointmentChanged', [['appointments:read', ['SIGNED_IN']]]),
  line('Subscription.queueChanged', [['appointments:read', deskAndOwn]]),
  line('QueueChangedEvent.appointment', [['appointments', appointment]], { of: 'returned', empty: true }),
  line('QueueChangedEvent.{entry,hold}', [['appointments', deskAndOwn]], { of: 'returned', empty: true }),
  line('AppointmentChangedEvent.appointment', [['appointments', appointment]], { of: 'returned', empty: true }),
  line('Subscription.bookingProcessChanged', [['appointments:read', ['SELF']]]),
  line('BookingProcessChangedEvent.process', [['appointments:read', ['SELF']]], { of: 'returned', empty: true }),
  line('Subscription.{messageAdded,conversationChanged}', [['messages:read', written]]),
  line('ConversationChangedEvent.message', [['messages', written]], { of: 'returned', empty: true }),
  line('MessageAddedEvent.message', [['messages', written]], { of: 'returned', empty: true }),

  // What subgraphs ask each other; nobody else.
  line(`{${platformOnly}}.*`, []),
  // To whoever may not know, it says what it says of a hold that nobody has paid.
  line('HoldPayment.authorized', [['payments', ['SIGNED_IN']]], { empty: true }),
  line('HoldPayment.*', [['payments', payment]], { empty: true }),
  line(
    'Appointment.paymentId',
    [
      ['appointments', appointment],
      ['payments', books],
    ],
    { empty: true },
  ),

  // What is not published yet.
  line(
    'Query.article',
    [
      ['any', ['PUBLISHED']],
      ['practice', writers],
    ],
    { absent: true },
  ),
  // Whoever names specialties learns who practises them: that is public.
  line('Article.practitioners', [['any', ['ANYONE']]]),
  line('Article.versions', [['practice', writers]]),
  line(
    'Article.{summary,source,organization,author,publishedAt}',
    [
      ['any', ['PUBLISHED']],
      ['practice', writers],
    ],
    { empty: true },
  ),
  line('Article.*', [
    ['any', ['PUBLISHED']],
    ['practice', writers],
  ]),
  line('{ArticleVersionConnection,ArticleVersionEdge,ArticleVersion}.*', [['practice', writers]]),
];

/** What is guarded although no label asks for anything: what is published is everybody's. */
export const guardedRows: readonly string[] = ['Query.article', 'Article', 'Query.me', 'HoldPayment', ...platformOnly];

const named = (pattern: string): string[] => {
  const choice = /\{([^}]+)\}/.exec(pattern);
  return choice ? (choice[1] ?? '').split(',').flatMap((word) => named(pattern.replace(choice[0], word))) : [pattern];
};
const byName = new Map(policyTable.flatMap((each) => named(each.fields).map((name) => [name, each] as const)));

/** The coordinates and patterns that lines name, one by one. */
export const lineNames: readonly string[] = [...byName.keys()];

/** The line of a field: the one that names it, else that of its type. */
export function lineOf(coordinate: string): Line | undefined {
  return byName.get(coordinate) ?? byName.get(`${coordinate.slice(0, coordinate.indexOf('.'))}.*`);
}
