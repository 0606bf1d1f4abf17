import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { UserParent, OrganizationParent, AppParent, AppGrantParent, MembershipParent, InvitationParent, SessionParent, ConsentParent, ConsentStateParent, SessionStateParent, AuditEventParent, FirstLocationParent } from '../resolvers/parents.ts';
import type { Context } from '../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A calendar date, YYYY-MM-DD, without a time zone. */
  Date: { input: string; output: string; }
  /** An instant, ISO 8601 in UTC with milliseconds. */
  DateTime: { input: Date; output: Date; }
  /** A decimal number as the text that its source wrote, so that no digit is lost. */
  Decimal: { input: string; output: string; }
  /** A wall-clock time, HH:MM, 00:00 to 24:00, without a time zone. */
  LocalTime: { input: string; output: string; }
  /** A whole number between -(2^53 - 1) and 2^53 - 1. */
  SafeInt: { input: number; output: number; }
  /** An IANA time zone name, spelled as in the tz database. */
  TimeZone: { input: string; output: string; }
  _FieldSet: { input: string; output: string; }
};

/** The token of an invitation. */
export type AcceptInvitationInput = {
  /** Same key, same answer. */
  idempotencyKey: Scalars['String']['input'];
  /** The secret token. */
  token: Scalars['String']['input'];
};

/** What acceptInvitation may answer. */
export type AcceptInvitationResult = AcceptInvitationSuccess | InvitationLapsed;

/** The person is a member. Refresh the session to act in the organization. */
export type AcceptInvitationSuccess = {
  __typename?: 'AcceptInvitationSuccess';
  /** The membership. */
  membership: Membership;
};

/** Whether an access was allowed. */
export type AccessOutcome =
  /** It was allowed. */
  | 'ALLOWED'
  /** It was refused. */
  | 'REFUSED';

/** The organization is suspended already. */
export type AlreadySuspended = Problem & {
  __typename?: 'AlreadySuspended';
  /** ALREADY_SUSPENDED. */
  code: Scalars['String']['output'];
  /** What happened and what to do next. */
  message: Scalars['String']['output'];
};

/** An app of a third party, which acts for people with what they lend it. */
export type App = {
  __typename?: 'App';
  /** When it was registered. */
  createdAt: Scalars['DateTime']['output'];
  /** The app's id, the client_id of its tokens. */
  id: Scalars['ID']['output'];
  /** What it is called. */
  name: Scalars['String']['output'];
  /** The organization that registered it and vouches for it. */
  organization: Organization;
  /** Where people may be sent back to. */
  redirectUris: Array<Scalars['String']['output']>;
  /** When it was taken out of use, null while it is in use. */
  retiredAt: Maybe<Scalars['DateTime']['output']>;
  /** The most that it may ask for. */
  scopes: Array<Scalars['String']['output']>;
};

/** The code cannot be exchanged: it is unknown, too old, used, or somebody else's. Which of these is not told. */
export type AppCodeRefused = Problem & {
  __typename?: 'AppCodeRefused';
  /** APP_CODE_REFUSED. */
  code: Scalars['String']['output'];
  /** What happened and what to do next. */
  message: Scalars['String']['output'];
};

/** A page of apps. */
export type AppConnection = {
  __typename?: 'AppConnection';
  /** The apps with their cursors. */
  edges: Array<AppEdge>;
  /** Where this page begins and ends. */
  pageInfo: PageInfo;
};

/** An app in a list. */
export type AppEdge = {
  __typename?: 'AppEdge';
  /** The position in the list. */
  cursor: Scalars['String']['output'];
  /** The app. */
  node: App;
};

/** What a person lends an app. */
export type AppGrant = {
  __typename?: 'AppGrant';
  /** The app. */
  app: App;
  /** When the person last did. */
  changedAt: Scalars['DateTime']['output'];
  /** When the person first lent it something. */
  createdAt: Scalars['DateTime']['output'];
  /** The grant's id. */
  id: Scalars['ID']['output'];
  /** What is lent: a part of the graph each, and whether it may be changed. */
  scopes: Array<Scalars['String']['output']>;
};

/** A page of grants. */
export type AppGrantConnection = {
  __typename?: 'AppGrantConnection';
  /** The grants with their cursors. */
  edges: Array<AppGrantEdge>;
  /** Where this page begins and ends. */
  pageInfo: PageInfo;
};

/** A grant in a list. */
export type AppGrantEdge = {
  __typename?: 'AppGrantEdge';
  /** The position in the list. */
  cursor: Scalars['String']['output'];
  /** The grant. */
  node: AppGrant;
};

/** Something that was done, or refused, in an organization's name: FHIR's AuditEvent. Nothing of what was read is in it. */
export type AuditEvent = {
  __typename?: 'AuditEvent';
  /** READ, CREATE, UPDATE, DELETE or EXECUTE. */
  action: Scalars['String']['output'];
  /** Who; null for the system and for nobody. */
  agent: Maybe<User>;
  /** person, system or anonymous. */
  agentKind: Scalars['String']['output'];
  /** Through which third party's app. */
  appId: Maybe<Scalars['ID']['output']>;
  /** By which consent. */
  consentId: Maybe<Scalars['ID']['output']>;
  /** Which one. */
  entityId: Maybe<Scalars['ID']['output']>;
  /** What kind of thing was touched. */
  entityType: Scalars['String']['output'];
  /** Names of the fields that were touched. */
  fields: Array<Scalars['String']['output']>;
  /** The event's id. */
  id: Scalars['ID']['output'];
  /** In whose stead. */
  onBehalfOfId: Maybe<Scalars['ID']['output']>;
  /** Whether it was allowed. */
  outcome: AccessOutcome;
  /** The person whom the data is about. */
  person: Maybe<User>;
  /** For what purpose, HL7 v3 PurposeOfUse. */
  purpose: Maybe<Scalars['String']['output']>;
  /** Why it was refused. */
  reason: Maybe<Scalars['String']['output']>;
  /** When. */
  recordedAt: Scalars['DateTime']['output'];
  /** In which request. */
  request: Maybe<Scalars['ID']['output']>;
  /** The subgraph that wrote it. */
  subgraph: Scalars['String']['output'];
  /** What happened, in dotted words: record.read, member.changed and the like. */
  type: Scalars['String']['output'];
};

/** A page of audit events. */
export type AuditEventConnection = {
  __typename?: 'AuditEventConnection';
  /** The events with their cursors. */
  edges: Array<AuditEventEdge>;
  /** Where this page begins and ends. */
  pageInfo: PageInfo;
};

/** An audit event in a list. */
export type AuditEventEdge = {
  __typename?: 'AuditEventEdge';
  /** The position in the list. */
  cursor: Scalars['String']['output'];
  /** The event. */
  node: AuditEvent;
};

/** A page of an export. */
export type AuditExport = {
  __typename?: 'AuditExport';
  /** JSON texts, one AuditEvent of FHIR R4 each: joined by line feeds they are NDJSON. */
  events: Array<Scalars['String']['output']>;
  /** Where this page begins and ends. */
  pageInfo: PageInfo;
};

/** What an auditor looks for. */
export type AuditFilter = {
  /** Done by this person. */
  agentId?: InputMaybe<Scalars['ID']['input']>;
  /** From this instant on. */
  from?: InputMaybe<Scalars['DateTime']['input']>;
  /** Allowed or refused. */
  outcome?: InputMaybe<AccessOutcome>;
  /** About this person's data. */
  personId?: InputMaybe<Scalars['ID']['input']>;
  /** Before this instant. */
  to?: InputMaybe<Scalars['DateTime']['input']>;
  /** Of this type, for example record.read. */
  type?: InputMaybe<Scalars['String']['input']>;
};

/** Which app is lent what. */
export type AuthorizeAppInput = {
  /** The app, its client_id. */
  appId: Scalars['ID']['input'];
  /** The S256 challenge of RFC 7636: SHA-256 of the verifier in base64url. */
  codeChallenge: Scalars['String']['input'];
  /** Same key, same answer. */
  idempotencyKey: Scalars['String']['input'];
  /** Where the person is sent back to with the code; one of the app's. */
  redirectUri: Scalars['String']['input'];
  /** What is lent, in place of what was lent before. */
  scopes: Array<Scalars['String']['input']>;
};

/** What authorizeApp may answer. */
export type AuthorizeAppResult = AuthorizeAppSuccess;

/** The app may act. Send the person to the redirect URI with the code. */
export type AuthorizeAppSuccess = {
  __typename?: 'AuthorizeAppSuccess';
  /** The code, good for one exchange. */
  code: Scalars['String']['output'];
  /** Until when the code is good. */
  expiresAt: Scalars['DateTime']['output'];
  /** The grant. */
  grant: AppGrant;
};

/** Which roles a member shall hold. */
export type ChangeMembershipInput = {
  /** Same key, same answer. */
  idempotencyKey: Scalars['String']['input'];
  /** The membership. */
  membershipId: Scalars['ID']['input'];
  /** The roles, all of them. */
  roles: Array<Role>;
};

/** What changeMembership may answer. */
export type ChangeMembershipResult = ChangeMembershipSuccess | LastOwner;

/** The roles are changed. */
export type ChangeMembershipSuccess = {
  __typename?: 'ChangeMembershipSuccess';
  /** The membership. */
  membership: Membership;
};

/** Whom to look for among the clients of a practice. Contact data is encrypted, so parts match exactly and not by beginnings. */
export type ClientSearch = {
  /** The date of birth. */
  birthDate?: InputMaybe<Scalars['Date']['input']>;
  /** The e-mail address. */
  email?: InputMaybe<Scalars['String']['input']>;
  /** Words of the name, all of which must occur; case and accents play no part. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** The phone number, E.164. */
  phone?: InputMaybe<Scalars['String']['input']>;
};

/** A code out of a terminology, as FHIR writes it. */
export type Coding = {
  __typename?: 'Coding';
  /** The code. */
  code: Scalars['String']['output'];
  /** What the code means, in the words of its system. */
  display: Maybe<Scalars['String']['output']>;
  /** The URI of the code system. */
  system: Scalars['String']['output'];
};

/** A code with the URI of its system, as input. */
export type CodingInput = {
  /** The code. */
  code: Scalars['String']['input'];
  /** What the code means. */
  display?: InputMaybe<Scalars['String']['input']>;
  /** The URI of the code system. */
  system: Scalars['String']['input'];
};

/** Permission of a person that another may read parts of their health record. */
export type Consent = {
  __typename?: 'Consent';
  /** The parts of the record that are lent. */
  categories: Array<RecordCategory>;
  /** Until when it holds, null for until withdrawn. */
  end: Maybe<Scalars['DateTime']['output']>;
  /** The consent's id. */
  id: Scalars['ID']['output'];
  /** The organization to which it is given, when it is given to one. */
  organization: Maybe<Organization>;
  /** The practitioner to whom it is given, when it is given to one. */
  practitioner: Maybe<Practitioner>;
  /** What they may be used for. */
  purposes: Array<PurposeOfUse>;
  /** From when it holds. */
  start: Scalars['DateTime']['output'];
  /** Its state. */
  status: ConsentStatus;
};

/** A page of consents. */
export type ConsentConnection = {
  __typename?: 'ConsentConnection';
  /** The consents with their cursors. */
  edges: Array<ConsentEdge>;
  /** Where this page begins and ends. */
  pageInfo: PageInfo;
};

/** A consent in a list. */
export type ConsentEdge = {
  __typename?: 'ConsentEdge';
  /** The position in the list. */
  cursor: Scalars['String']['output'];
  /** The consent. */
  node: Consent;
};

/** The consents of a person with their epoch, asked by health-records when its own copy may be stale. Subgraphs only. */
export type ConsentState = {
  __typename?: 'ConsentState';
  /** The consents that are in force. */
  active: Array<Consent>;
  /** Grows with each change of the person's consents. */
  epoch: Scalars['SafeInt']['output'];
  /** The person's id. */
  id: Scalars['ID']['output'];
};

/** The state of a consent, in FHIR's words. */
export type ConsentStatus =
  /** In force. */
  | 'ACTIVE'
  /** Withdrawn or past its period. */
  | 'INACTIVE';

/** The organization to create. */
export type CreateOrganizationInput = {
  /** The currency of its prices, ISO 4217. */
  currency: Scalars['String']['input'];
  /** Same key, same answer. */
  idempotencyKey: Scalars['String']['input'];
  /** What kind of practice it is. */
  kind: OrganizationKind;
  /** The language of the practice, BCP 47. */
  locale?: InputMaybe<Scalars['String']['input']>;
  /** Its first place. */
  location: FirstLocationInput;
  /** The name. */
  name: Scalars['String']['input'];
  /** The zone in which the practice lives. */
  timeZone: Scalars['TimeZone']['input'];
};

/** What createOrganization may answer. */
export type CreateOrganizationResult = CreateOrganizationSuccess;

/** The organization stands. Refresh the session to act in it. */
export type CreateOrganizationSuccess = {
  __typename?: 'CreateOrganizationSuccess';
  /** The organization. */
  organization: Organization;
};

/** No account has this e-mail and password. Whether the e-mail exists is not told. */
export type CredentialsInvalid = Problem & {
  __typename?: 'CredentialsInvalid';
  /** CREDENTIALS_INVALID. */
  code: Scalars['String']['output'];
  /** What happened and what to do next. */
  message: Scalars['String']['output'];
};

/** The address cannot be used to sign up. Sign in, or ask for a new password. */
export type EmailTaken = Problem & {
  __typename?: 'EmailTaken';
  /** EMAIL_TAKEN. */
  code: Scalars['String']['output'];
  /** What happened and what to do next. */
  message: Scalars['String']['output'];
};

/** The code of an authorization, and who exchanges it. */
export type ExchangeAppCodeInput = {
  /** The app, its client_id. */
  appId: Scalars['ID']['input'];
  /** The code that came to the redirect URI. */
  code: Scalars['String']['input'];
  /** The verifier whose S256 challenge the authorization carried. */
  codeVerifier: Scalars['String']['input'];
  /** The redirect URI that the authorization named. */
  redirectUri: Scalars['String']['input'];
};

/** What exchangeAppCode may answer. */
export type ExchangeAppCodeResult = AppCodeRefused | ExchangeAppCodeSuccess;

/** The app holds a session of its own. */
export type ExchangeAppCodeSuccess = {
  __typename?: 'ExchangeAppCodeSuccess';
  /** What the person lent. */
  scopes: Array<Scalars['String']['output']>;
  /** Its tokens. Refresh them with refreshSession and the app's id. */
  tokens: SessionTokens;
};

/** The first place of an organization, asked by practitioners, who own places, when the organization is new. Subgraphs only. */
export type FirstLocation = {
  __typename?: 'FirstLocation';
  /** Its public address. */
  address: Maybe<PostalAddress>;
  /** The organization's id. */
  id: Scalars['ID']['output'];
  /** Degrees north. */
  latitude: Maybe<Scalars['Float']['output']>;
  /** The id under which the place is to be known. */
  locationId: Scalars['ID']['output'];
  /** Degrees east. */
  longitude: Maybe<Scalars['Float']['output']>;
  /** What the place is called. */
  name: Scalars['String']['output'];
  /** The zone of the organization. */
  timeZone: Scalars['TimeZone']['output'];
};

/** The first place of an organization. */
export type FirstLocationInput = {
  /** Its public address. */
  address: PostalAddressInput;
  /** Degrees north. */
  latitude?: InputMaybe<Scalars['Float']['input']>;
  /** Degrees east. */
  longitude?: InputMaybe<Scalars['Float']['input']>;
  /** What the place is called. */
  name: Scalars['String']['input'];
};

/** What is lent, to whom and until when. Name a practitioner or an organization. */
export type GrantConsentInput = {
  /** The parts of the record. */
  categories: Array<RecordCategory>;
  /** Until when, null for until withdrawn. */
  end?: InputMaybe<Scalars['DateTime']['input']>;
  /** Same key, same answer. */
  idempotencyKey: Scalars['String']['input'];
  /** The organization. */
  organizationId?: InputMaybe<Scalars['ID']['input']>;
  /** The practitioner. */
  practitionerId?: InputMaybe<Scalars['ID']['input']>;
  /** What they may be used for. */
  purposes?: Array<PurposeOfUse>;
};

/** What grantConsent may answer. */
export type GrantConsentResult = GrantConsentSuccess;

/** The consent holds. */
export type GrantConsentSuccess = {
  __typename?: 'GrantConsentSuccess';
  /** The consent. */
  consent: Consent;
};

/** The roles of a person in an organization; none while it is suspended. Subgraphs only. */
export type HeldRoles = {
  __typename?: 'HeldRoles';
  /** The organization's id. */
  organizationId: Scalars['ID']['output'];
  /** The roles that count. */
  roles: Array<Role>;
};

/** An invitation to join an organization. */
export type Invitation = {
  __typename?: 'Invitation';
  /** The address that was invited, seen by owners and managers. */
  email: Maybe<Scalars['String']['output']>;
  /** When it lapses. */
  expiresAt: Scalars['DateTime']['output'];
  /** The invitation's id. */
  id: Scalars['ID']['output'];
  /** The organization. */
  organization: Organization;
  /** The roles offered. */
  roles: Array<Role>;
  /** Its state. */
  status: InvitationStatus;
};

/** A page of invitations. */
export type InvitationConnection = {
  __typename?: 'InvitationConnection';
  /** The invitations with their cursors. */
  edges: Array<InvitationEdge>;
  /** Where this page begins and ends. */
  pageInfo: PageInfo;
};

/** An invitation in a list. */
export type InvitationEdge = {
  __typename?: 'InvitationEdge';
  /** The position in the list. */
  cursor: Scalars['String']['output'];
  /** The invitation. */
  node: Invitation;
};

/** The invitation was taken back, answered, or is too old. */
export type InvitationLapsed = Problem & {
  __typename?: 'InvitationLapsed';
  /** INVITATION_LAPSED. */
  code: Scalars['String']['output'];
  /** What happened and what to do next. */
  message: Scalars['String']['output'];
};

/** The state of an invitation. */
export type InvitationStatus =
  /** Accepted. */
  | 'ACCEPTED'
  /** Not answered in time. */
  | 'EXPIRED'
  /** Sent and not answered. */
  | 'PENDING'
  /** Taken back. */
  | 'REVOKED';

/** Whom to invite. */
export type InviteMemberInput = {
  /** The e-mail address. */
  email: Scalars['String']['input'];
  /** Same key, same answer. */
  idempotencyKey: Scalars['String']['input'];
  /** The organization. */
  organizationId: Scalars['ID']['input'];
  /** The roles offered. */
  roles: Array<Role>;
};

/** What inviteMember may answer. The answer is the same for known and unknown addresses. */
export type InviteMemberResult = InviteMemberSuccess;

/** The invitation is made. */
export type InviteMemberSuccess = {
  __typename?: 'InviteMemberSuccess';
  /** The invitation. */
  invitation: Invitation;
  /** The secret token, to be handed to the invited person. */
  token: Maybe<Scalars['String']['output']>;
};

/** An organization keeps at least one owner. */
export type LastOwner = Problem & {
  __typename?: 'LastOwner';
  /** LAST_OWNER. */
  code: Scalars['String']['output'];
  /** What happened and what to do next. */
  message: Scalars['String']['output'];
};

/** A person's place in an organization. */
export type Membership = {
  __typename?: 'Membership';
  /** When the person joined. */
  createdAt: Scalars['DateTime']['output'];
  /** The membership's id. */
  id: Scalars['ID']['output'];
  /** The organization. */
  organization: Organization;
  /** The roles held. */
  roles: Array<Role>;
  /** The person. */
  user: User;
};

/** A page of memberships. */
export type MembershipConnection = {
  __typename?: 'MembershipConnection';
  /** The memberships with their cursors. */
  edges: Array<MembershipEdge>;
  /** Where this page begins and ends. */
  pageInfo: PageInfo;
};

/** A membership in a list. */
export type MembershipEdge = {
  __typename?: 'MembershipEdge';
  /** The position in the list. */
  cursor: Scalars['String']['output'];
  /** The membership. */
  node: Membership;
};

/** Where and how a service or appointment takes place. */
export type Modality =
  /** At the client's home. */
  | 'AT_HOME'
  /** At a location of the practice. */
  | 'IN_PERSON'
  /** By phone. */
  | 'PHONE'
  /** By video. */
  | 'VIDEO';

/** An amount of money in the minor unit of its currency. */
export type Money = {
  __typename?: 'Money';
  /** The amount in minor units: cents for EUR, yen for JPY. */
  amountMinor: Scalars['SafeInt']['output'];
  /** The ISO 4217 code. */
  currency: Scalars['String']['output'];
};

export type Mutation = {
  __typename?: 'Mutation';
  /** Accepts an invitation with its token. */
  acceptInvitation: AcceptInvitationResult;
  /** Lends an app parts of what one may do oneself, and answers a code that it exchanges for tokens. */
  authorizeApp: AuthorizeAppResult;
  /** Changes the roles of a member. */
  changeMembership: ChangeMembershipResult;
  /** Creates an organization with its first location. The caller becomes its owner. */
  createOrganization: CreateOrganizationResult;
  /** Exchanges the code that a person's authorization gave an app for tokens of the app's own. A code is good for one attempt. */
  exchangeAppCode: ExchangeAppCodeResult;
  /** Lends parts of one's health record to a practitioner or an organization. */
  grantConsent: GrantConsentResult;
  /** Invites a person by e-mail to join the organization in the given roles. */
  inviteMember: InviteMemberResult;
  /** Exchanges a refresh token for a new pair of tokens. A token that is used twice ends its whole session. */
  refreshSession: RefreshSessionResult;
  /** Registers an app of a third party under an organization that vouches for it. */
  registerApp: RegisterAppResult;
  /** Puts a suspended organization back into business. */
  reinstateOrganization: ReinstateOrganizationResult;
  /** Ends a membership. */
  removeMember: RemoveMemberResult;
  /** Takes an app out of use and ends its sessions. */
  retireApp: RetireAppResult;
  /** Takes back what one lent an app and ends its sessions. */
  revokeAppGrant: RevokeAppGrantResult;
  /** Takes an invitation back. */
  revokeInvitation: RevokeInvitationResult;
  /** Ends another session of one's own. */
  revokeSession: RevokeSessionResult;
  /** Signs in with e-mail and password. */
  signIn: SignInResult;
  /** Ends the session that the access token names. */
  signOut: SignOutResult;
  /** Creates a person with e-mail and password and signs them in. */
  signUp: SignUpResult;
  /** Takes an organization out of business: nobody acts for it, and nothing new is booked there, until it is reinstated. */
  suspendOrganization: SuspendOrganizationResult;
  /** Changes one's own preferences. */
  updatePreferences: UpdatePreferencesResult;
  /** Changes one's own profile. */
  updateProfile: UpdateProfileResult;
  /** Takes a consent back, with immediate effect. */
  withdrawConsent: WithdrawConsentResult;
};


export type MutationAcceptInvitationArgs = {
  input: AcceptInvitationInput;
};


export type MutationAuthorizeAppArgs = {
  input: AuthorizeAppInput;
};


export type MutationChangeMembershipArgs = {
  input: ChangeMembershipInput;
};


export type MutationCreateOrganizationArgs = {
  input: CreateOrganizationInput;
};


export type MutationExchangeAppCodeArgs = {
  input: ExchangeAppCodeInput;
};


export type MutationGrantConsentArgs = {
  input: GrantConsentInput;
};


export type MutationInviteMemberArgs = {
  input: InviteMemberInput;
};


export type MutationRefreshSessionArgs = {
  input: RefreshSessionInput;
};


export type MutationRegisterAppArgs = {
  input: RegisterAppInput;
};


export type MutationReinstateOrganizationArgs = {
  input: ReinstateOrganizationInput;
};


export type MutationRemoveMemberArgs = {
  input: RemoveMemberInput;
};


export type MutationRetireAppArgs = {
  input: RetireAppInput;
};


export type MutationRevokeAppGrantArgs = {
  input: RevokeAppGrantInput;
};


export type MutationRevokeInvitationArgs = {
  input: RevokeInvitationInput;
};


export type MutationRevokeSessionArgs = {
  input: RevokeSessionInput;
};


export type MutationSignInArgs = {
  input: SignInInput;
};


export type MutationSignOutArgs = {
  input: SignOutInput;
};


export type MutationSignUpArgs = {
  input: SignUpInput;
};


export type MutationSuspendOrganizationArgs = {
  input: SuspendOrganizationInput;
};


export type MutationUpdatePreferencesArgs = {
  input: UpdatePreferencesInput;
};


export type MutationUpdateProfileArgs = {
  input: UpdateProfileInput;
};


export type MutationWithdrawConsentArgs = {
  input: WithdrawConsentInput;
};

/** The organization is in business. */
export type NotSuspended = Problem & {
  __typename?: 'NotSuspended';
  /** NOT_SUSPENDED. */
  code: Scalars['String']['output'];
  /** What happened and what to do next. */
  message: Scalars['String']['output'];
};

/** How a notification may reach a person. */
export type NotificationChannel =
  /** By e-mail. */
  | 'EMAIL'
  /** In the app only. */
  | 'IN_APP'
  /** By push to a device. */
  | 'PUSH'
  /** By text message. */
  | 'SMS';

/** A practice: the tenant that owns its schedules, appointments and money. */
export type Organization = {
  __typename?: 'Organization';
  /** The apps that the organization registered and that are in use, seen by owners and managers. */
  apps: Maybe<AppConnection>;
  /** What anybody did in the organization's name anywhere on the platform, the newest first, seen by its auditors. Looking is written down. */
  auditEvents: Maybe<AuditEventConnection>;
  /** The same to take away: a page of NDJSON, each line an AuditEvent of FHIR R4. Exporting is written down. */
  auditExport: Maybe<AuditExport>;
  /** The people who book here, seen by its members. With a search, those who match all of its parts. */
  clients: Maybe<UserConnection>;
  /** The currency of its prices, ISO 4217. */
  currency: Scalars['String']['output'];
  /** The organization's id. */
  id: Scalars['ID']['output'];
  /** The open invitations, seen by owners and managers. */
  invitations: Maybe<InvitationConnection>;
  /** What kind of practice it is. */
  kind: OrganizationKind;
  /** The language of the practice, BCP 47. */
  locale: Scalars['String']['output'];
  /** The people who work here, seen by its members. */
  memberships: Maybe<MembershipConnection>;
  /** The name. */
  name: Scalars['String']['output'];
  /** Since when and why nobody acts for it, seen by its members and by the platform's support; null while it is in business. */
  suspension: Maybe<OrganizationSuspension>;
  /** The zone in which the practice lives. */
  timeZone: Scalars['TimeZone']['output'];
};


/** A practice: the tenant that owns its schedules, appointments and money. */
export type OrganizationAppsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A practice: the tenant that owns its schedules, appointments and money. */
export type OrganizationAuditEventsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<AuditFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A practice: the tenant that owns its schedules, appointments and money. */
export type OrganizationAuditExportArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<AuditFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A practice: the tenant that owns its schedules, appointments and money. */
export type OrganizationClientsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  search?: InputMaybe<ClientSearch>;
};


/** A practice: the tenant that owns its schedules, appointments and money. */
export type OrganizationInvitationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A practice: the tenant that owns its schedules, appointments and money. */
export type OrganizationMembershipsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** What kind of practice an organization is. */
export type OrganizationKind =
  /** A clinic. */
  | 'CLINIC'
  /** A practitioner on their own. */
  | 'SOLO'
  /** A studio, for example for yoga. */
  | 'STUDIO';

/** That an organization is out of business. */
export type OrganizationSuspension = {
  __typename?: 'OrganizationSuspension';
  /** Why. */
  reason: SuspensionReason;
  /** Since when. */
  since: Scalars['DateTime']['output'];
};

/** Where a page of a list begins and ends. */
export type PageInfo = {
  __typename?: 'PageInfo';
  /** The cursor of the last edge, null on an empty page. */
  endCursor: Maybe<Scalars['String']['output']>;
  /** Whether more edges follow this page. */
  hasNextPage: Scalars['Boolean']['output'];
  /** Whether edges precede this page. */
  hasPreviousPage: Scalars['Boolean']['output'];
  /** The cursor of the first edge, null on an empty page. */
  startCursor: Maybe<Scalars['String']['output']>;
};

/** The password is too easy to guess. */
export type PasswordTooWeak = Problem & {
  __typename?: 'PasswordTooWeak';
  /** PASSWORD_TOO_WEAK. */
  code: Scalars['String']['output'];
  /** What happened and what to do next. */
  message: Scalars['String']['output'];
};

/** A postal address of a person. */
export type PostalAddress = {
  __typename?: 'PostalAddress';
  /** The city. */
  city: Maybe<Scalars['String']['output']>;
  /** The ISO 3166-1 alpha-2 code of the country. */
  country: Maybe<Scalars['String']['output']>;
  /** Street, house number and what else stands before the city. */
  lines: Maybe<Array<Scalars['String']['output']>>;
  /** The postal code. */
  postalCode: Maybe<Scalars['String']['output']>;
  /** The state, province or region. */
  region: Maybe<Scalars['String']['output']>;
};

/** A postal address as input. */
export type PostalAddressInput = {
  /** The city. */
  city: Scalars['String']['input'];
  /** The ISO 3166-1 alpha-2 code of the country. */
  country: Scalars['String']['input'];
  /** Street, house number and what else stands before the city. */
  lines: Array<Scalars['String']['input']>;
  /** The postal code. */
  postalCode?: InputMaybe<Scalars['String']['input']>;
  /** The state, province or region. */
  region?: InputMaybe<Scalars['String']['input']>;
};

/** A practitioner, of whom this subgraph knows the id. */
export type Practitioner = {
  __typename?: 'Practitioner';
  /** The practitioner's id, which is the person's. */
  id: Scalars['ID']['output'];
};

/** A person's choices. */
export type Preferences = {
  __typename?: 'Preferences';
  /** The channels that may be used. */
  channels: Array<NotificationChannel>;
  /** The language, BCP 47. */
  locale: Scalars['String']['output'];
  /** The zone in which times are shown. */
  timeZone: Scalars['TimeZone']['output'];
};

/** An expected outcome other than success. The code is stable; the message is for people. */
export type Problem = {
  /** A stable code, UPPER_SNAKE. */
  code: Scalars['String']['output'];
  /** A sentence that says what happened and what to do next. */
  message: Scalars['String']['output'];
};

/** What data may be used for, HL7 v3 PurposeOfUse. */
export type PurposeOfUse =
  /** Emergency treatment. */
  | 'ETREAT'
  /** Running the practice. */
  | 'HOPERAT'
  /** Payment. */
  | 'HPAYMT'
  /** Research. */
  | 'HRESCH'
  /** At the person's own request. */
  | 'PATRQT'
  /** Treatment. */
  | 'TREAT';

export type Query = {
  __typename?: 'Query';
  /** An app of a third party by its id, to be shown to a person before they lend it anything. */
  app: Maybe<App>;
  /** An invitation by the secret token that its e-mail carries. */
  invitation: Maybe<Invitation>;
  /** The signed-in person, null when nobody is signed in. */
  me: Maybe<User>;
  /** An organization by its id. */
  organization: Maybe<Organization>;
};


export type QueryAppArgs = {
  id: Scalars['ID']['input'];
};


export type QueryInvitationArgs = {
  token: Scalars['String']['input'];
};


export type QueryOrganizationArgs = {
  id: Scalars['ID']['input'];
};

/** A part of the health record that can be lent on its own. */
export type RecordCategory =
  /** Allergies and intolerances. */
  | 'ALLERGIES'
  /** Conditions, also called problems. */
  | 'CONDITIONS'
  /** Medications. */
  | 'MEDICATIONS'
  /** Observations: vital signs and laboratory results. */
  | 'OBSERVATIONS';

/** The refresh token. */
export type RefreshSessionInput = {
  /** The app whose session it is; absent for our own clients. */
  appId?: InputMaybe<Scalars['ID']['input']>;
  /** The secret of the last pair. */
  refreshToken: Scalars['String']['input'];
};

/** What refreshSession may answer. */
export type RefreshSessionResult = RefreshSessionSuccess | SessionEnded;

/** A new pair of tokens. */
export type RefreshSessionSuccess = {
  __typename?: 'RefreshSessionSuccess';
  /** The tokens; the old refresh token is spent. */
  tokens: SessionTokens;
};

/** An app to register. */
export type RegisterAppInput = {
  /** Same key, same answer. */
  idempotencyKey: Scalars['String']['input'];
  /** What it is called; people see it when they are asked to lend it something. */
  name: Scalars['String']['input'];
  /** The organization that vouches for it. */
  organizationId: Scalars['ID']['input'];
  /** Where people may be sent back to: https, or http of 127.0.0.1, [::1] or localhost. Compared to the letter. */
  redirectUris: Array<Scalars['String']['input']>;
  /** The most that it may ask for, for example appointments:read. */
  scopes: Array<Scalars['String']['input']>;
};

/** What registerApp may answer. */
export type RegisterAppResult = RegisterAppSuccess;

/** The app is registered. */
export type RegisterAppSuccess = {
  __typename?: 'RegisterAppSuccess';
  /** The app. */
  app: App;
};

/** Which organization to reinstate. */
export type ReinstateOrganizationInput = {
  /** Same key, same answer. */
  idempotencyKey: Scalars['String']['input'];
  /** The organization. */
  organizationId: Scalars['ID']['input'];
};

/** What reinstateOrganization may answer. */
export type ReinstateOrganizationResult = NotSuspended | ReinstateOrganizationSuccess;

/** The organization is in business again. */
export type ReinstateOrganizationSuccess = {
  __typename?: 'ReinstateOrganizationSuccess';
  /** The organization. */
  organization: Organization;
};

/** Which membership to end. */
export type RemoveMemberInput = {
  /** Same key, same answer. */
  idempotencyKey: Scalars['String']['input'];
  /** The membership. */
  membershipId: Scalars['ID']['input'];
};

/** What removeMember may answer. */
export type RemoveMemberResult = LastOwner | RemoveMemberSuccess;

/** The membership is over. */
export type RemoveMemberSuccess = {
  __typename?: 'RemoveMemberSuccess';
  /** The ended membership's id. */
  membershipId: Scalars['ID']['output'];
};

/** Which app to take out of use. */
export type RetireAppInput = {
  /** The app. */
  appId: Scalars['ID']['input'];
  /** Same key, same answer. */
  idempotencyKey: Scalars['String']['input'];
};

/** What retireApp may answer. */
export type RetireAppResult = RetireAppSuccess;

/** The app is out of use and its sessions are over. */
export type RetireAppSuccess = {
  __typename?: 'RetireAppSuccess';
  /** The app's id. */
  appId: Scalars['ID']['output'];
};

/** Which grant to take back. */
export type RevokeAppGrantInput = {
  /** The grant. */
  grantId: Scalars['ID']['input'];
  /** Same key, same answer. */
  idempotencyKey: Scalars['String']['input'];
};

/** What revokeAppGrant may answer. */
export type RevokeAppGrantResult = RevokeAppGrantSuccess;

/** The grant is taken back and the app's sessions are over. */
export type RevokeAppGrantSuccess = {
  __typename?: 'RevokeAppGrantSuccess';
  /** The grant's id. */
  grantId: Scalars['ID']['output'];
};

/** Which invitation to take back. */
export type RevokeInvitationInput = {
  /** Same key, same answer. */
  idempotencyKey: Scalars['String']['input'];
  /** The invitation. */
  invitationId: Scalars['ID']['input'];
};

/** What revokeInvitation may answer. */
export type RevokeInvitationResult = InvitationLapsed | RevokeInvitationSuccess;

/** The invitation is taken back. */
export type RevokeInvitationSuccess = {
  __typename?: 'RevokeInvitationSuccess';
  /** The invitation. */
  invitation: Invitation;
};

/** Which session to end. */
export type RevokeSessionInput = {
  /** Same key, same answer. */
  idempotencyKey: Scalars['String']['input'];
  /** The session. */
  sessionId: Scalars['ID']['input'];
};

/** What revokeSession may answer. */
export type RevokeSessionResult = RevokeSessionSuccess;

/** The session is over. */
export type RevokeSessionSuccess = {
  __typename?: 'RevokeSessionSuccess';
  /** The ended session's id. */
  sessionId: Scalars['ID']['output'];
};

/** A role that a person holds in an organization. */
export type Role =
  /** Reads the audit trail and nothing else of clients. */
  | 'AUDITOR'
  /** Keeps the books: payments and refunds, nothing of treatment. */
  | 'BILLING'
  /** Receives clients and keeps the calendar. */
  | 'FRONT_DESK'
  /** Runs the practice day by day. */
  | 'MANAGER'
  /** Owns the practice and everything in it. */
  | 'OWNER'
  /** Treats or teaches clients. */
  | 'PRACTITIONER';

/** A place where a person is signed in. */
export type Session = {
  __typename?: 'Session';
  /** The app that acts in it, null for one of our own clients. */
  app: Maybe<App>;
  /** When it began. */
  createdAt: Scalars['DateTime']['output'];
  /** Whether it is the one that asks. */
  current: Scalars['Boolean']['output'];
  /** When it ends unless refreshed. */
  expiresAt: Scalars['DateTime']['output'];
  /** The session's id. */
  id: Scalars['ID']['output'];
  /** When it was last refreshed. */
  lastSeenAt: Scalars['DateTime']['output'];
};

/** A page of sessions. */
export type SessionConnection = {
  __typename?: 'SessionConnection';
  /** The sessions with their cursors. */
  edges: Array<SessionEdge>;
  /** Where this page begins and ends. */
  pageInfo: PageInfo;
};

/** A session in a list. */
export type SessionEdge = {
  __typename?: 'SessionEdge';
  /** The position in the list. */
  cursor: Scalars['String']['output'];
  /** The session. */
  node: Session;
};

/** The session is over: signed out, lapsed, or ended because its refresh token was used twice. */
export type SessionEnded = Problem & {
  __typename?: 'SessionEnded';
  /** SESSION_ENDED. */
  code: Scalars['String']['output'];
  /** What happened and what to do next. */
  message: Scalars['String']['output'];
};

/** What users would put into a token of a session now, asked by routers that may have missed something. Subgraphs only. */
export type SessionState = {
  __typename?: 'SessionState';
  /** The session's id. */
  id: Scalars['ID']['output'];
  /** It has ended. */
  isOver: Scalars['Boolean']['output'];
  /** The roles that count, by organization. */
  organizations: Array<HeldRoles>;
  /** The roles on the platform. */
  platformRoles: Array<Scalars['String']['output']>;
};

/** A pair of tokens. */
export type SessionTokens = {
  __typename?: 'SessionTokens';
  /** Bearer token for requests, good for minutes. */
  accessToken: Scalars['String']['output'];
  /** When the access token lapses. */
  accessTokenExpiresAt: Scalars['DateTime']['output'];
  /** Secret for refreshSession, used once. */
  refreshToken: Scalars['String']['output'];
};

/** The credentials. */
export type SignInInput = {
  /** The e-mail address. */
  email: Scalars['String']['input'];
  /** The password. */
  password: Scalars['String']['input'];
};

/** What signIn may answer. */
export type SignInResult = CredentialsInvalid | SignInSuccess;

/** The person is signed in. */
export type SignInSuccess = {
  __typename?: 'SignInSuccess';
  /** Their tokens. */
  tokens: SessionTokens;
  /** The person. */
  user: User;
};

/** Ends the current session. */
export type SignOutInput = {
  /** Same key, same answer. */
  idempotencyKey: Scalars['String']['input'];
};

/** What signOut may answer. */
export type SignOutResult = SignOutSuccess;

/** The session is over. */
export type SignOutSuccess = {
  __typename?: 'SignOutSuccess';
  /** The ended session's id. */
  sessionId: Scalars['ID']['output'];
};

/** Who signs up. */
export type SignUpInput = {
  /** The e-mail address. */
  email: Scalars['String']['input'];
  /** The language, BCP 47. */
  locale?: InputMaybe<Scalars['String']['input']>;
  /** The name by which the person is called. */
  name: Scalars['String']['input'];
  /** The password: 12 characters or more. */
  password: Scalars['String']['input'];
  /** The zone in which times are shown. */
  timeZone?: InputMaybe<Scalars['TimeZone']['input']>;
};

/** What signUp may answer. */
export type SignUpResult = EmailTaken | PasswordTooWeak | SignUpSuccess;

/** The person is signed up and signed in. */
export type SignUpSuccess = {
  __typename?: 'SignUpSuccess';
  /** Their tokens. */
  tokens: SessionTokens;
  /** The person. */
  user: User;
};

/** Which organization to suspend, and why. */
export type SuspendOrganizationInput = {
  /** Same key, same answer. */
  idempotencyKey: Scalars['String']['input'];
  /** The organization. */
  organizationId: Scalars['ID']['input'];
  /** Why; its members see it. */
  reason: SuspensionReason;
};

/** What suspendOrganization may answer. */
export type SuspendOrganizationResult = AlreadySuspended | SuspendOrganizationSuccess;

/** The organization is suspended. */
export type SuspendOrganizationSuccess = {
  __typename?: 'SuspendOrganizationSuccess';
  /** The organization. */
  organization: Organization;
};

/** Why the platform took an organization out of business. */
export type SuspensionReason =
  /** Complaints are being looked into. */
  | 'COMPLAINT'
  /** Fraud is suspected. */
  | 'FRAUD'
  /** A licence is missing or lapsed. */
  | 'LICENCE'
  /** Another reason, which support has told. */
  | 'OTHER'
  /** The platform has not been paid. */
  | 'PAYMENT';

/** What changes in one's own preferences. */
export type UpdatePreferencesInput = {
  /** The channels that may be used. */
  channels?: InputMaybe<Array<NotificationChannel>>;
  /** Same key, same answer. */
  idempotencyKey: Scalars['String']['input'];
  /** The language, BCP 47. */
  locale?: InputMaybe<Scalars['String']['input']>;
  /** The zone in which times are shown. */
  timeZone?: InputMaybe<Scalars['TimeZone']['input']>;
};

/** What updatePreferences may answer. */
export type UpdatePreferencesResult = UpdatePreferencesSuccess;

/** The preferences are changed. */
export type UpdatePreferencesSuccess = {
  __typename?: 'UpdatePreferencesSuccess';
  /** The person. */
  user: User;
};

/** What changes in one's own profile. */
export type UpdateProfileInput = {
  /** The postal address. */
  address?: InputMaybe<PostalAddressInput>;
  /** The date of birth. */
  birthDate?: InputMaybe<Scalars['Date']['input']>;
  /** Same key, same answer. */
  idempotencyKey: Scalars['String']['input'];
  /** The name. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** The phone number, E.164. */
  phone?: InputMaybe<Scalars['String']['input']>;
};

/** What updateProfile may answer. */
export type UpdateProfileResult = UpdateProfileSuccess;

/** The profile is changed. */
export type UpdateProfileSuccess = {
  __typename?: 'UpdateProfileSuccess';
  /** The person. */
  user: User;
};

/** A person. A person is global; each organization owns its own rows about them. */
export type User = {
  __typename?: 'User';
  /** The postal address, seen by the person alone. */
  address: Maybe<PostalAddress>;
  /** What the person lends to apps, seen by the person alone. */
  appGrants: Maybe<AppGrantConnection>;
  /** The date of birth, seen by the person alone and by practices that they book with. */
  birthDate: Maybe<Scalars['Date']['output']>;
  /** The consents given, seen by the person alone. */
  consents: Maybe<ConsentConnection>;
  /** The e-mail address, seen by the person and the practices that they book with. */
  email: Maybe<Scalars['String']['output']>;
  /** The person's id. */
  id: Scalars['ID']['output'];
  /** The organizations that the person works for, seen by the person alone. */
  memberships: Maybe<MembershipConnection>;
  /** The name by which the person is called, shown to the practices that they book with. */
  name: Maybe<Scalars['String']['output']>;
  /** What the person may do in an organization, or as a client when no organization is given. */
  permissions: Maybe<Array<Scalars['String']['output']>>;
  /** The phone number in E.164, seen by the person and the practices that they book with. */
  phone: Maybe<Scalars['String']['output']>;
  /** Language, zone and notification choices, seen by the person alone. */
  preferences: Maybe<Preferences>;
  /** The open sessions, seen by the person alone. */
  sessions: Maybe<SessionConnection>;
};


/** A person. A person is global; each organization owns its own rows about them. */
export type UserAppGrantsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A person. A person is global; each organization owns its own rows about them. */
export type UserConsentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A person. A person is global; each organization owns its own rows about them. */
export type UserMembershipsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A person. A person is global; each organization owns its own rows about them. */
export type UserPermissionsArgs = {
  organizationId?: InputMaybe<Scalars['ID']['input']>;
};


/** A person. A person is global; each organization owns its own rows about them. */
export type UserSessionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of people. */
export type UserConnection = {
  __typename?: 'UserConnection';
  /** The people with their cursors. */
  edges: Array<UserEdge>;
  /** Where this page begins and ends. */
  pageInfo: PageInfo;
};

/** A person in a list. */
export type UserEdge = {
  __typename?: 'UserEdge';
  /** The position in the list. */
  cursor: Scalars['String']['output'];
  /** The person. */
  node: User;
};

/** The thing changed since it was read. Read it again and decide anew. */
export type VersionConflict = Problem & {
  __typename?: 'VersionConflict';
  /** VERSION_CONFLICT. */
  code: Scalars['String']['output'];
  /** What happened and what to do next. */
  message: Scalars['String']['output'];
};

/** Which consent to take back. */
export type WithdrawConsentInput = {
  /** The consent. */
  consentId: Scalars['ID']['input'];
  /** Same key, same answer. */
  idempotencyKey: Scalars['String']['input'];
};

/** What withdrawConsent may answer. */
export type WithdrawConsentResult = WithdrawConsentSuccess;

/** The consent is over. */
export type WithdrawConsentSuccess = {
  __typename?: 'WithdrawConsentSuccess';
  /** The consent. */
  consent: Consent;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  App: App;
  Consent: Consent;
  ConsentState: ConsentState;
  FirstLocation: FirstLocation;
  Membership: Membership;
  Organization: Organization;
  SessionState: SessionState;
  User: User;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  App:
    ( { __typename: 'App' }
    & GraphQLRecursivePick<FederationTypes['App'], {"id":true}> );
  Consent:
    ( { __typename: 'Consent' }
    & GraphQLRecursivePick<FederationTypes['Consent'], {"id":true}> );
  ConsentState:
    ( { __typename: 'ConsentState' }
    & GraphQLRecursivePick<FederationTypes['ConsentState'], {"id":true}> );
  FirstLocation:
    ( { __typename: 'FirstLocation' }
    & GraphQLRecursivePick<FederationTypes['FirstLocation'], {"id":true}> );
  Membership:
    ( { __typename: 'Membership' }
    & GraphQLRecursivePick<FederationTypes['Membership'], {"id":true}> );
  Organization:
    ( { __typename: 'Organization' }
    & GraphQLRecursivePick<FederationTypes['Organization'], {"id":true}> );
  SessionState:
    ( { __typename: 'SessionState' }
    & GraphQLRecursivePick<FederationTypes['SessionState'], {"id":true}> );
  User:
    ( { __typename: 'User' }
    & GraphQLRecursivePick<FederationTypes['User'], {"id":true}> );
};

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  AcceptInvitationResult:
    | ( Partial<Omit<AcceptInvitationSuccess, 'membership'> & { membership: _RefType['Membership'] }> )
    | ( Partial<InvitationLapsed> )
  ;
  AuthorizeAppResult: ( Partial<Omit<AuthorizeAppSuccess, 'grant'> & { grant: _RefType['AppGrant'] }> );
  ChangeMembershipResult:
    | ( Partial<Omit<ChangeMembershipSuccess, 'membership'> & { membership: _RefType['Membership'] }> )
    | ( Partial<LastOwner> )
  ;
  CreateOrganizationResult: ( Partial<Omit<CreateOrganizationSuccess, 'organization'> & { organization: _RefType['Organization'] }> );
  ExchangeAppCodeResult:
    | ( Partial<AppCodeRefused> )
    | ( Partial<ExchangeAppCodeSuccess> )
  ;
  GrantConsentResult: ( Partial<Omit<GrantConsentSuccess, 'consent'> & { consent: _RefType['Consent'] }> );
  InviteMemberResult: ( Partial<Omit<InviteMemberSuccess, 'invitation'> & { invitation: _RefType['Invitation'] }> );
  RefreshSessionResult:
    | ( Partial<RefreshSessionSuccess> )
    | ( Partial<SessionEnded> )
  ;
  RegisterAppResult: ( Partial<Omit<RegisterAppSuccess, 'app'> & { app: _RefType['App'] }> );
  ReinstateOrganizationResult:
    | ( Partial<NotSuspended> )
    | ( Partial<Omit<ReinstateOrganizationSuccess, 'organization'> & { organization: _RefType['Organization'] }> )
  ;
  RemoveMemberResult:
    | ( Partial<LastOwner> )
    | ( Partial<RemoveMemberSuccess> )
  ;
  RetireAppResult: ( Partial<RetireAppSuccess> );
  RevokeAppGrantResult: ( Partial<RevokeAppGrantSuccess> );
  RevokeInvitationResult:
    | ( Partial<InvitationLapsed> )
    | ( Partial<Omit<RevokeInvitationSuccess, 'invitation'> & { invitation: _RefType['Invitation'] }> )
  ;
  RevokeSessionResult: ( Partial<RevokeSessionSuccess> );
  SignInResult:
    | ( Partial<CredentialsInvalid> )
    | ( Partial<Omit<SignInSuccess, 'user'> & { user: _RefType['User'] }> )
  ;
  SignOutResult: ( Partial<SignOutSuccess> );
  SignUpResult:
    | ( Partial<EmailTaken> )
    | ( Partial<PasswordTooWeak> )
    | ( Partial<Omit<SignUpSuccess, 'user'> & { user: _RefType['User'] }> )
  ;
  SuspendOrganizationResult:
    | ( Partial<AlreadySuspended> )
    | ( Partial<Omit<SuspendOrganizationSuccess, 'organization'> & { organization: _RefType['Organization'] }> )
  ;
  UpdatePreferencesResult: ( Partial<Omit<UpdatePreferencesSuccess, 'user'> & { user: _RefType['User'] }> );
  UpdateProfileResult: ( Partial<Omit<UpdateProfileSuccess, 'user'> & { user: _RefType['User'] }> );
  WithdrawConsentResult: ( Partial<Omit<WithdrawConsentSuccess, 'consent'> & { consent: _RefType['Consent'] }> );
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Problem:
    | ( Partial<AlreadySuspended> )
    | ( Partial<AppCodeRefused> )
    | ( Partial<CredentialsInvalid> )
    | ( Partial<EmailTaken> )
    | ( Partial<InvitationLapsed> )
    | ( Partial<LastOwner> )
    | ( Partial<NotSuspended> )
    | ( Partial<PasswordTooWeak> )
    | ( Partial<SessionEnded> )
    | ( Partial<VersionConflict> )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AcceptInvitationInput: ResolverTypeWrapper<Partial<AcceptInvitationInput>>;
  AcceptInvitationResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AcceptInvitationResult']>>;
  AcceptInvitationSuccess: ResolverTypeWrapper<Partial<Omit<AcceptInvitationSuccess, 'membership'> & { membership: ResolversTypes['Membership'] }>>;
  AccessOutcome: ResolverTypeWrapper<Partial<AccessOutcome>>;
  AlreadySuspended: ResolverTypeWrapper<Partial<AlreadySuspended>>;
  App: ResolverTypeWrapper<AppParent>;
  ID: ResolverTypeWrapper<Partial<Scalars['ID']['output']>>;
  AppCodeRefused: ResolverTypeWrapper<Partial<AppCodeRefused>>;
  AppConnection: ResolverTypeWrapper<Partial<Omit<AppConnection, 'edges'> & { edges: Array<ResolversTypes['AppEdge']> }>>;
  AppEdge: ResolverTypeWrapper<Partial<Omit<AppEdge, 'node'> & { node: ResolversTypes['App'] }>>;
  AppGrant: ResolverTypeWrapper<AppGrantParent>;
  AppGrantConnection: ResolverTypeWrapper<Partial<Omit<AppGrantConnection, 'edges'> & { edges: Array<ResolversTypes['AppGrantEdge']> }>>;
  AppGrantEdge: ResolverTypeWrapper<Partial<Omit<AppGrantEdge, 'node'> & { node: ResolversTypes['AppGrant'] }>>;
  AuditEvent: ResolverTypeWrapper<AuditEventParent>;
  AuditEventConnection: ResolverTypeWrapper<Partial<Omit<AuditEventConnection, 'edges'> & { edges: Array<ResolversTypes['AuditEventEdge']> }>>;
  AuditEventEdge: ResolverTypeWrapper<Partial<Omit<AuditEventEdge, 'node'> & { node: ResolversTypes['AuditEvent'] }>>;
  AuditExport: ResolverTypeWrapper<Partial<AuditExport>>;
  AuditFilter: ResolverTypeWrapper<Partial<AuditFilter>>;
  AuthorizeAppInput: ResolverTypeWrapper<Partial<AuthorizeAppInput>>;
  AuthorizeAppResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AuthorizeAppResult']>>;
  AuthorizeAppSuccess: ResolverTypeWrapper<Partial<Omit<AuthorizeAppSuccess, 'grant'> & { grant: ResolversTypes['AppGrant'] }>>;
  ChangeMembershipInput: ResolverTypeWrapper<Partial<ChangeMembershipInput>>;
  ChangeMembershipResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ChangeMembershipResult']>>;
  ChangeMembershipSuccess: ResolverTypeWrapper<Partial<Omit<ChangeMembershipSuccess, 'membership'> & { membership: ResolversTypes['Membership'] }>>;
  ClientSearch: ResolverTypeWrapper<Partial<ClientSearch>>;
  Coding: ResolverTypeWrapper<Partial<Coding>>;
  CodingInput: ResolverTypeWrapper<Partial<CodingInput>>;
  Consent: ResolverTypeWrapper<ConsentParent>;
  ConsentConnection: ResolverTypeWrapper<Partial<Omit<ConsentConnection, 'edges'> & { edges: Array<ResolversTypes['ConsentEdge']> }>>;
  ConsentEdge: ResolverTypeWrapper<Partial<Omit<ConsentEdge, 'node'> & { node: ResolversTypes['Consent'] }>>;
  ConsentState: ResolverTypeWrapper<ConsentStateParent>;
  ConsentStatus: ResolverTypeWrapper<Partial<ConsentStatus>>;
  CreateOrganizationInput: ResolverTypeWrapper<Partial<CreateOrganizationInput>>;
  CreateOrganizationResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateOrganizationResult']>>;
  CreateOrganizationSuccess: ResolverTypeWrapper<Partial<Omit<CreateOrganizationSuccess, 'organization'> & { organization: ResolversTypes['Organization'] }>>;
  CredentialsInvalid: ResolverTypeWrapper<Partial<CredentialsInvalid>>;
  Date: ResolverTypeWrapper<Partial<Scalars['Date']['output']>>;
  DateTime: ResolverTypeWrapper<Partial<Scalars['DateTime']['output']>>;
  Decimal: ResolverTypeWrapper<Partial<Scalars['Decimal']['output']>>;
  EmailTaken: ResolverTypeWrapper<Partial<EmailTaken>>;
  ExchangeAppCodeInput: ResolverTypeWrapper<Partial<ExchangeAppCodeInput>>;
  ExchangeAppCodeResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ExchangeAppCodeResult']>>;
  ExchangeAppCodeSuccess: ResolverTypeWrapper<Partial<ExchangeAppCodeSuccess>>;
  FirstLocation: ResolverTypeWrapper<FirstLocationParent>;
  Float: ResolverTypeWrapper<Partial<Scalars['Float']['output']>>;
  FirstLocationInput: ResolverTypeWrapper<Partial<FirstLocationInput>>;
  GrantConsentInput: ResolverTypeWrapper<Partial<GrantConsentInput>>;
  GrantConsentResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['GrantConsentResult']>>;
  GrantConsentSuccess: ResolverTypeWrapper<Partial<Omit<GrantConsentSuccess, 'consent'> & { consent: ResolversTypes['Consent'] }>>;
  HeldRoles: ResolverTypeWrapper<Partial<HeldRoles>>;
  Invitation: ResolverTypeWrapper<InvitationParent>;
  InvitationConnection: ResolverTypeWrapper<Partial<Omit<InvitationConnection, 'edges'> & { edges: Array<ResolversTypes['InvitationEdge']> }>>;
  InvitationEdge: ResolverTypeWrapper<Partial<Omit<InvitationEdge, 'node'> & { node: ResolversTypes['Invitation'] }>>;
  InvitationLapsed: ResolverTypeWrapper<Partial<InvitationLapsed>>;
  InvitationStatus: ResolverTypeWrapper<Partial<InvitationStatus>>;
  InviteMemberInput: ResolverTypeWrapper<Partial<InviteMemberInput>>;
  InviteMemberResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['InviteMemberResult']>>;
  InviteMemberSuccess: ResolverTypeWrapper<Partial<Omit<InviteMemberSuccess, 'invitation'> & { invitation: ResolversTypes['Invitation'] }>>;
  LastOwner: ResolverTypeWrapper<Partial<LastOwner>>;
  LocalTime: ResolverTypeWrapper<Partial<Scalars['LocalTime']['output']>>;
  Membership: ResolverTypeWrapper<MembershipParent>;
  MembershipConnection: ResolverTypeWrapper<Partial<Omit<MembershipConnection, 'edges'> & { edges: Array<ResolversTypes['MembershipEdge']> }>>;
  MembershipEdge: ResolverTypeWrapper<Partial<Omit<MembershipEdge, 'node'> & { node: ResolversTypes['Membership'] }>>;
  Modality: ResolverTypeWrapper<Partial<Modality>>;
  Money: ResolverTypeWrapper<Partial<Money>>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  NotSuspended: ResolverTypeWrapper<Partial<NotSuspended>>;
  NotificationChannel: ResolverTypeWrapper<Partial<NotificationChannel>>;
  Organization: ResolverTypeWrapper<OrganizationParent>;
  OrganizationKind: ResolverTypeWrapper<Partial<OrganizationKind>>;
  OrganizationSuspension: ResolverTypeWrapper<Partial<OrganizationSuspension>>;
  PageInfo: ResolverTypeWrapper<Partial<PageInfo>>;
  PasswordTooWeak: ResolverTypeWrapper<Partial<PasswordTooWeak>>;
  PostalAddress: ResolverTypeWrapper<Partial<PostalAddress>>;
  PostalAddressInput: ResolverTypeWrapper<Partial<PostalAddressInput>>;
  Practitioner: ResolverTypeWrapper<Partial<Practitioner>>;
  Preferences: ResolverTypeWrapper<Partial<Preferences>>;
  Problem: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Problem']>;
  PurposeOfUse: ResolverTypeWrapper<Partial<PurposeOfUse>>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RecordCategory: ResolverTypeWrapper<Partial<RecordCategory>>;
  RefreshSessionInput: ResolverTypeWrapper<Partial<RefreshSessionInput>>;
  RefreshSessionResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RefreshSessionResult']>>;
  RefreshSessionSuccess: ResolverTypeWrapper<Partial<RefreshSessionSuccess>>;
  RegisterAppInput: ResolverTypeWrapper<Partial<RegisterAppInput>>;
  RegisterAppResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RegisterAppResult']>>;
  RegisterAppSuccess: ResolverTypeWrapper<Partial<Omit<RegisterAppSuccess, 'app'> & { app: ResolversTypes['App'] }>>;
  ReinstateOrganizationInput: ResolverTypeWrapper<Partial<ReinstateOrganizationInput>>;
  ReinstateOrganizationResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ReinstateOrganizationResult']>>;
  ReinstateOrganizationSuccess: ResolverTypeWrapper<Partial<Omit<ReinstateOrganizationSuccess, 'organization'> & { organization: ResolversTypes['Organization'] }>>;
  RemoveMemberInput: ResolverTypeWrapper<Partial<RemoveMemberInput>>;
  RemoveMemberResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RemoveMemberResult']>>;
  RemoveMemberSuccess: ResolverTypeWrapper<Partial<RemoveMemberSuccess>>;
  RetireAppInput: ResolverTypeWrapper<Partial<RetireAppInput>>;
  RetireAppResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RetireAppResult']>>;
  RetireAppSuccess: ResolverTypeWrapper<Partial<RetireAppSuccess>>;
  RevokeAppGrantInput: ResolverTypeWrapper<Partial<RevokeAppGrantInput>>;
  RevokeAppGrantResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RevokeAppGrantResult']>>;
  RevokeAppGrantSuccess: ResolverTypeWrapper<Partial<RevokeAppGrantSuccess>>;
  RevokeInvitationInput: ResolverTypeWrapper<Partial<RevokeInvitationInput>>;
  RevokeInvitationResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RevokeInvitationResult']>>;
  RevokeInvitationSuccess: ResolverTypeWrapper<Partial<Omit<RevokeInvitationSuccess, 'invitation'> & { invitation: ResolversTypes['Invitation'] }>>;
  RevokeSessionInput: ResolverTypeWrapper<Partial<RevokeSessionInput>>;
  RevokeSessionResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RevokeSessionResult']>>;
  RevokeSessionSuccess: ResolverTypeWrapper<Partial<RevokeSessionSuccess>>;
  Role: ResolverTypeWrapper<Partial<Role>>;
  SafeInt: ResolverTypeWrapper<Partial<Scalars['SafeInt']['output']>>;
  Session: ResolverTypeWrapper<SessionParent>;
  SessionConnection: ResolverTypeWrapper<Partial<Omit<SessionConnection, 'edges'> & { edges: Array<ResolversTypes['SessionEdge']> }>>;
  SessionEdge: ResolverTypeWrapper<Partial<Omit<SessionEdge, 'node'> & { node: ResolversTypes['Session'] }>>;
  SessionEnded: ResolverTypeWrapper<Partial<SessionEnded>>;
  SessionState: ResolverTypeWrapper<SessionStateParent>;
  SessionTokens: ResolverTypeWrapper<Partial<SessionTokens>>;
  SignInInput: ResolverTypeWrapper<Partial<SignInInput>>;
  SignInResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SignInResult']>>;
  SignInSuccess: ResolverTypeWrapper<Partial<Omit<SignInSuccess, 'user'> & { user: ResolversTypes['User'] }>>;
  SignOutInput: ResolverTypeWrapper<Partial<SignOutInput>>;
  SignOutResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SignOutResult']>>;
  SignOutSuccess: ResolverTypeWrapper<Partial<SignOutSuccess>>;
  SignUpInput: ResolverTypeWrapper<Partial<SignUpInput>>;
  SignUpResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SignUpResult']>>;
  SignUpSuccess: ResolverTypeWrapper<Partial<Omit<SignUpSuccess, 'user'> & { user: ResolversTypes['User'] }>>;
  SuspendOrganizationInput: ResolverTypeWrapper<Partial<SuspendOrganizationInput>>;
  SuspendOrganizationResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SuspendOrganizationResult']>>;
  SuspendOrganizationSuccess: ResolverTypeWrapper<Partial<Omit<SuspendOrganizationSuccess, 'organization'> & { organization: ResolversTypes['Organization'] }>>;
  SuspensionReason: ResolverTypeWrapper<Partial<SuspensionReason>>;
  TimeZone: ResolverTypeWrapper<Partial<Scalars['TimeZone']['output']>>;
  UpdatePreferencesInput: ResolverTypeWrapper<Partial<UpdatePreferencesInput>>;
  UpdatePreferencesResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdatePreferencesResult']>>;
  UpdatePreferencesSuccess: ResolverTypeWrapper<Partial<Omit<UpdatePreferencesSuccess, 'user'> & { user: ResolversTypes['User'] }>>;
  UpdateProfileInput: ResolverTypeWrapper<Partial<UpdateProfileInput>>;
  UpdateProfileResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateProfileResult']>>;
  UpdateProfileSuccess: ResolverTypeWrapper<Partial<Omit<UpdateProfileSuccess, 'user'> & { user: ResolversTypes['User'] }>>;
  User: ResolverTypeWrapper<UserParent>;
  UserConnection: ResolverTypeWrapper<Partial<Omit<UserConnection, 'edges'> & { edges: Array<ResolversTypes['UserEdge']> }>>;
  UserEdge: ResolverTypeWrapper<Partial<Omit<UserEdge, 'node'> & { node: ResolversTypes['User'] }>>;
  VersionConflict: ResolverTypeWrapper<Partial<VersionConflict>>;
  WithdrawConsentInput: ResolverTypeWrapper<Partial<WithdrawConsentInput>>;
  WithdrawConsentResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['WithdrawConsentResult']>>;
  WithdrawConsentSuccess: ResolverTypeWrapper<Partial<Omit<WithdrawConsentSuccess, 'consent'> & { consent: ResolversTypes['Consent'] }>>;
  Boolean: ResolverTypeWrapper<Partial<Scalars['Boolean']['output']>>;
  Int: ResolverTypeWrapper<Partial<Scalars['Int']['output']>>;
  String: ResolverTypeWrapper<Partial<Scalars['String']['output']>>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AcceptInvitationInput: Partial<AcceptInvitationInput>;
  AcceptInvitationResult: Partial<ResolversUnionTypes<ResolversParentTypes>['AcceptInvitationResult']>;
  AcceptInvitationSuccess: Partial<Omit<AcceptInvitationSuccess, 'membership'> & { membership: ResolversParentTypes['Membership'] }>;
  AlreadySuspended: Partial<AlreadySuspended>;
  App: AppParent;
  ID: Partial<Scalars['ID']['output']>;
  AppCodeRefused: Partial<AppCodeRefused>;
  AppConnection: Partial<Omit<AppConnection, 'edges'> & { edges: Array<ResolversParentTypes['AppEdge']> }>;
  AppEdge: Partial<Omit<AppEdge, 'node'> & { node: ResolversParentTypes['App'] }>;
  AppGrant: AppGrantParent;
  AppGrantConnection: Partial<Omit<AppGrantConnection, 'edges'> & { edges: Array<ResolversParentTypes['AppGrantEdge']> }>;
  AppGrantEdge: Partial<Omit<AppGrantEdge, 'node'> & { node: ResolversParentTypes['AppGrant'] }>;
  AuditEvent: AuditEventParent;
  AuditEventConnection: Partial<Omit<AuditEventConnection, 'edges'> & { edges: Array<ResolversParentTypes['AuditEventEdge']> }>;
  AuditEventEdge: Partial<Omit<AuditEventEdge, 'node'> & { node: ResolversParentTypes['AuditEvent'] }>;
  AuditExport: Partial<AuditExport>;
  AuditFilter: Partial<AuditFilter>;
  AuthorizeAppInput: Partial<AuthorizeAppInput>;
  AuthorizeAppResult: Partial<ResolversUnionTypes<ResolversParentTypes>['AuthorizeAppResult']>;
  AuthorizeAppSuccess: Partial<Omit<AuthorizeAppSuccess, 'grant'> & { grant: ResolversParentTypes['AppGrant'] }>;
  ChangeMembershipInput: Partial<ChangeMembershipInput>;
  ChangeMembershipResult: Partial<ResolversUnionTypes<ResolversParentTypes>['ChangeMembershipResult']>;
  ChangeMembershipSuccess: Partial<Omit<ChangeMembershipSuccess, 'membership'> & { membership: ResolversParentTypes['Membership'] }>;
  ClientSearch: Partial<ClientSearch>;
  Coding: Partial<Coding>;
  CodingInput: Partial<CodingInput>;
  Consent: ConsentParent;
  ConsentConnection: Partial<Omit<ConsentConnection, 'edges'> & { edges: Array<ResolversParentTypes['ConsentEdge']> }>;
  ConsentEdge: Partial<Omit<ConsentEdge, 'node'> & { node: ResolversParentTypes['Consent'] }>;
  ConsentState: ConsentStateParent;
  CreateOrganizationInput: Partial<CreateOrganizationInput>;
  CreateOrganizationResult: Partial<ResolversUnionTypes<ResolversParentTypes>['CreateOrganizationResult']>;
  CreateOrganizationSuccess: Partial<Omit<CreateOrganizationSuccess, 'organization'> & { organization: ResolversParentTypes['Organization'] }>;
  CredentialsInvalid: Partial<CredentialsInvalid>;
  Date: Partial<Scalars['Date']['output']>;
  DateTime: Partial<Scalars['DateTime']['output']>;
  Decimal: Partial<Scalars['Decimal']['output']>;
  EmailTaken: Partial<EmailTaken>;
  ExchangeAppCodeInput: Partial<ExchangeAppCodeInput>;
  ExchangeAppCodeResult: Partial<ResolversUnionTypes<ResolversParentTypes>['ExchangeAppCodeResult']>;
  ExchangeAppCodeSuccess: Partial<ExchangeAppCodeSuccess>;
  FirstLocation: FirstLocationParent;
  Float: Partial<Scalars['Float']['output']>;
  FirstLocationInput: Partial<FirstLocationInput>;
  GrantConsentInput: Partial<GrantConsentInput>;
  GrantConsentResult: Partial<ResolversUnionTypes<ResolversParentTypes>['GrantConsentResult']>;
  GrantConsentSuccess: Partial<Omit<GrantConsentSuccess, 'consent'> & { consent: ResolversParentTypes['Consent'] }>;
  HeldRoles: Partial<HeldRoles>;
  Invitation: InvitationParent;
  InvitationConnection: Partial<Omit<InvitationConnection, 'edges'> & { edges: Array<ResolversParentTypes['InvitationEdge']> }>;
  InvitationEdge: Partial<Omit<InvitationEdge, 'node'> & { node: ResolversParentTypes['Invitation'] }>;
  InvitationLapsed: Partial<InvitationLapsed>;
  InviteMemberInput: Partial<InviteMemberInput>;
  InviteMemberResult: Partial<ResolversUnionTypes<ResolversParentTypes>['InviteMemberResult']>;
  InviteMemberSuccess: Partial<Omit<InviteMemberSuccess, 'invitation'> & { invitation: ResolversParentTypes['Invitation'] }>;
  LastOwner: Partial<LastOwner>;
  LocalTime: Partial<Scalars['LocalTime']['output']>;
  Membership: MembershipParent;
  MembershipConnection: Partial<Omit<MembershipConnection, 'edges'> & { edges: Array<ResolversParentTypes['MembershipEdge']> }>;
  MembershipEdge: Partial<Omit<MembershipEdge, 'node'> & { node: ResolversParentTypes['Membership'] }>;
  Money: Partial<Money>;
  Mutation: Record<PropertyKey, never>;
  NotSuspended: Partial<NotSuspended>;
  Organization: OrganizationParent;
  OrganizationSuspension: Partial<OrganizationSuspension>;
  PageInfo: Partial<PageInfo>;
  PasswordTooWeak: Partial<PasswordTooWeak>;
  PostalAddress: Partial<PostalAddress>;
  PostalAddressInput: Partial<PostalAddressInput>;
  Practitioner: Partial<Practitioner>;
  Preferences: Partial<Preferences>;
  Problem: ResolversInterfaceTypes<ResolversParentTypes>['Problem'];
  Query: Record<PropertyKey, never>;
  RefreshSessionInput: Partial<RefreshSessionInput>;
  RefreshSessionResult: Partial<ResolversUnionTypes<ResolversParentTypes>['RefreshSessionResult']>;
  RefreshSessionSuccess: Partial<RefreshSessionSuccess>;
  RegisterAppInput: Partial<RegisterAppInput>;
  RegisterAppResult: Partial<ResolversUnionTypes<ResolversParentTypes>['RegisterAppResult']>;
  RegisterAppSuccess: Partial<Omit<RegisterAppSuccess, 'app'> & { app: ResolversParentTypes['App'] }>;
  ReinstateOrganizationInput: Partial<ReinstateOrganizationInput>;
  ReinstateOrganizationResult: Partial<ResolversUnionTypes<ResolversParentTypes>['ReinstateOrganizationResult']>;
  ReinstateOrganizationSuccess: Partial<Omit<ReinstateOrganizationSuccess, 'organization'> & { organization: ResolversParentTypes['Organization'] }>;
  RemoveMemberInput: Partial<RemoveMemberInput>;
  RemoveMemberResult: Partial<ResolversUnionTypes<ResolversParentTypes>['RemoveMemberResult']>;
  RemoveMemberSuccess: Partial<RemoveMemberSuccess>;
  RetireAppInput: Partial<RetireAppInput>;
  RetireAppResult: Partial<ResolversUnionTypes<ResolversParentTypes>['RetireAppResult']>;
  RetireAppSuccess: Partial<RetireAppSuccess>;
  RevokeAppGrantInput: Partial<RevokeAppGrantInput>;
  RevokeAppGrantResult: Partial<ResolversUnionTypes<ResolversParentTypes>['RevokeAppGrantResult']>;
  RevokeAppGrantSuccess: Partial<RevokeAppGrantSuccess>;
  RevokeInvitationInput: Partial<RevokeInvitationInput>;
  RevokeInvitationResult: Partial<ResolversUnionTypes<ResolversParentTypes>['RevokeInvitationResult']>;
  RevokeInvitationSuccess: Partial<Omit<RevokeInvitationSuccess, 'invitation'> & { invitation: ResolversParentTypes['Invitation'] }>;
  RevokeSessionInput: Partial<RevokeSessionInput>;
  RevokeSessionResult: Partial<ResolversUnionTypes<ResolversParentTypes>['RevokeSessionResult']>;
  RevokeSessionSuccess: Partial<RevokeSessionSuccess>;
  SafeInt: Partial<Scalars['SafeInt']['output']>;
  Session: SessionParent;
  SessionConnection: Partial<Omit<SessionConnection, 'edges'> & { edges: Array<ResolversParentTypes['SessionEdge']> }>;
  SessionEdge: Partial<Omit<SessionEdge, 'node'> & { node: ResolversParentTypes['Session'] }>;
  SessionEnded: Partial<SessionEnded>;
  SessionState: SessionStateParent;
  SessionTokens: Partial<SessionTokens>;
  SignInInput: Partial<SignInInput>;
  SignInResult: Partial<ResolversUnionTypes<ResolversParentTypes>['SignInResult']>;
  SignInSuccess: Partial<Omit<SignInSuccess, 'user'> & { user: ResolversParentTypes['User'] }>;
  SignOutInput: Partial<SignOutInput>;
  SignOutResult: Partial<ResolversUnionTypes<ResolversParentTypes>['SignOutResult']>;
  SignOutSuccess: Partial<SignOutSuccess>;
  SignUpInput: Partial<SignUpInput>;
  SignUpResult: Partial<ResolversUnionTypes<ResolversParentTypes>['SignUpResult']>;
  SignUpSuccess: Partial<Omit<SignUpSuccess, 'user'> & { user: ResolversParentTypes['User'] }>;
  SuspendOrganizationInput: Partial<SuspendOrganizationInput>;
  SuspendOrganizationResult: Partial<ResolversUnionTypes<ResolversParentTypes>['SuspendOrganizationResult']>;
  SuspendOrganizationSuccess: Partial<Omit<SuspendOrganizationSuccess, 'organization'> & { organization: ResolversParentTypes['Organization'] }>;
  TimeZone: Partial<Scalars['TimeZone']['output']>;
  UpdatePreferencesInput: Partial<UpdatePreferencesInput>;
  UpdatePreferencesResult: Partial<ResolversUnionTypes<ResolversParentTypes>['UpdatePreferencesResult']>;
  UpdatePreferencesSuccess: Partial<Omit<UpdatePreferencesSuccess, 'user'> & { user: ResolversParentTypes['User'] }>;
  UpdateProfileInput: Partial<UpdateProfileInput>;
  UpdateProfileResult: Partial<ResolversUnionTypes<ResolversParentTypes>['UpdateProfileResult']>;
  UpdateProfileSuccess: Partial<Omit<UpdateProfileSuccess, 'user'> & { user: ResolversParentTypes['User'] }>;
  User: UserParent;
  UserConnection: Partial<Omit<UserConnection, 'edges'> & { edges: Array<ResolversParentTypes['UserEdge']> }>;
  UserEdge: Partial<Omit<UserEdge, 'node'> & { node: ResolversParentTypes['User'] }>;
  VersionConflict: Partial<VersionConflict>;
  WithdrawConsentInput: Partial<WithdrawConsentInput>;
  WithdrawConsentResult: Partial<ResolversUnionTypes<ResolversParentTypes>['WithdrawConsentResult']>;
  WithdrawConsentSuccess: Partial<Omit<WithdrawConsentSuccess, 'consent'> & { consent: ResolversParentTypes['Consent'] }>;
  Boolean: Partial<Scalars['Boolean']['output']>;
  Int: Partial<Scalars['Int']['output']>;
  String: Partial<Scalars['String']['output']>;
};

export type CacheControlDirectiveArgs = {
  inheritMaxAge?: Maybe<Scalars['Boolean']['input']>;
  maxAge?: Maybe<Scalars['Int']['input']>;
};

export type CacheControlDirectiveResolver<Result, Parent, ContextType = Context, Args = CacheControlDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type PersonalDirectiveArgs = { };

export type PersonalDirectiveResolver<Result, Parent, ContextType = Context, Args = PersonalDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type PhiDirectiveArgs = {
  category: Scalars['String']['input'];
  purposes?: Array<Scalars['String']['input']>;
};

export type PhiDirectiveResolver<Result, Parent, ContextType = Context, Args = PhiDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type SizedByDirectiveArgs = {
  argument: Scalars['String']['input'];
};

export type SizedByDirectiveResolver<Result, Parent, ContextType = Context, Args = SizedByDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type AcceptInvitationResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AcceptInvitationResult'] = ResolversParentTypes['AcceptInvitationResult']> = {
  __resolveType: TypeResolveFn<'AcceptInvitationSuccess' | 'InvitationLapsed', ParentType, ContextType>;
};

export type AcceptInvitationSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AcceptInvitationSuccess'] = ResolversParentTypes['AcceptInvitationSuccess']> = {
  membership?: Resolver<ResolversTypes['Membership'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AlreadySuspendedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AlreadySuspended'] = ResolversParentTypes['AlreadySuspended']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AppResolvers<ContextType = Context, ParentType extends ResolversParentTypes['App'] = ResolversParentTypes['App'], FederationReferenceType extends FederationReferenceTypes['App'] = FederationReferenceTypes['App']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['App']> | FederationReferenceType, FederationReferenceType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  organization?: Resolver<ResolversTypes['Organization'], ParentType, ContextType>;
  redirectUris?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  retiredAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  scopes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AppCodeRefusedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AppCodeRefused'] = ResolversParentTypes['AppCodeRefused']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AppConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AppConnection'] = ResolversParentTypes['AppConnection']> = {
  edges?: Resolver<Array<ResolversTypes['AppEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type AppEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AppEdge'] = ResolversParentTypes['AppEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['App'], ParentType, ContextType>;
};

export type AppGrantResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AppGrant'] = ResolversParentTypes['AppGrant']> = {
  app?: Resolver<ResolversTypes['App'], ParentType, ContextType>;
  changedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  scopes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AppGrantConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AppGrantConnection'] = ResolversParentTypes['AppGrantConnection']> = {
  edges?: Resolver<Array<ResolversTypes['AppGrantEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type AppGrantEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AppGrantEdge'] = ResolversParentTypes['AppGrantEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['AppGrant'], ParentType, ContextType>;
};

export type AuditEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditEvent'] = ResolversParentTypes['AuditEvent']> = {
  action?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  agent?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  agentKind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  appId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  consentId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  entityId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  entityType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  fields?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  onBehalfOfId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['AccessOutcome'], ParentType, ContextType>;
  person?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  purpose?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  request?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  subgraph?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AuditEventConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditEventConnection'] = ResolversParentTypes['AuditEventConnection']> = {
  edges?: Resolver<Array<ResolversTypes['AuditEventEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type AuditEventEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditEventEdge'] = ResolversParentTypes['AuditEventEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['AuditEvent'], ParentType, ContextType>;
};

export type AuditExportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditExport'] = ResolversParentTypes['AuditExport']> = {
  events?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type AuthorizeAppResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuthorizeAppResult'] = ResolversParentTypes['AuthorizeAppResult']> = {
  __resolveType: TypeResolveFn<'AuthorizeAppSuccess', ParentType, ContextType>;
};

export type AuthorizeAppSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuthorizeAppSuccess'] = ResolversParentTypes['AuthorizeAppSuccess']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  grant?: Resolver<ResolversTypes['AppGrant'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ChangeMembershipResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChangeMembershipResult'] = ResolversParentTypes['ChangeMembershipResult']> = {
  __resolveType: TypeResolveFn<'ChangeMembershipSuccess' | 'LastOwner', ParentType, ContextType>;
};

export type ChangeMembershipSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChangeMembershipSuccess'] = ResolversParentTypes['ChangeMembershipSuccess']> = {
  membership?: Resolver<ResolversTypes['Membership'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CodingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Coding'] = ResolversParentTypes['Coding']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  display?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  system?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ConsentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Consent'] = ResolversParentTypes['Consent'], FederationReferenceType extends FederationReferenceTypes['Consent'] = FederationReferenceTypes['Consent']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Consent']> | FederationReferenceType, FederationReferenceType, ContextType>;
  categories?: Resolver<Array<ResolversTypes['RecordCategory']>, ParentType, ContextType>;
  end?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  organization?: Resolver<Maybe<ResolversTypes['Organization']>, ParentType, ContextType>;
  practitioner?: Resolver<Maybe<ResolversTypes['Practitioner']>, ParentType, ContextType>;
  purposes?: Resolver<Array<ResolversTypes['PurposeOfUse']>, ParentType, ContextType>;
  start?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ConsentStatus'], ParentType, ContextType>;
};

export type ConsentConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConsentConnection'] = ResolversParentTypes['ConsentConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ConsentEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ConsentEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConsentEdge'] = ResolversParentTypes['ConsentEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Consent'], ParentType, ContextType>;
};

export type ConsentStateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConsentState'] = ResolversParentTypes['ConsentState'], FederationReferenceType extends FederationReferenceTypes['ConsentState'] = FederationReferenceTypes['ConsentState']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['ConsentState']> | FederationReferenceType, FederationReferenceType, ContextType>;
  active?: Resolver<Array<ResolversTypes['Consent']>, ParentType, ContextType>;
  epoch?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type CreateOrganizationResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateOrganizationResult'] = ResolversParentTypes['CreateOrganizationResult']> = {
  __resolveType: TypeResolveFn<'CreateOrganizationSuccess', ParentType, ContextType>;
};

export type CreateOrganizationSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateOrganizationSuccess'] = ResolversParentTypes['CreateOrganizationSuccess']> = {
  organization?: Resolver<ResolversTypes['Organization'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CredentialsInvalidResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CredentialsInvalid'] = ResolversParentTypes['CredentialsInvalid']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export type EmailTakenResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EmailTaken'] = ResolversParentTypes['EmailTaken']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ExchangeAppCodeResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExchangeAppCodeResult'] = ResolversParentTypes['ExchangeAppCodeResult']> = {
  __resolveType: TypeResolveFn<'AppCodeRefused' | 'ExchangeAppCodeSuccess', ParentType, ContextType>;
};

export type ExchangeAppCodeSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExchangeAppCodeSuccess'] = ResolversParentTypes['ExchangeAppCodeSuccess']> = {
  scopes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  tokens?: Resolver<ResolversTypes['SessionTokens'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FirstLocationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FirstLocation'] = ResolversParentTypes['FirstLocation'], FederationReferenceType extends FederationReferenceTypes['FirstLocation'] = FederationReferenceTypes['FirstLocation']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['FirstLocation']> | FederationReferenceType, FederationReferenceType, ContextType>;
  address?: Resolver<Maybe<ResolversTypes['PostalAddress']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  latitude?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  locationId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  longitude?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  timeZone?: Resolver<ResolversTypes['TimeZone'], ParentType, ContextType>;
};

export type GrantConsentResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GrantConsentResult'] = ResolversParentTypes['GrantConsentResult']> = {
  __resolveType: TypeResolveFn<'GrantConsentSuccess', ParentType, ContextType>;
};

export type GrantConsentSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GrantConsentSuccess'] = ResolversParentTypes['GrantConsentSuccess']> = {
  consent?: Resolver<ResolversTypes['Consent'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type HeldRolesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HeldRoles'] = ResolversParentTypes['HeldRoles']> = {
  organizationId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  roles?: Resolver<Array<ResolversTypes['Role']>, ParentType, ContextType>;
};

export type InvitationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Invitation'] = ResolversParentTypes['Invitation']> = {
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  organization?: Resolver<ResolversTypes['Organization'], ParentType, ContextType>;
  roles?: Resolver<Array<ResolversTypes['Role']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['InvitationStatus'], ParentType, ContextType>;
};

export type InvitationConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvitationConnection'] = ResolversParentTypes['InvitationConnection']> = {
  edges?: Resolver<Array<ResolversTypes['InvitationEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type InvitationEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvitationEdge'] = ResolversParentTypes['InvitationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Invitation'], ParentType, ContextType>;
};

export type InvitationLapsedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvitationLapsed'] = ResolversParentTypes['InvitationLapsed']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InviteMemberResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InviteMemberResult'] = ResolversParentTypes['InviteMemberResult']> = {
  __resolveType: TypeResolveFn<'InviteMemberSuccess', ParentType, ContextType>;
};

export type InviteMemberSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InviteMemberSuccess'] = ResolversParentTypes['InviteMemberSuccess']> = {
  invitation?: Resolver<ResolversTypes['Invitation'], ParentType, ContextType>;
  token?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LastOwnerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LastOwner'] = ResolversParentTypes['LastOwner']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface LocalTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['LocalTime'], any> {
  name: 'LocalTime';
}

export type MembershipResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Membership'] = ResolversParentTypes['Membership'], FederationReferenceType extends FederationReferenceTypes['Membership'] = FederationReferenceTypes['Membership']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Membership']> | FederationReferenceType, FederationReferenceType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  organization?: Resolver<ResolversTypes['Organization'], ParentType, ContextType>;
  roles?: Resolver<Array<ResolversTypes['Role']>, ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type MembershipConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MembershipConnection'] = ResolversParentTypes['MembershipConnection']> = {
  edges?: Resolver<Array<ResolversTypes['MembershipEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type MembershipEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MembershipEdge'] = ResolversParentTypes['MembershipEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Membership'], ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amountMinor?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  acceptInvitation?: Resolver<ResolversTypes['AcceptInvitationResult'], ParentType, ContextType, RequireFields<MutationAcceptInvitationArgs, 'input'>>;
  authorizeApp?: Resolver<ResolversTypes['AuthorizeAppResult'], ParentType, ContextType, RequireFields<MutationAuthorizeAppArgs, 'input'>>;
  changeMembership?: Resolver<ResolversTypes['ChangeMembershipResult'], ParentType, ContextType, RequireFields<MutationChangeMembershipArgs, 'input'>>;
  createOrganization?: Resolver<ResolversTypes['CreateOrganizationResult'], ParentType, ContextType, RequireFields<MutationCreateOrganizationArgs, 'input'>>;
  exchangeAppCode?: Resolver<ResolversTypes['ExchangeAppCodeResult'], ParentType, ContextType, RequireFields<MutationExchangeAppCodeArgs, 'input'>>;
  grantConsent?: Resolver<ResolversTypes['GrantConsentResult'], ParentType, ContextType, RequireFields<MutationGrantConsentArgs, 'input'>>;
  inviteMember?: Resolver<ResolversTypes['InviteMemberResult'], ParentType, ContextType, RequireFields<MutationInviteMemberArgs, 'input'>>;
  refreshSession?: Resolver<ResolversTypes['RefreshSessionResult'], ParentType, ContextType, RequireFields<MutationRefreshSessionArgs, 'input'>>;
  registerApp?: Resolver<ResolversTypes['RegisterAppResult'], ParentType, ContextType, RequireFields<MutationRegisterAppArgs, 'input'>>;
  reinstateOrganization?: Resolver<ResolversTypes['ReinstateOrganizationResult'], ParentType, ContextType, RequireFields<MutationReinstateOrganizationArgs, 'input'>>;
  removeMember?: Resolver<ResolversTypes['RemoveMemberResult'], ParentType, ContextType, RequireFields<MutationRemoveMemberArgs, 'input'>>;
  retireApp?: Resolver<ResolversTypes['RetireAppResult'], ParentType, ContextType, RequireFields<MutationRetireAppArgs, 'input'>>;
  revokeAppGrant?: Resolver<ResolversTypes['RevokeAppGrantResult'], ParentType, ContextType, RequireFields<MutationRevokeAppGrantArgs, 'input'>>;
  revokeInvitation?: Resolver<ResolversTypes['RevokeInvitationResult'], ParentType, ContextType, RequireFields<MutationRevokeInvitationArgs, 'input'>>;
  revokeSession?: Resolver<ResolversTypes['RevokeSessionResult'], ParentType, ContextType, RequireFields<MutationRevokeSessionArgs, 'input'>>;
  signIn?: Resolver<ResolversTypes['SignInResult'], ParentType, ContextType, RequireFields<MutationSignInArgs, 'input'>>;
  signOut?: Resolver<ResolversTypes['SignOutResult'], ParentType, ContextType, RequireFields<MutationSignOutArgs, 'input'>>;
  signUp?: Resolver<ResolversTypes['SignUpResult'], ParentType, ContextType, RequireFields<MutationSignUpArgs, 'input'>>;
  suspendOrganization?: Resolver<ResolversTypes['SuspendOrganizationResult'], ParentType, ContextType, RequireFields<MutationSuspendOrganizationArgs, 'input'>>;
  updatePreferences?: Resolver<ResolversTypes['UpdatePreferencesResult'], ParentType, ContextType, RequireFields<MutationUpdatePreferencesArgs, 'input'>>;
  updateProfile?: Resolver<ResolversTypes['UpdateProfileResult'], ParentType, ContextType, RequireFields<MutationUpdateProfileArgs, 'input'>>;
  withdrawConsent?: Resolver<ResolversTypes['WithdrawConsentResult'], ParentType, ContextType, RequireFields<MutationWithdrawConsentArgs, 'input'>>;
};

export type NotSuspendedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotSuspended'] = ResolversParentTypes['NotSuspended']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OrganizationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Organization'] = ResolversParentTypes['Organization'], FederationReferenceType extends FederationReferenceTypes['Organization'] = FederationReferenceTypes['Organization']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Organization']> | FederationReferenceType, FederationReferenceType, ContextType>;
  apps?: Resolver<Maybe<ResolversTypes['AppConnection']>, ParentType, ContextType, RequireFields<OrganizationAppsArgs, 'first'>>;
  auditEvents?: Resolver<Maybe<ResolversTypes['AuditEventConnection']>, ParentType, ContextType, RequireFields<OrganizationAuditEventsArgs, 'first'>>;
  auditExport?: Resolver<Maybe<ResolversTypes['AuditExport']>, ParentType, ContextType, RequireFields<OrganizationAuditExportArgs, 'first'>>;
  clients?: Resolver<Maybe<ResolversTypes['UserConnection']>, ParentType, ContextType, RequireFields<OrganizationClientsArgs, 'first'>>;
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  invitations?: Resolver<Maybe<ResolversTypes['InvitationConnection']>, ParentType, ContextType, RequireFields<OrganizationInvitationsArgs, 'first'>>;
  kind?: Resolver<ResolversTypes['OrganizationKind'], ParentType, ContextType>;
  locale?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  memberships?: Resolver<Maybe<ResolversTypes['MembershipConnection']>, ParentType, ContextType, RequireFields<OrganizationMembershipsArgs, 'first'>>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  suspension?: Resolver<Maybe<ResolversTypes['OrganizationSuspension']>, ParentType, ContextType>;
  timeZone?: Resolver<ResolversTypes['TimeZone'], ParentType, ContextType>;
};

export type OrganizationSuspensionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrganizationSuspension'] = ResolversParentTypes['OrganizationSuspension']> = {
  reason?: Resolver<ResolversTypes['SuspensionReason'], ParentType, ContextType>;
  since?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PasswordTooWeakResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PasswordTooWeak'] = ResolversParentTypes['PasswordTooWeak']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PostalAddressResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PostalAddress'] = ResolversParentTypes['PostalAddress']> = {
  city?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  country?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lines?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  postalCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  region?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PractitionerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Practitioner'] = ResolversParentTypes['Practitioner']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type PreferencesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Preferences'] = ResolversParentTypes['Preferences']> = {
  channels?: Resolver<Array<ResolversTypes['NotificationChannel']>, ParentType, ContextType>;
  locale?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  timeZone?: Resolver<ResolversTypes['TimeZone'], ParentType, ContextType>;
};

export type ProblemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Problem'] = ResolversParentTypes['Problem']> = {
  __resolveType: TypeResolveFn<'AlreadySuspended' | 'AppCodeRefused' | 'CredentialsInvalid' | 'EmailTaken' | 'InvitationLapsed' | 'LastOwner' | 'NotSuspended' | 'PasswordTooWeak' | 'SessionEnded' | 'VersionConflict', ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  app?: Resolver<Maybe<ResolversTypes['App']>, ParentType, ContextType, RequireFields<QueryAppArgs, 'id'>>;
  invitation?: Resolver<Maybe<ResolversTypes['Invitation']>, ParentType, ContextType, RequireFields<QueryInvitationArgs, 'token'>>;
  me?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  organization?: Resolver<Maybe<ResolversTypes['Organization']>, ParentType, ContextType, RequireFields<QueryOrganizationArgs, 'id'>>;
};

export type RefreshSessionResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RefreshSessionResult'] = ResolversParentTypes['RefreshSessionResult']> = {
  __resolveType: TypeResolveFn<'RefreshSessionSuccess' | 'SessionEnded', ParentType, ContextType>;
};

export type RefreshSessionSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RefreshSessionSuccess'] = ResolversParentTypes['RefreshSessionSuccess']> = {
  tokens?: Resolver<ResolversTypes['SessionTokens'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RegisterAppResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RegisterAppResult'] = ResolversParentTypes['RegisterAppResult']> = {
  __resolveType: TypeResolveFn<'RegisterAppSuccess', ParentType, ContextType>;
};

export type RegisterAppSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RegisterAppSuccess'] = ResolversParentTypes['RegisterAppSuccess']> = {
  app?: Resolver<ResolversTypes['App'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ReinstateOrganizationResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReinstateOrganizationResult'] = ResolversParentTypes['ReinstateOrganizationResult']> = {
  __resolveType: TypeResolveFn<'NotSuspended' | 'ReinstateOrganizationSuccess', ParentType, ContextType>;
};

export type ReinstateOrganizationSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReinstateOrganizationSuccess'] = ResolversParentTypes['ReinstateOrganizationSuccess']> = {
  organization?: Resolver<ResolversTypes['Organization'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RemoveMemberResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemoveMemberResult'] = ResolversParentTypes['RemoveMemberResult']> = {
  __resolveType: TypeResolveFn<'LastOwner' | 'RemoveMemberSuccess', ParentType, ContextType>;
};

export type RemoveMemberSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemoveMemberSuccess'] = ResolversParentTypes['RemoveMemberSuccess']> = {
  membershipId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RetireAppResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RetireAppResult'] = ResolversParentTypes['RetireAppResult']> = {
  __resolveType: TypeResolveFn<'RetireAppSuccess', ParentType, ContextType>;
};

export type RetireAppSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RetireAppSuccess'] = ResolversParentTypes['RetireAppSuccess']> = {
  appId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RevokeAppGrantResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevokeAppGrantResult'] = ResolversParentTypes['RevokeAppGrantResult']> = {
  __resolveType: TypeResolveFn<'RevokeAppGrantSuccess', ParentType, ContextType>;
};

export type RevokeAppGrantSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevokeAppGrantSuccess'] = ResolversParentTypes['RevokeAppGrantSuccess']> = {
  grantId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RevokeInvitationResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevokeInvitationResult'] = ResolversParentTypes['RevokeInvitationResult']> = {
  __resolveType: TypeResolveFn<'InvitationLapsed' | 'RevokeInvitationSuccess', ParentType, ContextType>;
};

export type RevokeInvitationSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevokeInvitationSuccess'] = ResolversParentTypes['RevokeInvitationSuccess']> = {
  invitation?: Resolver<ResolversTypes['Invitation'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RevokeSessionResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevokeSessionResult'] = ResolversParentTypes['RevokeSessionResult']> = {
  __resolveType: TypeResolveFn<'RevokeSessionSuccess', ParentType, ContextType>;
};

export type RevokeSessionSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevokeSessionSuccess'] = ResolversParentTypes['RevokeSessionSuccess']> = {
  sessionId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface SafeIntScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['SafeInt'], any> {
  name: 'SafeInt';
}

export type SessionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Session'] = ResolversParentTypes['Session']> = {
  app?: Resolver<Maybe<ResolversTypes['App']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  current?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastSeenAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type SessionConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SessionConnection'] = ResolversParentTypes['SessionConnection']> = {
  edges?: Resolver<Array<ResolversTypes['SessionEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type SessionEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SessionEdge'] = ResolversParentTypes['SessionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Session'], ParentType, ContextType>;
};

export type SessionEndedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SessionEnded'] = ResolversParentTypes['SessionEnded']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SessionStateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SessionState'] = ResolversParentTypes['SessionState'], FederationReferenceType extends FederationReferenceTypes['SessionState'] = FederationReferenceTypes['SessionState']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['SessionState']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isOver?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  organizations?: Resolver<Array<ResolversTypes['HeldRoles']>, ParentType, ContextType>;
  platformRoles?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SessionTokensResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SessionTokens'] = ResolversParentTypes['SessionTokens']> = {
  accessToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  accessTokenExpiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  refreshToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SignInResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SignInResult'] = ResolversParentTypes['SignInResult']> = {
  __resolveType: TypeResolveFn<'CredentialsInvalid' | 'SignInSuccess', ParentType, ContextType>;
};

export type SignInSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SignInSuccess'] = ResolversParentTypes['SignInSuccess']> = {
  tokens?: Resolver<ResolversTypes['SessionTokens'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SignOutResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SignOutResult'] = ResolversParentTypes['SignOutResult']> = {
  __resolveType: TypeResolveFn<'SignOutSuccess', ParentType, ContextType>;
};

export type SignOutSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SignOutSuccess'] = ResolversParentTypes['SignOutSuccess']> = {
  sessionId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SignUpResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SignUpResult'] = ResolversParentTypes['SignUpResult']> = {
  __resolveType: TypeResolveFn<'EmailTaken' | 'PasswordTooWeak' | 'SignUpSuccess', ParentType, ContextType>;
};

export type SignUpSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SignUpSuccess'] = ResolversParentTypes['SignUpSuccess']> = {
  tokens?: Resolver<ResolversTypes['SessionTokens'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SuspendOrganizationResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SuspendOrganizationResult'] = ResolversParentTypes['SuspendOrganizationResult']> = {
  __resolveType: TypeResolveFn<'AlreadySuspended' | 'SuspendOrganizationSuccess', ParentType, ContextType>;
};

export type SuspendOrganizationSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SuspendOrganizationSuccess'] = ResolversParentTypes['SuspendOrganizationSuccess']> = {
  organization?: Resolver<ResolversTypes['Organization'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface TimeZoneScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['TimeZone'], any> {
  name: 'TimeZone';
}

export type UpdatePreferencesResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdatePreferencesResult'] = ResolversParentTypes['UpdatePreferencesResult']> = {
  __resolveType: TypeResolveFn<'UpdatePreferencesSuccess', ParentType, ContextType>;
};

export type UpdatePreferencesSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdatePreferencesSuccess'] = ResolversParentTypes['UpdatePreferencesSuccess']> = {
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UpdateProfileResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateProfileResult'] = ResolversParentTypes['UpdateProfileResult']> = {
  __resolveType: TypeResolveFn<'UpdateProfileSuccess', ParentType, ContextType>;
};

export type UpdateProfileSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateProfileSuccess'] = ResolversParentTypes['UpdateProfileSuccess']> = {
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User'], FederationReferenceType extends FederationReferenceTypes['User'] = FederationReferenceTypes['User']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']> | FederationReferenceType, FederationReferenceType, ContextType>;
  address?: Resolver<Maybe<ResolversTypes['PostalAddress']>, ParentType, ContextType>;
  appGrants?: Resolver<Maybe<ResolversTypes['AppGrantConnection']>, ParentType, ContextType, RequireFields<UserAppGrantsArgs, 'first'>>;
  birthDate?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  consents?: Resolver<Maybe<ResolversTypes['ConsentConnection']>, ParentType, ContextType, RequireFields<UserConsentsArgs, 'first'>>;
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  memberships?: Resolver<Maybe<ResolversTypes['MembershipConnection']>, ParentType, ContextType, RequireFields<UserMembershipsArgs, 'first'>>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  permissions?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType, Partial<UserPermissionsArgs>>;
  phone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  preferences?: Resolver<Maybe<ResolversTypes['Preferences']>, ParentType, ContextType>;
  sessions?: Resolver<Maybe<ResolversTypes['SessionConnection']>, ParentType, ContextType, RequireFields<UserSessionsArgs, 'first'>>;
};

export type UserConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserConnection'] = ResolversParentTypes['UserConnection']> = {
  edges?: Resolver<Array<ResolversTypes['UserEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type UserEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserEdge'] = ResolversParentTypes['UserEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type VersionConflictResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VersionConflict'] = ResolversParentTypes['VersionConflict']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type WithdrawConsentResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WithdrawConsentResult'] = ResolversParentTypes['WithdrawConsentResult']> = {
  __resolveType: TypeResolveFn<'WithdrawConsentSuccess', ParentType, ContextType>;
};

export type WithdrawConsentSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WithdrawConsentSuccess'] = ResolversParentTypes['WithdrawConsentSuccess']> = {
  consent?: Resolver<ResolversTypes['Consent'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  AcceptInvitationResult?: AcceptInvitationResultResolvers<ContextType>;
  AcceptInvitationSuccess?: AcceptInvitationSuccessResolvers<ContextType>;
  AlreadySuspended?: AlreadySuspendedResolvers<ContextType>;
  App?: AppResolvers<ContextType>;
  AppCodeRefused?: AppCodeRefusedResolvers<ContextType>;
  AppConnection?: AppConnectionResolvers<ContextType>;
  AppEdge?: AppEdgeResolvers<ContextType>;
  AppGrant?: AppGrantResolvers<ContextType>;
  AppGrantConnection?: AppGrantConnectionResolvers<ContextType>;
  AppGrantEdge?: AppGrantEdgeResolvers<ContextType>;
  AuditEvent?: AuditEventResolvers<ContextType>;
  AuditEventConnection?: AuditEventConnectionResolvers<ContextType>;
  AuditEventEdge?: AuditEventEdgeResolvers<ContextType>;
  AuditExport?: AuditExportResolvers<ContextType>;
  AuthorizeAppResult?: AuthorizeAppResultResolvers<ContextType>;
  AuthorizeAppSuccess?: AuthorizeAppSuccessResolvers<ContextType>;
  ChangeMembershipResult?: ChangeMembershipResultResolvers<ContextType>;
  ChangeMembershipSuccess?: ChangeMembershipSuccessResolvers<ContextType>;
  Coding?: CodingResolvers<ContextType>;
  Consent?: ConsentResolvers<ContextType>;
  ConsentConnection?: ConsentConnectionResolvers<ContextType>;
  ConsentEdge?: ConsentEdgeResolvers<ContextType>;
  ConsentState?: ConsentStateResolvers<ContextType>;
  CreateOrganizationResult?: CreateOrganizationResultResolvers<ContextType>;
  CreateOrganizationSuccess?: CreateOrganizationSuccessResolvers<ContextType>;
  CredentialsInvalid?: CredentialsInvalidResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  EmailTaken?: EmailTakenResolvers<ContextType>;
  ExchangeAppCodeResult?: ExchangeAppCodeResultResolvers<ContextType>;
  ExchangeAppCodeSuccess?: ExchangeAppCodeSuccessResolvers<ContextType>;
  FirstLocation?: FirstLocationResolvers<ContextType>;
  GrantConsentResult?: GrantConsentResultResolvers<ContextType>;
  GrantConsentSuccess?: GrantConsentSuccessResolvers<ContextType>;
  HeldRoles?: HeldRolesResolvers<ContextType>;
  Invitation?: InvitationResolvers<ContextType>;
  InvitationConnection?: InvitationConnectionResolvers<ContextType>;
  InvitationEdge?: InvitationEdgeResolvers<ContextType>;
  InvitationLapsed?: InvitationLapsedResolvers<ContextType>;
  InviteMemberResult?: InviteMemberResultResolvers<ContextType>;
  InviteMemberSuccess?: InviteMemberSuccessResolvers<ContextType>;
  LastOwner?: LastOwnerResolvers<ContextType>;
  LocalTime?: GraphQLScalarType;
  Membership?: MembershipResolvers<ContextType>;
  MembershipConnection?: MembershipConnectionResolvers<ContextType>;
  MembershipEdge?: MembershipEdgeResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  NotSuspended?: NotSuspendedResolvers<ContextType>;
  Organization?: OrganizationResolvers<ContextType>;
  OrganizationSuspension?: OrganizationSuspensionResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PasswordTooWeak?: PasswordTooWeakResolvers<ContextType>;
  PostalAddress?: PostalAddressResolvers<ContextType>;
  Practitioner?: PractitionerResolvers<ContextType>;
  Preferences?: PreferencesResolvers<ContextType>;
  Problem?: ProblemResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RefreshSessionResult?: RefreshSessionResultResolvers<ContextType>;
  RefreshSessionSuccess?: RefreshSessionSuccessResolvers<ContextType>;
  RegisterAppResult?: RegisterAppResultResolvers<ContextType>;
  RegisterAppSuccess?: RegisterAppSuccessResolvers<ContextType>;
  ReinstateOrganizationResult?: ReinstateOrganizationResultResolvers<ContextType>;
  ReinstateOrganizationSuccess?: ReinstateOrganizationSuccessResolvers<ContextType>;
  RemoveMemberResult?: RemoveMemberResultResolvers<ContextType>;
  RemoveMemberSuccess?: RemoveMemberSuccessResolvers<ContextType>;
  RetireAppResult?: RetireAppResultResolvers<ContextType>;
  RetireAppSuccess?: RetireAppSuccessResolvers<ContextType>;
  RevokeAppGrantResult?: RevokeAppGrantResultResolvers<ContextType>;
  RevokeAppGrantSuccess?: RevokeAppGrantSuccessResolvers<ContextType>;
  RevokeInvitationResult?: RevokeInvitationResultResolvers<ContextType>;
  RevokeInvitationSuccess?: RevokeInvitationSuccessResolvers<ContextType>;
  RevokeSessionResult?: RevokeSessionResultResolvers<ContextType>;
  RevokeSessionSuccess?: RevokeSessionSuccessResolvers<ContextType>;
  SafeInt?: GraphQLScalarType;
  Session?: SessionResolvers<ContextType>;
  SessionConnection?: SessionConnectionResolvers<ContextType>;
  SessionEdge?: SessionEdgeResolvers<ContextType>;
  SessionEnded?: SessionEndedResolvers<ContextType>;
  SessionState?: SessionStateResolvers<ContextType>;
  SessionTokens?: SessionTokensResolvers<ContextType>;
  SignInResult?: SignInResultResolvers<ContextType>;
  SignInSuccess?: SignInSuccessResolvers<ContextType>;
  SignOutResult?: SignOutResultResolvers<ContextType>;
  SignOutSuccess?: SignOutSuccessResolvers<ContextType>;
  SignUpResult?: SignUpResultResolvers<ContextType>;
  SignUpSuccess?: SignUpSuccessResolvers<ContextType>;
  SuspendOrganizationResult?: SuspendOrganizationResultResolvers<ContextType>;
  SuspendOrganizationSuccess?: SuspendOrganizationSuccessResolvers<ContextType>;
  TimeZone?: GraphQLScalarType;
  UpdatePreferencesResult?: UpdatePreferencesResultResolvers<ContextType>;
  UpdatePreferencesSuccess?: UpdatePreferencesSuccessResolvers<ContextType>;
  UpdateProfileResult?: UpdateProfileResultResolvers<ContextType>;
  UpdateProfileSuccess?: UpdateProfileSuccessResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  UserConnection?: UserConnectionResolvers<ContextType>;
  UserEdge?: UserEdgeResolvers<ContextType>;
  VersionConflict?: VersionConflictResolvers<ContextType>;
  WithdrawConsentResult?: WithdrawConsentResultResolvers<ContextType>;
  WithdrawConsentSuccess?: WithdrawConsentSuccessResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  cacheControl?: CacheControlDirectiveResolver<any, any, ContextType>;
  personal?: PersonalDirectiveResolver<any, any, ContextType>;
  phi?: PhiDirectiveResolver<any, any, ContextType>;
  sizedBy?: SizedByDirectiveResolver<any, any, ContextType>;
};
