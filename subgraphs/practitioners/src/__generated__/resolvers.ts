import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { PractitionerParent, PractitionerRoleParent, CredentialParent, ServiceParent, PriceRuleParent, LocationParent, PlaceParent, UserParent, OrganizationParent, ArticleParent } from '../resolvers/parents.ts';
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

/** A credential to add. */
export type AddCredentialInput = {
  /** The word by which services ask for it: massage-therapist. Absent for what no service asks for. */
  code?: InputMaybe<Scalars['String']['input']>;
  /** Until when it holds. */
  end?: InputMaybe<Scalars['Date']['input']>;
  /** Same key, same answer. */
  idempotencyKey: Scalars['String']['input'];
  /** Its number at the issuer. */
  identifier?: InputMaybe<Scalars['String']['input']>;
  /** Who gave it. */
  issuer?: InputMaybe<Scalars['String']['input']>;
  /** The jurisdiction in which it holds, ISO 3166-2 or 3166-1. Absent, it covers nowhere. */
  jurisdiction?: InputMaybe<Scalars['String']['input']>;
  /** What it is. */
  name: Scalars['String']['input'];
  /** From when it holds. */
  start?: InputMaybe<Scalars['Date']['input']>;
};

/** What addCredential may answer. */
export type AddCredentialResult = AddCredentialSuccess;

/** The credential is added, attested by its holder. */
export type AddCredentialSuccess = {
  __typename?: 'AddCredentialSuccess';
  /** The credential. */
  credential: Credential;
};

/** An article, of whom this subgraph knows who works on its subject. */
export type Article = {
  __typename?: 'Article';
  /** The article's id. */
  id: Scalars['ID']['output'];
  /** Practitioners of the article's specialties. */
  practitioners: Maybe<PractitionerConnection>;
  /** The specialties that the article is about. */
  specialtyCodes: Array<Scalars['String']['output']>;
};


/** An article, of whom this subgraph knows who works on its subject. */
export type ArticlePractitionersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** What it costs to cancel late or not to come, in percent of the price. */
export type CancellationPolicy = {
  __typename?: 'CancellationPolicy';
  /** What it costs not to come. */
  noShowFeePercent: Scalars['Int']['output'];
  /** The farthest from the start first. Before the first of them it costs nothing to cancel. */
  tiers: Array<CancellationTier>;
};

/** What it costs to cancel late or not to come, as input. */
export type CancellationPolicyInput = {
  /** What it costs not to come, 0 to 100, no less than the dearest tier. */
  noShowFeePercent: Scalars['Int']['input'];
  /** The farthest from the start first, each dearer than the one before. */
  tiers: Array<CancellationTierInput>;
};

/** What it costs to cancel late. */
export type CancellationTier = {
  __typename?: 'CancellationTier';
  /** So many percent of the price. */
  feePercent: Scalars['Int']['output'];
  /** Cancelled less than so many minutes before the start. */
  minutesBefore: Scalars['Int']['output'];
};

/** What it costs to cancel late, as input. */
export type CancellationTierInput = {
  /** So many percent of the price, 1 to 100. */
  feePercent: Scalars['Int']['input'];
  /** Cancelled less than so many minutes before the start, up to 90 days. */
  minutesBefore: Scalars['Int']['input'];
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

/** A location to add. */
export type CreateLocationInput = {
  /** Street, house number and what else stands before the city. */
  addressLines: Array<Scalars['String']['input']>;
  /** The city. */
  city: Scalars['String']['input'];
  /** ISO 3166-1 alpha-2. */
  country: Scalars['String']['input'];
  /** Same key, same answer. */
  idempotencyKey: Scalars['String']['input'];
  /** Whose law holds there, ISO 3166-2; absent, the region says it, else the country. */
  jurisdiction?: InputMaybe<Scalars['String']['input']>;
  /** Degrees north. */
  latitude?: InputMaybe<Scalars['Float']['input']>;
  /** Degrees east. */
  longitude?: InputMaybe<Scalars['Float']['input']>;
  /** What the place is called. */
  name: Scalars['String']['input'];
  /** The organization. */
  organizationId: Scalars['ID']['input'];
  /** The postal code. */
  postalCode?: InputMaybe<Scalars['String']['input']>;
  /** The state, province or region. */
  region?: InputMaybe<Scalars['String']['input']>;
  /** The zone in which its clocks run. */
  timeZone: Scalars['TimeZone']['input'];
};

/** What createLocation may answer. */
export type CreateLocationResult = CreateLocationSuccess;

/** The location is added. */
export type CreateLocationSuccess = {
  __typename?: 'CreateLocationSuccess';
  /** The location. */
  location: Location;
};

/** A service to offer. */
export type CreateServiceInput = {
  /** Starts lie on multiples of so many minutes after the hour: 5, 10, 15, 20, 30 or 60. */
  alignmentMinutes?: Scalars['Int']['input'];
  /** Minutes kept free after. */
  bufferAfterMinutes?: Scalars['Int']['input'];
  /** Minutes kept free before. */
  bufferBeforeMinutes?: Scalars['Int']['input'];
  /** What it costs to cancel late or not to come; absent, cancelling is free and not coming costs the price. */
  cancellationPolicy?: InputMaybe<CancellationPolicyInput>;
  /** How many clients at once, up to 500; more than one makes it a group session. */
  capacity?: InputMaybe<Scalars['Int']['input']>;
  /** The currency of the price, ISO 4217. */
  currency: Scalars['String']['input'];
  /** How often it is given on one day; absent without limit. */
  dailyLimit?: InputMaybe<Scalars['Int']['input']>;
  /** What it is, plain text. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** How long it takes, in minutes, 5 to 720. */
  durationMinutes: Scalars['Int']['input'];
  /** Every length in which it can be booked, the usual one at its price among them; none means the usual one alone. */
  durationOptions?: InputMaybe<Array<DurationOptionInput>>;
  /** The earliest that it can be booked, in days before the start, up to 365. */
  horizonDays?: Scalars['Int']['input'];
  /** Same key, same answer. */
  idempotencyKey: Scalars['String']['input'];
  /** The word of the credential that its practitioner must hold: massage-therapist; absent when none is needed. */
  licence?: InputMaybe<Scalars['String']['input']>;
  /** Where it takes place; required in person. */
  locationId?: InputMaybe<Scalars['ID']['input']>;
  /** The latest that it can be booked, in minutes before the start. */
  minimumNoticeMinutes?: Scalars['Int']['input'];
  /** Where and how it takes place. */
  modality: Modality;
  /** What it is called. */
  name: Scalars['String']['input'];
  /** What each visit needs besides people. */
  needs?: InputMaybe<Array<ServiceNeedInput>>;
  /** The organization that offers it. */
  organizationId: Scalars['ID']['input'];
  /** The practitioner who gives it. */
  practitionerId: Scalars['ID']['input'];
  /** What it costs in minor units of the organization's currency. */
  priceMinor: Scalars['SafeInt']['input'];
  /** At which times it costs more or less; the first rule that holds for a start decides. */
  priceRules?: InputMaybe<Array<PriceRuleInput>>;
  /** Whether the practice confirms each booking before it holds. */
  requiresConfirmation?: InputMaybe<Scalars['Boolean']['input']>;
  /** How often it is given in one week from Monday on; absent without limit. */
  weeklyLimit?: InputMaybe<Scalars['Int']['input']>;
};

/** What createService may answer. */
export type CreateServiceResult = CreateServiceSuccess;

/** The service can be booked. */
export type CreateServiceSuccess = {
  __typename?: 'CreateServiceSuccess';
  /** The service. */
  service: Service;
};

/** A qualification, licence or membership, in the words of FHIR's Practitioner.qualification. */
export type Credential = {
  __typename?: 'Credential';
  /** The word by which services ask for it, null for what no service asks for. */
  code: Maybe<Scalars['String']['output']>;
  /** Until when it holds. */
  end: Maybe<Scalars['Date']['output']>;
  /** The credential's id. */
  id: Scalars['ID']['output'];
  /** Its number at the issuer. */
  identifier: Maybe<Scalars['String']['output']>;
  /** Who gave it. */
  issuer: Maybe<Scalars['String']['output']>;
  /** The jurisdiction in which it holds, ISO 3166-2 or 3166-1; it covers what lies within. Null covers nowhere. */
  jurisdiction: Maybe<Scalars['String']['output']>;
  /** What it is. */
  name: Scalars['String']['output'];
  /** From when it holds. */
  start: Maybe<Scalars['Date']['output']>;
  /** How far it is verified, in the words of FHIR's VerificationResult. */
  verification: VerificationStatus;
  /** Grows with each check. */
  version: Scalars['Int']['output'];
};

/** One of the lengths in which a service can be booked. */
export type DurationOption = {
  __typename?: 'DurationOption';
  /** How long it takes, in minutes. */
  durationMinutes: Scalars['Int']['output'];
  /** What it costs at this length. */
  price: Money;
};

/** One of the lengths in which a service can be booked, as input. */
export type DurationOptionInput = {
  /** How long it takes, in minutes, 5 to 720. */
  durationMinutes: Scalars['Int']['input'];
  /** What it costs at this length, in minor units. */
  priceMinor: Scalars['SafeInt']['input'];
};

/** A place of a practice, in the words of FHIR's Location. */
export type Location = {
  __typename?: 'Location';
  /** Street, house number and what else stands before the city. */
  addressLines: Array<Scalars['String']['output']>;
  /** The city. */
  city: Maybe<Scalars['String']['output']>;
  /** ISO 3166-1 alpha-2. */
  country: Scalars['String']['output'];
  /** The location's id. */
  id: Scalars['ID']['output'];
  /** Whose law holds there: ISO 3166-2, or 3166-1 where no more is known. */
  jurisdiction: Maybe<Scalars['String']['output']>;
  /** Degrees north. */
  latitude: Maybe<Scalars['Float']['output']>;
  /** Degrees east. */
  longitude: Maybe<Scalars['Float']['output']>;
  /** What the place is called. */
  name: Scalars['String']['output'];
  /** The organization. */
  organization: Maybe<Organization>;
  /** The postal code. */
  postalCode: Maybe<Scalars['String']['output']>;
  /** The state, province or region. */
  region: Maybe<Scalars['String']['output']>;
  /** The zone in which its clocks run. */
  timeZone: Scalars['TimeZone']['output'];
};

/** A page of locations. */
export type LocationConnection = {
  __typename?: 'LocationConnection';
  /** The locations with their cursors. */
  edges: Array<LocationEdge>;
  /** Where this page begins and ends. */
  pageInfo: PageInfo;
};

/** A location in a list. */
export type LocationEdge = {
  __typename?: 'LocationEdge';
  /** The position in the list. */
  cursor: Scalars['String']['output'];
  /** The location. */
  node: Location;
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
  /** Adds a credential to one's own profile. */
  addCredential: AddCredentialResult;
  /** Adds a location to an organization. */
  createLocation: CreateLocationResult;
  /** Offers a service of a practitioner in an organization. */
  createService: CreateServiceResult;
  /** Removes a credential from one's own profile. */
  removeCredential: RemoveCredentialResult;
  /** Ends a service: it can no longer be booked, what is booked stays. */
  retireService: RetireServiceResult;
  /** Changes a location. */
  updateLocation: UpdateLocationResult;
  /** Creates or changes one's own public profile as a practitioner. */
  updatePractitionerProfile: UpdatePractitionerProfileResult;
  /** Changes a service. What is booked keeps its old terms. */
  updateService: UpdateServiceResult;
  /** Notes how far a credential of somebody else is verified. Only what is validated opens a service that asks for it. */
  verifyCredential: VerifyCredentialResult;
};


export type MutationAddCredentialArgs = {
  input: AddCredentialInput;
};


export type MutationCreateLocationArgs = {
  input: CreateLocationInput;
};


export type MutationCreateServiceArgs = {
  input: CreateServiceInput;
};


export type MutationRemoveCredentialArgs = {
  input: RemoveCredentialInput;
};


export type MutationRetireServiceArgs = {
  input: RetireServiceInput;
};


export type MutationUpdateLocationArgs = {
  input: UpdateLocationInput;
};


export type MutationUpdatePractitionerProfileArgs = {
  input: UpdatePractitionerProfileInput;
};


export type MutationUpdateServiceArgs = {
  input: UpdateServiceInput;
};


export type MutationVerifyCredentialArgs = {
  input: VerifyCredentialInput;
};

/** Where to search. */
export type NearInput = {
  /** ISO 3166-1 alpha-2 of the postal code. */
  country?: InputMaybe<Scalars['String']['input']>;
  /** Degrees north, instead of a postal code. */
  latitude?: InputMaybe<Scalars['Float']['input']>;
  /** Degrees east, instead of a postal code. */
  longitude?: InputMaybe<Scalars['Float']['input']>;
  /** The postal code. */
  postalCode?: InputMaybe<Scalars['String']['input']>;
  /** How far, in kilometres, up to 500. */
  radiusKm?: Scalars['Float']['input'];
};

/** An organization, of whom this subgraph knows places, people and services. */
export type Organization = {
  __typename?: 'Organization';
  /** The organization's id. */
  id: Scalars['ID']['output'];
  /** Its places. */
  locations: Maybe<LocationConnection>;
  /** Those who practise here. */
  practitioners: Maybe<PractitionerConnection>;
  /** What can be booked here. */
  services: Maybe<ServiceConnection>;
};


/** An organization, of whom this subgraph knows places, people and services. */
export type OrganizationLocationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** An organization, of whom this subgraph knows places, people and services. */
export type OrganizationPractitionersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** An organization, of whom this subgraph knows places, people and services. */
export type OrganizationServicesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
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

/** A postal code with its coordinates. */
export type Place = {
  __typename?: 'Place';
  /** ISO 3166-1 alpha-2. */
  country: Scalars['String']['output'];
  /** Degrees north. */
  latitude: Scalars['Float']['output'];
  /** Degrees east. */
  longitude: Scalars['Float']['output'];
  /** What the place is called. */
  name: Scalars['String']['output'];
  /** The postal code. */
  postalCode: Scalars['String']['output'];
  /** The state, province or region. */
  region: Maybe<Scalars['String']['output']>;
};

/** A person who treats or teaches clients. The profile is public. */
export type Practitioner = {
  __typename?: 'Practitioner';
  /** A few paragraphs about them, plain text. */
  bio: Maybe<Scalars['String']['output']>;
  /** What entitles them. */
  credentials: Array<Credential>;
  /** The name under which they practise. */
  displayName: Scalars['String']['output'];
  /** One line about them. */
  headline: Maybe<Scalars['String']['output']>;
  /** The practitioner's id, which is the person's. */
  id: Scalars['ID']['output'];
  /** The languages they speak, BCP 47. */
  languages: Array<Scalars['String']['output']>;
  /** Where they practise. */
  locations: Array<Location>;
  /** For whom they practise, and where. */
  roles: Array<PractitionerRole>;
  /** What can be booked with them. */
  services: ServiceConnection;
  /** What they do, as codes with their meaning. */
  specialties: Array<Coding>;
  /** The codes of their specialties alone. */
  specialtyCodes: Array<Scalars['String']['output']>;
  /** The person behind the profile. */
  user: User;
};


/** A person who treats or teaches clients. The profile is public. */
export type PractitionerServicesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  organizationId?: InputMaybe<Scalars['ID']['input']>;
};

/** A page of practitioners. */
export type PractitionerConnection = {
  __typename?: 'PractitionerConnection';
  /** The practitioners with their cursors. */
  edges: Array<PractitionerEdge>;
  /** Where this page begins and ends. */
  pageInfo: PageInfo;
};

/** A practitioner in a list. */
export type PractitionerEdge = {
  __typename?: 'PractitionerEdge';
  /** The position in the list. */
  cursor: Scalars['String']['output'];
  /** The practitioner. */
  node: Practitioner;
};

/** What the practitioners must have. */
export type PractitionerFilter = {
  /** A language, BCP 47. */
  language?: InputMaybe<Scalars['String']['input']>;
  /** Where a service may take place. */
  modality?: InputMaybe<Modality>;
  /** Within a distance of a place. */
  near?: InputMaybe<NearInput>;
  /** Only of this organization. */
  organizationId?: InputMaybe<Scalars['ID']['input']>;
  /** Words of a service's name. */
  service?: InputMaybe<Scalars['String']['input']>;
  /** The code of a specialty. */
  specialty?: InputMaybe<Scalars['String']['input']>;
  /** Words of name, headline, biography or service. */
  text?: InputMaybe<Scalars['String']['input']>;
};

/** A practitioner's place in an organization. */
export type PractitionerRole = {
  __typename?: 'PractitionerRole';
  /** Whether they work for it now. */
  active: Scalars['Boolean']['output'];
  /** The role's id. */
  id: Scalars['ID']['output'];
  /** Where they work for it. */
  locations: Array<Location>;
  /** The organization. */
  organization: Maybe<Organization>;
};

/** A page of found practitioners. */
export type PractitionerSearchConnection = {
  __typename?: 'PractitionerSearchConnection';
  /** The practitioners with their cursors. */
  edges: Array<PractitionerSearchEdge>;
  /** Where this page begins and ends. */
  pageInfo: PageInfo;
};

/** A found practitioner. */
export type PractitionerSearchEdge = {
  __typename?: 'PractitionerSearchEdge';
  /** The position in the list. */
  cursor: Scalars['String']['output'];
  /** How far the nearest location is, in metres, when the search was near a place. */
  distanceMeters: Maybe<Scalars['Int']['output']>;
  /** The practitioner. */
  node: Practitioner;
};

/** Times at which a service costs more or less. */
export type PriceRule = {
  __typename?: 'PriceRule';
  /** For starts before this wall-clock time. */
  closes: Scalars['LocalTime']['output'];
  /** For starts from this wall-clock time on. */
  opens: Scalars['LocalTime']['output'];
  /** So many percent of the price. */
  percent: Scalars['Int']['output'];
  /** On these weekdays. */
  weekdays: Array<Weekday>;
};

/** Times at which a service costs more or less, as input. */
export type PriceRuleInput = {
  /** For starts before this wall-clock time, later than opens. */
  closes: Scalars['LocalTime']['input'];
  /** For starts from this wall-clock time on. */
  opens: Scalars['LocalTime']['input'];
  /** So many percent of the price, 0 to 500. */
  percent: Scalars['Int']['input'];
  /** On these weekdays. */
  weekdays: Array<Weekday>;
};

/** An expected outcome other than success. The code is stable; the message is for people. */
export type Problem = {
  /** A stable code, UPPER_SNAKE. */
  code: Scalars['String']['output'];
  /** A sentence that says what happened and what to do next. */
  message: Scalars['String']['output'];
};

export type Query = {
  __typename?: 'Query';
  /** A location by id. */
  location: Maybe<Location>;
  /** The place of a postal code. */
  place: Maybe<Place>;
  /** A practitioner by id. */
  practitioner: Maybe<Practitioner>;
  /** Practitioners who fit, the nearest or best match first. */
  searchPractitioners: Maybe<PractitionerSearchConnection>;
  /** A service by id. */
  service: Maybe<Service>;
};


export type QueryLocationArgs = {
  id: Scalars['ID']['input'];
};


export type QueryPlaceArgs = {
  country: Scalars['String']['input'];
  postalCode: Scalars['String']['input'];
};


export type QueryPractitionerArgs = {
  id: Scalars['ID']['input'];
};


export type QuerySearchPractitionersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<PractitionerFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryServiceArgs = {
  id: Scalars['ID']['input'];
};

/** Which credential to remove. */
export type RemoveCredentialInput = {
  /** The credential. */
  credentialId: Scalars['ID']['input'];
  /** Same key, same answer. */
  idempotencyKey: Scalars['String']['input'];
};

/** What removeCredential may answer. */
export type RemoveCredentialResult = RemoveCredentialSuccess;

/** The credential is removed. */
export type RemoveCredentialSuccess = {
  __typename?: 'RemoveCredentialSuccess';
  /** The removed credential's id. */
  credentialId: Scalars['ID']['output'];
};

/** What a visit can need besides people. */
export type ResourceKind =
  /** A piece of equipment. */
  | 'EQUIPMENT'
  /** A room. */
  | 'ROOM';

/** Which service to end. */
export type RetireServiceInput = {
  /** Same key, same answer. */
  idempotencyKey: Scalars['String']['input'];
  /** The service. */
  serviceId: Scalars['ID']['input'];
};

/** What retireService may answer. */
export type RetireServiceResult = RetireServiceSuccess;

/** The service can no longer be booked. */
export type RetireServiceSuccess = {
  __typename?: 'RetireServiceSuccess';
  /** The service. */
  service: Service;
};

/** Something that can be booked with a practitioner. */
export type Service = {
  __typename?: 'Service';
  /** Whether it can be booked. */
  active: Scalars['Boolean']['output'];
  /** Starts lie on multiples of so many minutes after the hour. */
  alignmentMinutes: Scalars['Int']['output'];
  /** Minutes kept free after. */
  bufferAfterMinutes: Scalars['Int']['output'];
  /** Minutes kept free before. */
  bufferBeforeMinutes: Scalars['Int']['output'];
  /** What it costs to cancel late or not to come. */
  cancellationPolicy: CancellationPolicy;
  /** How many clients at once; more than one makes it a group session. */
  capacity: Scalars['Int']['output'];
  /** How often it is given on one day, null without limit. */
  dailyLimit: Maybe<Scalars['Int']['output']>;
  /** What it is, plain text. */
  description: Maybe<Scalars['String']['output']>;
  /** How long it usually takes, in minutes. */
  durationMinutes: Scalars['Int']['output'];
  /** Every length in which it can be booked, the usual one first. */
  durationOptions: Array<DurationOption>;
  /** The earliest that it can be booked, in days before the start. */
  horizonDays: Scalars['Int']['output'];
  /** The service's id. */
  id: Scalars['ID']['output'];
  /** The word of the credential that its practitioner must hold, verified, where the visit is; null when none is needed. */
  licence: Maybe<Scalars['String']['output']>;
  /** Where it takes place, when it is in person. */
  location: Maybe<Location>;
  /** The latest that it can be booked, in minutes before the start. */
  minimumNoticeMinutes: Scalars['Int']['output'];
  /** Where and how it takes place. */
  modality: Modality;
  /** What it is called. */
  name: Scalars['String']['output'];
  /** What each visit needs besides people. */
  needs: Array<ServiceNeed>;
  /** The organization that offers it. */
  organization: Maybe<Organization>;
  /** The practitioner who gives it. */
  practitioner: Practitioner;
  /** What it usually costs; an amount of 0 is free. */
  price: Money;
  /** At which times it costs more or less; the first rule that holds for a start decides. */
  priceRules: Array<PriceRule>;
  /** Whether the practice confirms each booking before it holds. */
  requiresConfirmation: Scalars['Boolean']['output'];
  /** Grows with each change. */
  version: Scalars['Int']['output'];
  /** How often it is given in one week from Monday on, null without limit. */
  weeklyLimit: Maybe<Scalars['Int']['output']>;
};

/** A page of services. */
export type ServiceConnection = {
  __typename?: 'ServiceConnection';
  /** The services with their cursors. */
  edges: Array<ServiceEdge>;
  /** Where this page begins and ends. */
  pageInfo: PageInfo;
};

/** A service in a list. */
export type ServiceEdge = {
  __typename?: 'ServiceEdge';
  /** The position in the list. */
  cursor: Scalars['String']['output'];
  /** The service. */
  node: Service;
};

/** One thing that each visit of a service needs; which one of its type, is found when it is booked. */
export type ServiceNeed = {
  __typename?: 'ServiceNeed';
  /** A room or a piece of equipment. */
  kind: ResourceKind;
  /** The word of its type. */
  type: Scalars['String']['output'];
};

/** One thing that each visit of a service needs, as input. */
export type ServiceNeedInput = {
  /** A room or a piece of equipment. */
  kind: ResourceKind;
  /** The word of its type, as of the practice's resources: massage-room. */
  type: Scalars['String']['input'];
};

/** What changes in a location. */
export type UpdateLocationInput = {
  /** Street, house number and what else stands before the city. */
  addressLines?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The city. */
  city?: InputMaybe<Scalars['String']['input']>;
  /** Same key, same answer. */
  idempotencyKey: Scalars['String']['input'];
  /** Whose law holds there, ISO 3166-2; a change of the region alone says it anew. */
  jurisdiction?: InputMaybe<Scalars['String']['input']>;
  /** Degrees north. */
  latitude?: InputMaybe<Scalars['Float']['input']>;
  /** The location. */
  locationId: Scalars['ID']['input'];
  /** Degrees east. */
  longitude?: InputMaybe<Scalars['Float']['input']>;
  /** What the place is called. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** The postal code. */
  postalCode?: InputMaybe<Scalars['String']['input']>;
  /** The state, province or region. */
  region?: InputMaybe<Scalars['String']['input']>;
};

/** What updateLocation may answer. */
export type UpdateLocationResult = UpdateLocationSuccess;

/** The location is changed. */
export type UpdateLocationSuccess = {
  __typename?: 'UpdateLocationSuccess';
  /** The location. */
  location: Location;
};

/** What changes in one's public profile. */
export type UpdatePractitionerProfileInput = {
  /** A few paragraphs, plain text. */
  bio?: InputMaybe<Scalars['String']['input']>;
  /** The name under which they practise. */
  displayName?: InputMaybe<Scalars['String']['input']>;
  /** One line about them. */
  headline?: InputMaybe<Scalars['String']['input']>;
  /** Same key, same answer. */
  idempotencyKey: Scalars['String']['input'];
  /** The languages they speak, BCP 47. */
  languages?: InputMaybe<Array<Scalars['String']['input']>>;
  /** What they do. */
  specialties?: InputMaybe<Array<CodingInput>>;
};

/** What updatePractitionerProfile may answer. */
export type UpdatePractitionerProfileResult = UpdatePractitionerProfileSuccess;

/** The profile is changed. */
export type UpdatePractitionerProfileSuccess = {
  __typename?: 'UpdatePractitionerProfileSuccess';
  /** The practitioner. */
  practitioner: Practitioner;
};

/** What changes in a service. */
export type UpdateServiceInput = {
  /** Starts lie on multiples of so many minutes after the hour: 5, 10, 15, 20, 30 or 60. */
  alignmentMinutes?: InputMaybe<Scalars['Int']['input']>;
  /** Minutes kept free after. */
  bufferAfterMinutes?: InputMaybe<Scalars['Int']['input']>;
  /** Minutes kept free before. */
  bufferBeforeMinutes?: InputMaybe<Scalars['Int']['input']>;
  /** What it costs to cancel late or not to come. */
  cancellationPolicy?: InputMaybe<CancellationPolicyInput>;
  /** How many clients at once, up to 500; more than one makes it a group session. */
  capacity?: InputMaybe<Scalars['Int']['input']>;
  /** How often it is given on one day; null without limit. */
  dailyLimit?: InputMaybe<Scalars['Int']['input']>;
  /** What it is, plain text. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** How long it takes, in minutes, 5 to 720. */
  durationMinutes?: InputMaybe<Scalars['Int']['input']>;
  /** Every length in which it can be booked, the usual one at its price among them; none means the usual one alone. */
  durationOptions?: InputMaybe<Array<DurationOptionInput>>;
  /** The version that was read. */
  expectedVersion: Scalars['Int']['input'];
  /** The earliest that it can be booked, in days before the start. */
  horizonDays?: InputMaybe<Scalars['Int']['input']>;
  /** Same key, same answer. */
  idempotencyKey: Scalars['String']['input'];
  /** The word of the credential that its practitioner must hold: massage-therapist; null when none is needed. */
  licence?: InputMaybe<Scalars['String']['input']>;
  /** Where it takes place. */
  locationId?: InputMaybe<Scalars['ID']['input']>;
  /** The latest that it can be booked, in minutes before the start. */
  minimumNoticeMinutes?: InputMaybe<Scalars['Int']['input']>;
  /** Where and how it takes place. */
  modality?: InputMaybe<Modality>;
  /** What it is called. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** What each visit needs besides people. */
  needs?: InputMaybe<Array<ServiceNeedInput>>;
  /** What it costs in minor units. */
  priceMinor?: InputMaybe<Scalars['SafeInt']['input']>;
  /** At which times it costs more or less; the first rule that holds for a start decides. */
  priceRules?: InputMaybe<Array<PriceRuleInput>>;
  /** Whether the practice confirms each booking before it holds. */
  requiresConfirmation?: InputMaybe<Scalars['Boolean']['input']>;
  /** The service. */
  serviceId: Scalars['ID']['input'];
  /** How often it is given in one week from Monday on; null without limit. */
  weeklyLimit?: InputMaybe<Scalars['Int']['input']>;
};

/** What updateService may answer. */
export type UpdateServiceResult = UpdateServiceSuccess | VersionConflict;

/** The service is changed. */
export type UpdateServiceSuccess = {
  __typename?: 'UpdateServiceSuccess';
  /** The service. */
  service: Service;
};

/** A person, of whom this subgraph knows the id. */
export type User = {
  __typename?: 'User';
  /** The person's id. */
  id: Scalars['ID']['output'];
  /** The person's profile as a practitioner, when they have one. */
  practitioner: Maybe<Practitioner>;
};

/** How far a credential is verified. */
export type VerificationStatus =
  /** Stated by the practitioner. */
  | 'ATTESTED'
  /** Being checked. */
  | 'IN_PROCESS'
  /** To be checked anew. */
  | 'REQ_REVALID'
  /** Confirmed with its issuer. */
  | 'VALIDATED'
  /** The check failed. */
  | 'VAL_FAIL';

/** What a check of a credential found. */
export type VerifyCredentialInput = {
  /** The credential. */
  credentialId: Scalars['ID']['input'];
  /** The version that was checked. */
  expectedVersion: Scalars['Int']['input'];
  /** Same key, same answer. */
  idempotencyKey: Scalars['String']['input'];
  /** What was found; ATTESTED is what its holder says, and no finding. */
  verification: VerificationStatus;
};

/** What verifyCredential may answer. */
export type VerifyCredentialResult = VerifyCredentialSuccess | VersionConflict;

/** How far the credential is verified, is noted. */
export type VerifyCredentialSuccess = {
  __typename?: 'VerifyCredentialSuccess';
  /** The credential. */
  credential: Credential;
};

/** The thing changed since it was read. Read it again and decide anew. */
export type VersionConflict = Problem & {
  __typename?: 'VersionConflict';
  /** VERSION_CONFLICT. */
  code: Scalars['String']['output'];
  /** What happened and what to do next. */
  message: Scalars['String']['output'];
};

/** A day of the week, in the order of ISO 8601. */
export type Weekday =
  /** Friday. */
  | 'FRIDAY'
  /** Monday. */
  | 'MONDAY'
  /** Saturday. */
  | 'SATURDAY'
  /** Sunday. */
  | 'SUNDAY'
  /** Thursday. */
  | 'THURSDAY'
  /** Tuesday. */
  | 'TUESDAY'
  /** Wednesday. */
  | 'WEDNESDAY';



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
  Article: Article;
  Location: Location;
  Organization: Organization;
  Practitioner: Practitioner;
  Service: Service;
  User: User;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Article:
    ( { __typename: 'Article' }
    & GraphQLRecursivePick<FederationTypes['Article'], {"id":true}>
    & ( Record<PropertyKey, never>
        | GraphQLRecursivePick<FederationTypes['Article'], {"specialtyCodes":true}> ) );
  Location:
    ( { __typename: 'Location' }
    & GraphQLRecursivePick<FederationTypes['Location'], {"id":true}> );
  Organization:
    ( { __typename: 'Organization' }
    & GraphQLRecursivePick<FederationTypes['Organization'], {"id":true}> );
  Practitioner:
    ( { __typename: 'Practitioner' }
    & GraphQLRecursivePick<FederationTypes['Practitioner'], {"id":true}> );
  Service:
    ( { __typename: 'Service' }
    & GraphQLRecursivePick<FederationTypes['Service'], {"id":true}> );
  User:
    ( { __typename: 'User' }
    & GraphQLRecursivePick<FederationTypes['User'], {"id":true}> );
};

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  AddCredentialResult: ( Partial<Omit<AddCredentialSuccess, 'credential'> & { credential: _RefType['Credential'] }> );
  CreateLocationResult: ( Partial<Omit<CreateLocationSuccess, 'location'> & { location: _RefType['Location'] }> );
  CreateServiceResult: ( Partial<Omit<CreateServiceSuccess, 'service'> & { service: _RefType['Service'] }> );
  RemoveCredentialResult: ( Partial<RemoveCredentialSuccess> );
  RetireServiceResult: ( Partial<Omit<RetireServiceSuccess, 'service'> & { service: _RefType['Service'] }> );
  UpdateLocationResult: ( Partial<Omit<UpdateLocationSuccess, 'location'> & { location: _RefType['Location'] }> );
  UpdatePractitionerProfileResult: ( Partial<Omit<UpdatePractitionerProfileSuccess, 'practitioner'> & { practitioner: _RefType['Practitioner'] }> );
  UpdateServiceResult:
    | ( Partial<Omit<UpdateServiceSuccess, 'service'> & { service: _RefType['Service'] }> )
    | ( Partial<VersionConflict> )
  ;
  VerifyCredentialResult:
    | ( Partial<Omit<VerifyCredentialSuccess, 'credential'> & { credential: _RefType['Credential'] }> )
    | ( Partial<VersionConflict> )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Problem: ( Partial<VersionConflict> );
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AddCredentialInput: ResolverTypeWrapper<Partial<AddCredentialInput>>;
  AddCredentialResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AddCredentialResult']>>;
  AddCredentialSuccess: ResolverTypeWrapper<Partial<Omit<AddCredentialSuccess, 'credential'> & { credential: ResolversTypes['Credential'] }>>;
  Article: ResolverTypeWrapper<ArticleParent>;
  ID: ResolverTypeWrapper<Partial<Scalars['ID']['output']>>;
  CancellationPolicy: ResolverTypeWrapper<Partial<CancellationPolicy>>;
  CancellationPolicyInput: ResolverTypeWrapper<Partial<CancellationPolicyInput>>;
  CancellationTier: ResolverTypeWrapper<Partial<CancellationTier>>;
  CancellationTierInput: ResolverTypeWrapper<Partial<CancellationTierInput>>;
  Coding: ResolverTypeWrapper<Partial<Coding>>;
  CodingInput: ResolverTypeWrapper<Partial<CodingInput>>;
  CreateLocationInput: ResolverTypeWrapper<Partial<CreateLocationInput>>;
  Float: ResolverTypeWrapper<Partial<Scalars['Float']['output']>>;
  CreateLocationResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateLocationResult']>>;
  CreateLocationSuccess: ResolverTypeWrapper<Partial<Omit<CreateLocationSuccess, 'location'> & { location: ResolversTypes['Location'] }>>;
  CreateServiceInput: ResolverTypeWrapper<Partial<CreateServiceInput>>;
  CreateServiceResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateServiceResult']>>;
  CreateServiceSuccess: ResolverTypeWrapper<Partial<Omit<CreateServiceSuccess, 'service'> & { service: ResolversTypes['Service'] }>>;
  Credential: ResolverTypeWrapper<CredentialParent>;
  Date: ResolverTypeWrapper<Partial<Scalars['Date']['output']>>;
  DateTime: ResolverTypeWrapper<Partial<Scalars['DateTime']['output']>>;
  Decimal: ResolverTypeWrapper<Partial<Scalars['Decimal']['output']>>;
  DurationOption: ResolverTypeWrapper<Partial<DurationOption>>;
  DurationOptionInput: ResolverTypeWrapper<Partial<DurationOptionInput>>;
  LocalTime: ResolverTypeWrapper<Partial<Scalars['LocalTime']['output']>>;
  Location: ResolverTypeWrapper<LocationParent>;
  LocationConnection: ResolverTypeWrapper<Partial<Omit<LocationConnection, 'edges'> & { edges: Array<ResolversTypes['LocationEdge']> }>>;
  LocationEdge: ResolverTypeWrapper<Partial<Omit<LocationEdge, 'node'> & { node: ResolversTypes['Location'] }>>;
  Modality: ResolverTypeWrapper<Partial<Modality>>;
  Money: ResolverTypeWrapper<Partial<Money>>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  NearInput: ResolverTypeWrapper<Partial<NearInput>>;
  Organization: ResolverTypeWrapper<OrganizationParent>;
  PageInfo: ResolverTypeWrapper<Partial<PageInfo>>;
  Place: ResolverTypeWrapper<PlaceParent>;
  Practitioner: ResolverTypeWrapper<PractitionerParent>;
  PractitionerConnection: ResolverTypeWrapper<Partial<Omit<PractitionerConnection, 'edges'> & { edges: Array<ResolversTypes['PractitionerEdge']> }>>;
  PractitionerEdge: ResolverTypeWrapper<Partial<Omit<PractitionerEdge, 'node'> & { node: ResolversTypes['Practitioner'] }>>;
  PractitionerFilter: ResolverTypeWrapper<Partial<PractitionerFilter>>;
  PractitionerRole: ResolverTypeWrapper<PractitionerRoleParent>;
  PractitionerSearchConnection: ResolverTypeWrapper<Partial<Omit<PractitionerSearchConnection, 'edges'> & { edges: Array<ResolversTypes['PractitionerSearchEdge']> }>>;
  PractitionerSearchEdge: ResolverTypeWrapper<Partial<Omit<PractitionerSearchEdge, 'node'> & { node: ResolversTypes['Practitioner'] }>>;
  PriceRule: ResolverTypeWrapper<PriceRuleParent>;
  PriceRuleInput: ResolverTypeWrapper<Partial<PriceRuleInput>>;
  Problem: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Problem']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RemoveCredentialInput: ResolverTypeWrapper<Partial<RemoveCredentialInput>>;
  RemoveCredentialResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RemoveCredentialResult']>>;
  RemoveCredentialSuccess: ResolverTypeWrapper<Partial<RemoveCredentialSuccess>>;
  ResourceKind: ResolverTypeWrapper<Partial<ResourceKind>>;
  RetireServiceInput: ResolverTypeWrapper<Partial<RetireServiceInput>>;
  RetireServiceResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RetireServiceResult']>>;
  RetireServiceSuccess: ResolverTypeWrapper<Partial<Omit<RetireServiceSuccess, 'service'> & { service: ResolversTypes['Service'] }>>;
  SafeInt: ResolverTypeWrapper<Partial<Scalars['SafeInt']['output']>>;
  Service: ResolverTypeWrapper<ServiceParent>;
  ServiceConnection: ResolverTypeWrapper<Partial<Omit<ServiceConnection, 'edges'> & { edges: Array<ResolversTypes['ServiceEdge']> }>>;
  ServiceEdge: ResolverTypeWrapper<Partial<Omit<ServiceEdge, 'node'> & { node: ResolversTypes['Service'] }>>;
  ServiceNeed: ResolverTypeWrapper<Partial<ServiceNeed>>;
  ServiceNeedInput: ResolverTypeWrapper<Partial<ServiceNeedInput>>;
  TimeZone: ResolverTypeWrapper<Partial<Scalars['TimeZone']['output']>>;
  UpdateLocationInput: ResolverTypeWrapper<Partial<UpdateLocationInput>>;
  UpdateLocationResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateLocationResult']>>;
  UpdateLocationSuccess: ResolverTypeWrapper<Partial<Omit<UpdateLocationSuccess, 'location'> & { location: ResolversTypes['Location'] }>>;
  UpdatePractitionerProfileInput: ResolverTypeWrapper<Partial<UpdatePractitionerProfileInput>>;
  UpdatePractitionerProfileResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdatePractitionerProfileResult']>>;
  UpdatePractitionerProfileSuccess: ResolverTypeWrapper<Partial<Omit<UpdatePractitionerProfileSuccess, 'practitioner'> & { practitioner: ResolversTypes['Practitioner'] }>>;
  UpdateServiceInput: ResolverTypeWrapper<Partial<UpdateServiceInput>>;
  UpdateServiceResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateServiceResult']>>;
  UpdateServiceSuccess: ResolverTypeWrapper<Partial<Omit<UpdateServiceSuccess, 'service'> & { service: ResolversTypes['Service'] }>>;
  User: ResolverTypeWrapper<UserParent>;
  VerificationStatus: ResolverTypeWrapper<Partial<VerificationStatus>>;
  VerifyCredentialInput: ResolverTypeWrapper<Partial<VerifyCredentialInput>>;
  VerifyCredentialResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['VerifyCredentialResult']>>;
  VerifyCredentialSuccess: ResolverTypeWrapper<Partial<Omit<VerifyCredentialSuccess, 'credential'> & { credential: ResolversTypes['Credential'] }>>;
  VersionConflict: ResolverTypeWrapper<Partial<VersionConflict>>;
  Weekday: ResolverTypeWrapper<Partial<Weekday>>;
  Boolean: ResolverTypeWrapper<Partial<Scalars['Boolean']['output']>>;
  Int: ResolverTypeWrapper<Partial<Scalars['Int']['output']>>;
  String: ResolverTypeWrapper<Partial<Scalars['String']['output']>>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AddCredentialInput: Partial<AddCredentialInput>;
  AddCredentialResult: Partial<ResolversUnionTypes<ResolversParentTypes>['AddCredentialResult']>;
  AddCredentialSuccess: Partial<Omit<AddCredentialSuccess, 'credential'> & { credential: ResolversParentTypes['Credential'] }>;
  Article: ArticleParent;
  ID: Partial<Scalars['ID']['output']>;
  CancellationPolicy: Partial<CancellationPolicy>;
  CancellationPolicyInput: Partial<CancellationPolicyInput>;
  CancellationTier: Partial<CancellationTier>;
  CancellationTierInput: Partial<CancellationTierInput>;
  Coding: Partial<Coding>;
  CodingInput: Partial<CodingInput>;
  CreateLocationInput: Partial<CreateLocationInput>;
  Float: Partial<Scalars['Float']['output']>;
  CreateLocationResult: Partial<ResolversUnionTypes<ResolversParentTypes>['CreateLocationResult']>;
  CreateLocationSuccess: Partial<Omit<CreateLocationSuccess, 'location'> & { location: ResolversParentTypes['Location'] }>;
  CreateServiceInput: Partial<CreateServiceInput>;
  CreateServiceResult: Partial<ResolversUnionTypes<ResolversParentTypes>['CreateServiceResult']>;
  CreateServiceSuccess: Partial<Omit<CreateServiceSuccess, 'service'> & { service: ResolversParentTypes['Service'] }>;
  Credential: CredentialParent;
  Date: Partial<Scalars['Date']['output']>;
  DateTime: Partial<Scalars['DateTime']['output']>;
  Decimal: Partial<Scalars['Decimal']['output']>;
  DurationOption: Partial<DurationOption>;
  DurationOptionInput: Partial<DurationOptionInput>;
  LocalTime: Partial<Scalars['LocalTime']['output']>;
  Location: LocationParent;
  LocationConnection: Partial<Omit<LocationConnection, 'edges'> & { edges: Array<ResolversParentTypes['LocationEdge']> }>;
  LocationEdge: Partial<Omit<LocationEdge, 'node'> & { node: ResolversParentTypes['Location'] }>;
  Money: Partial<Money>;
  Mutation: Record<PropertyKey, never>;
  NearInput: Partial<NearInput>;
  Organization: OrganizationParent;
  PageInfo: Partial<PageInfo>;
  Place: PlaceParent;
  Practitioner: PractitionerParent;
  PractitionerConnection: Partial<Omit<PractitionerConnection, 'edges'> & { edges: Array<ResolversParentTypes['PractitionerEdge']> }>;
  PractitionerEdge: Partial<Omit<PractitionerEdge, 'node'> & { node: ResolversParentTypes['Practitioner'] }>;
  PractitionerFilter: Partial<PractitionerFilter>;
  PractitionerRole: PractitionerRoleParent;
  PractitionerSearchConnection: Partial<Omit<PractitionerSearchConnection, 'edges'> & { edges: Array<ResolversParentTypes['PractitionerSearchEdge']> }>;
  PractitionerSearchEdge: Partial<Omit<PractitionerSearchEdge, 'node'> & { node: ResolversParentTypes['Practitioner'] }>;
  PriceRule: PriceRuleParent;
  PriceRuleInput: Partial<PriceRuleInput>;
  Problem: ResolversInterfaceTypes<ResolversParentTypes>['Problem'];
  Query: Record<PropertyKey, never>;
  RemoveCredentialInput: Partial<RemoveCredentialInput>;
  RemoveCredentialResult: Partial<ResolversUnionTypes<ResolversParentTypes>['RemoveCredentialResult']>;
  RemoveCredentialSuccess: Partial<RemoveCredentialSuccess>;
  RetireServiceInput: Partial<RetireServiceInput>;
  RetireServiceResult: Partial<ResolversUnionTypes<ResolversParentTypes>['RetireServiceResult']>;
  RetireServiceSuccess: Partial<Omit<RetireServiceSuccess, 'service'> & { service: ResolversParentTypes['Service'] }>;
  SafeInt: Partial<Scalars['SafeInt']['output']>;
  Service: ServiceParent;
  ServiceConnection: Partial<Omit<ServiceConnection, 'edges'> & { edges: Array<ResolversParentTypes['ServiceEdge']> }>;
  ServiceEdge: Partial<Omit<ServiceEdge, 'node'> & { node: ResolversParentTypes['Service'] }>;
  ServiceNeed: Partial<ServiceNeed>;
  ServiceNeedInput: Partial<ServiceNeedInput>;
  TimeZone: Partial<Scalars['TimeZone']['output']>;
  UpdateLocationInput: Partial<UpdateLocationInput>;
  UpdateLocationResult: Partial<ResolversUnionTypes<ResolversParentTypes>['UpdateLocationResult']>;
  UpdateLocationSuccess: Partial<Omit<UpdateLocationSuccess, 'location'> & { location: ResolversParentTypes['Location'] }>;
  UpdatePractitionerProfileInput: Partial<UpdatePractitionerProfileInput>;
  UpdatePractitionerProfileResult: Partial<ResolversUnionTypes<ResolversParentTypes>['UpdatePractitionerProfileResult']>;
  UpdatePractitionerProfileSuccess: Partial<Omit<UpdatePractitionerProfileSuccess, 'practitioner'> & { practitioner: ResolversParentTypes['Practitioner'] }>;
  UpdateServiceInput: Partial<UpdateServiceInput>;
  UpdateServiceResult: Partial<ResolversUnionTypes<ResolversParentTypes>['UpdateServiceResult']>;
  UpdateServiceSuccess: Partial<Omit<UpdateServiceSuccess, 'service'> & { service: ResolversParentTypes['Service'] }>;
  User: UserParent;
  VerifyCredentialInput: Partial<VerifyCredentialInput>;
  VerifyCredentialResult: Partial<ResolversUnionTypes<ResolversParentTypes>['VerifyCredentialResult']>;
  VerifyCredentialSuccess: Partial<Omit<VerifyCredentialSuccess, 'credential'> & { credential: ResolversParentTypes['Credential'] }>;
  VersionConflict: Partial<VersionConflict>;
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

export type AddCredentialResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddCredentialResult'] = ResolversParentTypes['AddCredentialResult']> = {
  __resolveType: TypeResolveFn<'AddCredentialSuccess', ParentType, ContextType>;
};

export type AddCredentialSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddCredentialSuccess'] = ResolversParentTypes['AddCredentialSuccess']> = {
  credential?: Resolver<ResolversTypes['Credential'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ArticleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Article'] = ResolversParentTypes['Article'], FederationReferenceType extends FederationReferenceTypes['Article'] = FederationReferenceTypes['Article']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Article']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  practitioners?: Resolver<Maybe<ResolversTypes['PractitionerConnection']>, ParentType, ContextType, RequireFields<ArticlePractitionersArgs, 'first'>>;
};

export type CancellationPolicyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancellationPolicy'] = ResolversParentTypes['CancellationPolicy']> = {
  noShowFeePercent?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  tiers?: Resolver<Array<ResolversTypes['CancellationTier']>, ParentType, ContextType>;
};

export type CancellationTierResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancellationTier'] = ResolversParentTypes['CancellationTier']> = {
  feePercent?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  minutesBefore?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CodingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Coding'] = ResolversParentTypes['Coding']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  display?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  system?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CreateLocationResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateLocationResult'] = ResolversParentTypes['CreateLocationResult']> = {
  __resolveType: TypeResolveFn<'CreateLocationSuccess', ParentType, ContextType>;
};

export type CreateLocationSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateLocationSuccess'] = ResolversParentTypes['CreateLocationSuccess']> = {
  location?: Resolver<ResolversTypes['Location'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreateServiceResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateServiceResult'] = ResolversParentTypes['CreateServiceResult']> = {
  __resolveType: TypeResolveFn<'CreateServiceSuccess', ParentType, ContextType>;
};

export type CreateServiceSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateServiceSuccess'] = ResolversParentTypes['CreateServiceSuccess']> = {
  service?: Resolver<ResolversTypes['Service'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CredentialResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Credential'] = ResolversParentTypes['Credential']> = {
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  end?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identifier?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  issuer?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  jurisdiction?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  start?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  verification?: Resolver<ResolversTypes['VerificationStatus'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
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

export type DurationOptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DurationOption'] = ResolversParentTypes['DurationOption']> = {
  durationMinutes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  price?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export interface LocalTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['LocalTime'], any> {
  name: 'LocalTime';
}

export type LocationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Location'] = ResolversParentTypes['Location'], FederationReferenceType extends FederationReferenceTypes['Location'] = FederationReferenceTypes['Location']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Location']> | FederationReferenceType, FederationReferenceType, ContextType>;
  addressLines?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  city?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  country?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  jurisdiction?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  latitude?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  longitude?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  organization?: Resolver<Maybe<ResolversTypes['Organization']>, ParentType, ContextType>;
  postalCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  region?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  timeZone?: Resolver<ResolversTypes['TimeZone'], ParentType, ContextType>;
};

export type LocationConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LocationConnection'] = ResolversParentTypes['LocationConnection']> = {
  edges?: Resolver<Array<ResolversTypes['LocationEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type LocationEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LocationEdge'] = ResolversParentTypes['LocationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Location'], ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amountMinor?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  addCredential?: Resolver<ResolversTypes['AddCredentialResult'], ParentType, ContextType, RequireFields<MutationAddCredentialArgs, 'input'>>;
  createLocation?: Resolver<ResolversTypes['CreateLocationResult'], ParentType, ContextType, RequireFields<MutationCreateLocationArgs, 'input'>>;
  createService?: Resolver<ResolversTypes['CreateServiceResult'], ParentType, ContextType, RequireFields<MutationCreateServiceArgs, 'input'>>;
  removeCredential?: Resolver<ResolversTypes['RemoveCredentialResult'], ParentType, ContextType, RequireFields<MutationRemoveCredentialArgs, 'input'>>;
  retireService?: Resolver<ResolversTypes['RetireServiceResult'], ParentType, ContextType, RequireFields<MutationRetireServiceArgs, 'input'>>;
  updateLocation?: Resolver<ResolversTypes['UpdateLocationResult'], ParentType, ContextType, RequireFields<MutationUpdateLocationArgs, 'input'>>;
  updatePractitionerProfile?: Resolver<ResolversTypes['UpdatePractitionerProfileResult'], ParentType, ContextType, RequireFields<MutationUpdatePractitionerProfileArgs, 'input'>>;
  updateService?: Resolver<ResolversTypes['UpdateServiceResult'], ParentType, ContextType, RequireFields<MutationUpdateServiceArgs, 'input'>>;
  verifyCredential?: Resolver<ResolversTypes['VerifyCredentialResult'], ParentType, ContextType, RequireFields<MutationVerifyCredentialArgs, 'input'>>;
};

export type OrganizationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Organization'] = ResolversParentTypes['Organization'], FederationReferenceType extends FederationReferenceTypes['Organization'] = FederationReferenceTypes['Organization']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Organization']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  locations?: Resolver<Maybe<ResolversTypes['LocationConnection']>, ParentType, ContextType, RequireFields<OrganizationLocationsArgs, 'first'>>;
  practitioners?: Resolver<Maybe<ResolversTypes['PractitionerConnection']>, ParentType, ContextType, RequireFields<OrganizationPractitionersArgs, 'first'>>;
  services?: Resolver<Maybe<ResolversTypes['ServiceConnection']>, ParentType, ContextType, RequireFields<OrganizationServicesArgs, 'first'>>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PlaceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Place'] = ResolversParentTypes['Place']> = {
  country?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  latitude?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  longitude?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  postalCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  region?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PractitionerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Practitioner'] = ResolversParentTypes['Practitioner'], FederationReferenceType extends FederationReferenceTypes['Practitioner'] = FederationReferenceTypes['Practitioner']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Practitioner']> | FederationReferenceType, FederationReferenceType, ContextType>;
  bio?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  credentials?: Resolver<Array<ResolversTypes['Credential']>, ParentType, ContextType>;
  displayName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  headline?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  languages?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  locations?: Resolver<Array<ResolversTypes['Location']>, ParentType, ContextType>;
  roles?: Resolver<Array<ResolversTypes['PractitionerRole']>, ParentType, ContextType>;
  services?: Resolver<ResolversTypes['ServiceConnection'], ParentType, ContextType, RequireFields<PractitionerServicesArgs, 'first'>>;
  specialties?: Resolver<Array<ResolversTypes['Coding']>, ParentType, ContextType>;
  specialtyCodes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type PractitionerConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PractitionerConnection'] = ResolversParentTypes['PractitionerConnection']> = {
  edges?: Resolver<Array<ResolversTypes['PractitionerEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PractitionerEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PractitionerEdge'] = ResolversParentTypes['PractitionerEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Practitioner'], ParentType, ContextType>;
};

export type PractitionerRoleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PractitionerRole'] = ResolversParentTypes['PractitionerRole']> = {
  active?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  locations?: Resolver<Array<ResolversTypes['Location']>, ParentType, ContextType>;
  organization?: Resolver<Maybe<ResolversTypes['Organization']>, ParentType, ContextType>;
};

export type PractitionerSearchConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PractitionerSearchConnection'] = ResolversParentTypes['PractitionerSearchConnection']> = {
  edges?: Resolver<Array<ResolversTypes['PractitionerSearchEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PractitionerSearchEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PractitionerSearchEdge'] = ResolversParentTypes['PractitionerSearchEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  distanceMeters?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Practitioner'], ParentType, ContextType>;
};

export type PriceRuleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PriceRule'] = ResolversParentTypes['PriceRule']> = {
  closes?: Resolver<ResolversTypes['LocalTime'], ParentType, ContextType>;
  opens?: Resolver<ResolversTypes['LocalTime'], ParentType, ContextType>;
  percent?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  weekdays?: Resolver<Array<ResolversTypes['Weekday']>, ParentType, ContextType>;
};

export type ProblemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Problem'] = ResolversParentTypes['Problem']> = {
  __resolveType: TypeResolveFn<'VersionConflict', ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  location?: Resolver<Maybe<ResolversTypes['Location']>, ParentType, ContextType, RequireFields<QueryLocationArgs, 'id'>>;
  place?: Resolver<Maybe<ResolversTypes['Place']>, ParentType, ContextType, RequireFields<QueryPlaceArgs, 'country' | 'postalCode'>>;
  practitioner?: Resolver<Maybe<ResolversTypes['Practitioner']>, ParentType, ContextType, RequireFields<QueryPractitionerArgs, 'id'>>;
  searchPractitioners?: Resolver<Maybe<ResolversTypes['PractitionerSearchConnection']>, ParentType, ContextType, RequireFields<QuerySearchPractitionersArgs, 'filter' | 'first'>>;
  service?: Resolver<Maybe<ResolversTypes['Service']>, ParentType, ContextType, RequireFields<QueryServiceArgs, 'id'>>;
};

export type RemoveCredentialResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemoveCredentialResult'] = ResolversParentTypes['RemoveCredentialResult']> = {
  __resolveType: TypeResolveFn<'RemoveCredentialSuccess', ParentType, ContextType>;
};

export type RemoveCredentialSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemoveCredentialSuccess'] = ResolversParentTypes['RemoveCredentialSuccess']> = {
  credentialId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RetireServiceResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RetireServiceResult'] = ResolversParentTypes['RetireServiceResult']> = {
  __resolveType: TypeResolveFn<'RetireServiceSuccess', ParentType, ContextType>;
};

export type RetireServiceSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RetireServiceSuccess'] = ResolversParentTypes['RetireServiceSuccess']> = {
  service?: Resolver<ResolversTypes['Service'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface SafeIntScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['SafeInt'], any> {
  name: 'SafeInt';
}

export type ServiceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Service'] = ResolversParentTypes['Service'], FederationReferenceType extends FederationReferenceTypes['Service'] = FederationReferenceTypes['Service']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Service']> | FederationReferenceType, FederationReferenceType, ContextType>;
  active?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  alignmentMinutes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  bufferAfterMinutes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  bufferBeforeMinutes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  cancellationPolicy?: Resolver<ResolversTypes['CancellationPolicy'], ParentType, ContextType>;
  capacity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  dailyLimit?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  durationMinutes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  durationOptions?: Resolver<Array<ResolversTypes['DurationOption']>, ParentType, ContextType>;
  horizonDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  licence?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  location?: Resolver<Maybe<ResolversTypes['Location']>, ParentType, ContextType>;
  minimumNoticeMinutes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  modality?: Resolver<ResolversTypes['Modality'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  needs?: Resolver<Array<ResolversTypes['ServiceNeed']>, ParentType, ContextType>;
  organization?: Resolver<Maybe<ResolversTypes['Organization']>, ParentType, ContextType>;
  practitioner?: Resolver<ResolversTypes['Practitioner'], ParentType, ContextType>;
  price?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  priceRules?: Resolver<Array<ResolversTypes['PriceRule']>, ParentType, ContextType>;
  requiresConfirmation?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  weeklyLimit?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ServiceConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ServiceConnection'] = ResolversParentTypes['ServiceConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ServiceEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ServiceEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ServiceEdge'] = ResolversParentTypes['ServiceEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Service'], ParentType, ContextType>;
};

export type ServiceNeedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ServiceNeed'] = ResolversParentTypes['ServiceNeed']> = {
  kind?: Resolver<ResolversTypes['ResourceKind'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export interface TimeZoneScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['TimeZone'], any> {
  name: 'TimeZone';
}

export type UpdateLocationResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateLocationResult'] = ResolversParentTypes['UpdateLocationResult']> = {
  __resolveType: TypeResolveFn<'UpdateLocationSuccess', ParentType, ContextType>;
};

export type UpdateLocationSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateLocationSuccess'] = ResolversParentTypes['UpdateLocationSuccess']> = {
  location?: Resolver<ResolversTypes['Location'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UpdatePractitionerProfileResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdatePractitionerProfileResult'] = ResolversParentTypes['UpdatePractitionerProfileResult']> = {
  __resolveType: TypeResolveFn<'UpdatePractitionerProfileSuccess', ParentType, ContextType>;
};

export type UpdatePractitionerProfileSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdatePractitionerProfileSuccess'] = ResolversParentTypes['UpdatePractitionerProfileSuccess']> = {
  practitioner?: Resolver<ResolversTypes['Practitioner'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UpdateServiceResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateServiceResult'] = ResolversParentTypes['UpdateServiceResult']> = {
  __resolveType: TypeResolveFn<'UpdateServiceSuccess' | 'VersionConflict', ParentType, ContextType>;
};

export type UpdateServiceSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateServiceSuccess'] = ResolversParentTypes['UpdateServiceSuccess']> = {
  service?: Resolver<ResolversTypes['Service'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User'], FederationReferenceType extends FederationReferenceTypes['User'] = FederationReferenceTypes['User']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  practitioner?: Resolver<Maybe<ResolversTypes['Practitioner']>, ParentType, ContextType>;
};

export type VerifyCredentialResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VerifyCredentialResult'] = ResolversParentTypes['VerifyCredentialResult']> = {
  __resolveType: TypeResolveFn<'VerifyCredentialSuccess' | 'VersionConflict', ParentType, ContextType>;
};

export type VerifyCredentialSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VerifyCredentialSuccess'] = ResolversParentTypes['VerifyCredentialSuccess']> = {
  credential?: Resolver<ResolversTypes['Credential'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type VersionConflictResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VersionConflict'] = ResolversParentTypes['VersionConflict']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  AddCredentialResult?: AddCredentialResultResolvers<ContextType>;
  AddCredentialSuccess?: AddCredentialSuccessResolvers<ContextType>;
  Article?: ArticleResolvers<ContextType>;
  CancellationPolicy?: CancellationPolicyResolvers<ContextType>;
  CancellationTier?: CancellationTierResolvers<ContextType>;
  Coding?: CodingResolvers<ContextType>;
  CreateLocationResult?: CreateLocationResultResolvers<ContextType>;
  CreateLocationSuccess?: CreateLocationSuccessResolvers<ContextType>;
  CreateServiceResult?: CreateServiceResultResolvers<ContextType>;
  CreateServiceSuccess?: CreateServiceSuccessResolvers<ContextType>;
  Credential?: CredentialResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  DurationOption?: DurationOptionResolvers<ContextType>;
  LocalTime?: GraphQLScalarType;
  Location?: LocationResolvers<ContextType>;
  LocationConnection?: LocationConnectionResolvers<ContextType>;
  LocationEdge?: LocationEdgeResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Organization?: OrganizationResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Place?: PlaceResolvers<ContextType>;
  Practitioner?: PractitionerResolvers<ContextType>;
  PractitionerConnection?: PractitionerConnectionResolvers<ContextType>;
  PractitionerEdge?: PractitionerEdgeResolvers<ContextType>;
  PractitionerRole?: PractitionerRoleResolvers<ContextType>;
  PractitionerSearchConnection?: PractitionerSearchConnectionResolvers<ContextType>;
  PractitionerSearchEdge?: PractitionerSearchEdgeResolvers<ContextType>;
  PriceRule?: PriceRuleResolvers<ContextType>;
  Problem?: ProblemResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RemoveCredentialResult?: RemoveCredentialResultResolvers<ContextType>;
  RemoveCredentialSuccess?: RemoveCredentialSuccessResolvers<ContextType>;
  RetireServiceResult?: RetireServiceResultResolvers<ContextType>;
  RetireServiceSuccess?: RetireServiceSuccessResolvers<ContextType>;
  SafeInt?: GraphQLScalarType;
  Service?: ServiceResolvers<ContextType>;
  ServiceConnection?: ServiceConnectionResolvers<ContextType>;
  ServiceEdge?: ServiceEdgeResolvers<ContextType>;
  ServiceNeed?: ServiceNeedResolvers<ContextType>;
  TimeZone?: GraphQLScalarType;
  UpdateLocationResult?: UpdateLocationResultResolvers<ContextType>;
  UpdateLocationSuccess?: UpdateLocationSuccessResolvers<ContextType>;
  UpdatePractitionerProfileResult?: UpdatePractitionerProfileResultResolvers<ContextType>;
  UpdatePractitionerProfileSuccess?: UpdatePractitionerProfileSuccessResolvers<ContextType>;
  UpdateServiceResult?: UpdateServiceResultResolvers<ContextType>;
  UpdateServiceSuccess?: UpdateServiceSuccessResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  VerifyCredentialResult?: VerifyCredentialResultResolvers<ContextType>;
  VerifyCredentialSuccess?: VerifyCredentialSuccessResolvers<ContextType>;
  VersionConflict?: VersionConflictResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  cacheControl?: CacheControlDirectiveResolver<any, any, ContextType>;
  personal?: PersonalDirectiveResolver<any, any, ContextType>;
  phi?: PhiDirectiveResolver<any, any, ContextType>;
  sizedBy?: SizedByDirectiveResolver<any, any, ContextType>;
};
