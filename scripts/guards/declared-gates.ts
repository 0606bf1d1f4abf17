import type { SubgraphName } from '../launch/secrets.ts';
import type { Gate, Gates } from './gates.ts';

const each = (names: string, gate: Gate): Record<string, Gate> => Object.fromEntries(names.split(' ').map((name) => [name, gate]));
/** The envelopes of a list. */
const lists = (names: string, gate: Gate): Gates =>
  each(
    names
      .split(' ')
      .map((name) => `${name}Connection ${name}Edge`)
      .join(' '),
    gate,
  );
/** Federation's own fields: whoever passed the hop's signature. */
const doors = each('_entities _service', 'open');

/**
 * Whom each subgraph's gate keeps out, decided by hand and not read off the rules. Practitioners, services, slots, hours and published
 * articles are everybody's; what somebody booked, wrote, paid or recorded is theirs; the platform reads only what it asks siblings for.
 */
export const declaredGates: Readonly<Record<SubgraphName, Gates>> = {
  users: {
    Query: { ...each('me organization invitation', 'open'), app: 'signed in', ...doors },
    Mutation: {
      '*': 'signed in',
      ...each('signUp signIn refreshSession exchangeAppCode', 'open'),
      ...each('registerApp retireApp suspendOrganization reinstateOrganization', 'related'),
    },
    User: { '*': 'related', id: 'signed in or platform' },
    Organization: { '*': 'open', ...each('suspension memberships clients invitations apps auditEvents auditExport', 'related') },
    Membership: 'related',
    Invitation: { '*': 'open', email: 'related' },
    ...each('Session AppGrant AuditEvent AuditExport', 'related'),
    App: 'signed in',
    OrganizationSuspension: 'signed in',
    Consent: 'related or platform',
    ...each('ConsentState SessionState HeldRoles', 'platform'),
    FirstLocation: 'platform',
    PostalAddress: 'signed in or platform',
    Preferences: 'signed in',
    Practitioner: 'signed in or platform',
    ...lists('App AppGrant AuditEvent Consent Invitation Membership Session User', 'open'),
    ...each('AcceptInvitationSuccess ChangeMembershipSuccess CreateOrganizationSuccess GrantConsentSuccess InviteMemberSuccess', 'open'),
    ...each('RefreshSessionSuccess RemoveMemberSuccess RevokeInvitationSuccess RevokeSessionSuccess SignInSuccess SignOutSuccess', 'open'),
    ...each('AuthorizeAppSuccess ExchangeAppCodeSuccess RegisterAppSuccess RetireAppSuccess RevokeAppGrantSuccess', 'open'),
    ...each('SuspendOrganizationSuccess ReinstateOrganizationSuccess AlreadySuspended NotSuspended AppCodeRefused', 'open'),
    ...each('SignUpSuccess UpdatePreferencesSuccess UpdateProfileSuccess WithdrawConsentSuccess', 'open'),
    ...each('CredentialsInvalid EmailTaken InvitationLapsed LastOwner PasswordTooWeak SessionEnded VersionConflict', 'open'),
    ...each('SessionTokens PageInfo Money Coding', 'open'),
  },
  practitioners: {
    Query: { ...each('practitioner service location searchPractitioners place', 'open'), ...doors },
    Mutation: { '*': 'signed in', verifyCredential: 'related' },
    ...each('Practitioner PractitionerRole Credential Service Location Place User Organization Article', 'open'),
    ...each('DurationOption ServiceNeed PriceRule CancellationPolicy CancellationTier VerifyCredentialSuccess', 'open'),
    ...lists('Practitioner PractitionerSearch Service Location', 'open'),
    ...each(
      'UpdatePractitionerProfileSuccess AddCredentialSuccess RemoveCredentialSuccess CreateServiceSuccess UpdateServiceSuccess',
      'open',
    ),
    ...each('RetireServiceSuccess CreateLocationSuccess UpdateLocationSuccess VersionConflict PageInfo Money Coding', 'open'),
  },
  bookings: {
    Query: { '*': 'signed in', ...each('slots bookability tzdbVersion', 'open'), ...doors },
    Mutation: {
      '*': 'signed in',
      ...each('confirmAppointment declineAppointment bookForClient arriveAppointment startAppointment', 'related'),
      ...each('addResource updateResource retireResource setRoutingPool', 'related'),
      ...each(
        'setSchedule addScheduleException removeScheduleException addTimeOff removeTimeOff checkInAppointment fulfilAppointment markNoShow completeTask',
        'related',
      ),
    },
    Subscription: { '*': 'signed in', ...each('slotsChanged scheduleChanged', 'open'), queueChanged: 'related' },
    Practitioner: { '*': 'open', appointments: 'related' },
    User: { id: 'open', appointments: 'related' },
    RoutingPool: { '*': 'open', ...each('strategy shares version', 'related') },
    RoutingSlot: 'open',
    ...each('RoutingShare RoutedBy PassedOver HoldAnySlotSuccess SetRoutingPoolSuccess', 'signed in'),
    Organization: { ...each('id timeZone routingPools', 'open'), ...each('appointments resources tasks day queue', 'related') },
    ...each('OrganizationDay PractitionerDay OpenSpan DaySpan HeldTime QueueEntry QueueChangedEvent', 'signed in'),
    ...each('PractitionerSlots Slot Schedule WeeklyHours HoursSpan ScheduleException SlotsChangedEvent ScheduleChangedEvent', 'open'),
    ...each('Bookability Unbookable TimeOff', 'open'),
    ...each('AddTimeOffSuccess RemoveTimeOffSuccess', 'signed in'),
    ...each('Service Location PageInfo Money Coding', 'open'),
    ...lists('ScheduleException', 'open'),
    ...each('CancellationPolicy CancellationTier', 'open'),
    ...each('BookingProcess', 'related'),
    ...each('BookingStep BookingProcessChangedEvent CancellationPreview FeeChanged', 'signed in'),
    ...each('Appointment Hold Quote Conversation Resource Task', 'related'),
    Message: { '*': 'signed in', versions: 'related' },
    ...each('MessageVersion AppointmentChangedEvent MessageAddedEvent', 'signed in'),
    ...each(
      'ConversationChangedEvent SignalConversationSuccess EditMessageSuccess WithdrawMessageSuccess AlreadyWithdrawn ChangedTooOften',
      'signed in',
    ),
    ...lists('Appointment Message Resource Task PractitionerDay', 'signed in'),
    CareRelationship: 'platform',
    ...each(
      'SetScheduleSuccess AddScheduleExceptionSuccess RemoveScheduleExceptionSuccess HoldSlotSuccess ReleaseHoldSuccess',
      'signed in',
    ),
    ...each('BookAppointmentSuccess RescheduleAppointmentSuccess CancelAppointmentSuccess CheckInAppointmentSuccess', 'signed in'),
    ...each('FulfilAppointmentSuccess MarkNoShowSuccess SendMessageSuccess MarkConversationReadSuccess', 'signed in'),
    ...each('SlotTaken SlotNotOffered ClientBusy HoldExpired PaymentRequired VersionConflict TransitionRefused', 'signed in'),
    ...each('RenewHoldSuccess ConfirmAppointmentSuccess DeclineAppointmentSuccess BookForClientSuccess', 'signed in'),
    ...each('AllowCoAttendeesSuccess ArriveAppointmentSuccess StartAppointmentSuccess', 'signed in'),
    ...each('CompleteTaskSuccess TaskEnded', 'signed in'),
    ...each('AddResourceSuccess UpdateResourceSuccess RetireResourceSuccess', 'signed in'),
  },
  'health-records': {
    Query: { '*': 'signed in', ...doors },
    Mutation: 'signed in',
    User: { '*': 'signed in', id: 'open' },
    ...each('Practitioner Organization', 'open'),
    ...each('Condition AllergyIntolerance Medication Observation', 'related'),
    ...each('HealthRecord CodeableConcept Coding ObservationComponent Quantity Money PageInfo AccessLogEntry', 'signed in'),
    ...lists('Condition AllergyIntolerance Medication Observation AccessLog', 'signed in'),
    ...each('AddConditionSuccess AddAllergyIntoleranceSuccess AddMedicationSuccess AddObservationSuccess', 'signed in'),
    ...each('MarkEnteredInErrorSuccess VersionConflict', 'signed in'),
  },
  payments: {
    Query: { '*': 'signed in', ...doors },
    Mutation: { createPayment: 'signed in', refundPayment: 'related' },
    Payment: 'related',
    HoldPayment: 'related or platform',
    Appointment: { '*': 'open', payment: 'signed in' },
    BookingProcess: { '*': 'open', payment: 'signed in' },
    User: { '*': 'open', payments: 'related' },
    Organization: { '*': 'open', payments: 'related' },
    Refund: 'signed in',
    ...lists('Refund Payment', 'signed in'),
    ...each('PageInfo Money Coding CreatePaymentSuccess RefundPaymentSuccess QuoteExpired QuoteInvalid NotRefundable', 'signed in'),
    VersionConflict: 'signed in',
  },
  content: {
    Query: { '*': 'open' },
    Mutation: 'related',
    // A draft, as the askers here find it: published ones are everybody's.
    Article: { '*': 'related or platform', versions: 'related' },
    ...lists('Article', 'open'),
    ...each('PageInfo Practitioner Organization User Money Coding', 'open'),
    ArticleVersion: 'signed in',
    ...lists('ArticleVersion', 'signed in'),
    ...each('CreateArticleSuccess ReviseArticleSuccess PublishArticleSuccess RetireArticleSuccess', 'signed in'),
    ...each('SlugTaken AlreadyRetired VersionConflict', 'signed in'),
  },
};
