import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { UserParent, HealthRecordParent, ConditionParent, AllergyIntoleranceParent, MedicationParent, ObservationParent } from '../resolvers/parents.ts';
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

/** A page of the access log. */
export type AccessLogConnection = {
  __typename?: 'AccessLogConnection';
  /** The entries with their cursors. */
  edges: Array<AccessLogEdge>;
  /** Where this page begins and ends. */
  pageInfo: PageInfo;
  /** Everything that happened until this minute is in here; null while a part of the platform has not said so yet. */
  upToDateAt: Maybe<Scalars['DateTime']['output']>;
};

/** An entry in the access log. */
export type AccessLogEdge = {
  __typename?: 'AccessLogEdge';
  /** The position in the list. */
  cursor: Scalars['String']['output'];
  /** The entry. */
  node: AccessLogEntry;
};

/** One access to a person's data, in the words of FHIR's AuditEvent. */
export type AccessLogEntry = {
  __typename?: 'AccessLogEntry';
  /** READ, CREATE, UPDATE, DELETE or EXECUTE. */
  action: Scalars['String']['output'];
  /** Through which third party's app; null for our own clients. */
  appId: Maybe<Scalars['ID']['output']>;
  /** In which part of the platform. */
  area: DataArea;
  /** By which consent. */
  consentId: Maybe<Scalars['ID']['output']>;
  /** Which fields of the person's data. */
  fields: Array<Scalars['String']['output']>;
  /** The entry's id. */
  id: Scalars['ID']['output'];
  /** In whose stead, when it was not for themselves. */
  onBehalfOfId: Maybe<Scalars['ID']['output']>;
  /** For which organization. */
  organization: Maybe<Organization>;
  /** Whether it was allowed. */
  outcome: AccessOutcome;
  /** Who; null for the person themselves, for the platform and for nobody. */
  practitioner: Maybe<Practitioner>;
  /** For what purpose. */
  purpose: Maybe<Scalars['String']['output']>;
  /** Why it was refused. */
  reason: Maybe<Scalars['String']['output']>;
  /** When. */
  recordedAt: Scalars['DateTime']['output'];
  /** Whether it was the person themselves. */
  self: Scalars['Boolean']['output'];
  /** What happened, in a plain English sentence without a name. */
  sentence: Scalars['String']['output'];
  /** What happened, as a code: record.read, contact.read, consent.granted and the like. */
  type: Scalars['String']['output'];
};

/** Which entries of an access log. */
export type AccessLogFilter = {
  /** Of one part of the platform. */
  area?: InputMaybe<DataArea>;
  /** From this instant on. */
  from?: InputMaybe<Scalars['DateTime']['input']>;
  /** Allowed or refused ones. */
  outcome?: InputMaybe<AccessOutcome>;
  /** Before this instant. */
  to?: InputMaybe<Scalars['DateTime']['input']>;
};

/** Whether an access was allowed. */
export type AccessOutcome =
  /** It was allowed. */
  | 'ALLOWED'
  /** It was refused. */
  | 'REFUSED';

/** An allergy to add. */
export type AddAllergyIntoleranceInput = {
  /** food, medication, environment or biologic. */
  categories?: Array<Scalars['String']['input']>;
  /** To what. */
  code: CodingInput;
  /** low, high or unable-to-assess. */
  criticality?: InputMaybe<Scalars['String']['input']>;
  /** Same key, same answer. */
  idempotencyKey: Scalars['String']['input'];
  /** Whose record. */
  personId: Scalars['ID']['input'];
  /** The words of a person. */
  text?: InputMaybe<Scalars['String']['input']>;
};

/** What addAllergyIntolerance may answer. */
export type AddAllergyIntoleranceResult = AddAllergyIntoleranceSuccess;

/** The allergy is added. */
export type AddAllergyIntoleranceSuccess = {
  __typename?: 'AddAllergyIntoleranceSuccess';
  /** The allergy. */
  allergyIntolerance: AllergyIntolerance;
};

/** A condition to add. */
export type AddConditionInput = {
  /** active, recurrence, relapse, inactive, remission or resolved. */
  clinicalStatus?: Scalars['String']['input'];
  /** What it is. */
  code: CodingInput;
  /** Same key, same answer. */
  idempotencyKey: Scalars['String']['input'];
  /** When it began: YYYY, YYYY-MM or YYYY-MM-DD. */
  onset?: InputMaybe<Scalars['String']['input']>;
  /** Whose record. */
  personId: Scalars['ID']['input'];
  /** The words of a person. */
  text?: InputMaybe<Scalars['String']['input']>;
};

/** What addCondition may answer. */
export type AddConditionResult = AddConditionSuccess;

/** The condition is added. */
export type AddConditionSuccess = {
  __typename?: 'AddConditionSuccess';
  /** The condition. */
  condition: Condition;
};

/** A medication to add. */
export type AddMedicationInput = {
  /** What is taken. */
  code: CodingInput;
  /** How it is taken, in words. */
  dosage?: InputMaybe<Scalars['String']['input']>;
  /** Same key, same answer. */
  idempotencyKey: Scalars['String']['input'];
  /** Whose record. */
  personId: Scalars['ID']['input'];
  /** active, on-hold, completed or stopped. */
  status?: Scalars['String']['input'];
  /** The words of a person. */
  text?: InputMaybe<Scalars['String']['input']>;
};

/** What addMedication may answer. */
export type AddMedicationResult = AddMedicationSuccess;

/** The medication is added. */
export type AddMedicationSuccess = {
  __typename?: 'AddMedicationSuccess';
  /** The medication. */
  medication: Medication;
};

/** An observation to add. */
export type AddObservationInput = {
  /** What was measured. */
  code: CodingInput;
  /** When it was measured. */
  effectiveAt: Scalars['DateTime']['input'];
  /** Same key, same answer. */
  idempotencyKey: Scalars['String']['input'];
  /** Whose record. */
  personId: Scalars['ID']['input'];
  /** The unit, UCUM. */
  unit?: InputMaybe<Scalars['String']['input']>;
  /** The number, every digit kept. */
  value?: InputMaybe<Scalars['Decimal']['input']>;
  /** The value as text, when it is no number. */
  valueText?: InputMaybe<Scalars['String']['input']>;
};

/** What addObservation may answer. */
export type AddObservationResult = AddObservationSuccess;

/** The observation is added. */
export type AddObservationSuccess = {
  __typename?: 'AddObservationSuccess';
  /** The observation. */
  observation: Observation;
};

/** An allergy or intolerance: FHIR's AllergyIntolerance. */
export type AllergyIntolerance = {
  __typename?: 'AllergyIntolerance';
  /** food, medication, environment or biologic. */
  categories: Maybe<Array<Scalars['String']['output']>>;
  /** active, inactive or resolved. */
  clinicalStatus: Maybe<Scalars['String']['output']>;
  /** To what. */
  code: Maybe<CodeableConcept>;
  /** low, high or unable-to-assess. */
  criticality: Maybe<Scalars['String']['output']>;
  /** The entry's id. */
  id: Scalars['ID']['output'];
  /** When it was written down. */
  recordedAt: Maybe<Scalars['DateTime']['output']>;
  /** Grows with each change. */
  version: Scalars['Int']['output'];
};

/** A page of allergies. */
export type AllergyIntoleranceConnection = {
  __typename?: 'AllergyIntoleranceConnection';
  /** The allergies with their cursors. */
  edges: Array<AllergyIntoleranceEdge>;
  /** Where this page begins and ends. */
  pageInfo: PageInfo;
};

/** An allergy in a list. */
export type AllergyIntoleranceEdge = {
  __typename?: 'AllergyIntoleranceEdge';
  /** The position in the list. */
  cursor: Scalars['String']['output'];
  /** The allergy. */
  node: AllergyIntolerance;
};

/** FHIR's CodeableConcept: codes and the words of a person. */
export type CodeableConcept = {
  __typename?: 'CodeableConcept';
  /** The codes. */
  coding: Maybe<Array<Coding>>;
  /** The words. */
  text: Maybe<Scalars['String']['output']>;
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

/** A condition, problem or diagnosis: FHIR's Condition. */
export type Condition = {
  __typename?: 'Condition';
  /** When it ended, as precisely as it is known. */
  abatement: Maybe<Scalars['String']['output']>;
  /** active, recurrence, relapse, inactive, remission or resolved. */
  clinicalStatus: Maybe<Scalars['String']['output']>;
  /** What it is. */
  code: Maybe<CodeableConcept>;
  /** The entry's id. */
  id: Scalars['ID']['output'];
  /** When it began, as precisely as it is known: YYYY, YYYY-MM, a date or an instant. */
  onset: Maybe<Scalars['String']['output']>;
  /** When it was written down. */
  recordedAt: Maybe<Scalars['DateTime']['output']>;
  /** unconfirmed, provisional, differential, confirmed or refuted. */
  verificationStatus: Maybe<Scalars['String']['output']>;
  /** Grows with each change. */
  version: Scalars['Int']['output'];
};

/** A page of conditions. */
export type ConditionConnection = {
  __typename?: 'ConditionConnection';
  /** The conditions with their cursors. */
  edges: Array<ConditionEdge>;
  /** Where this page begins and ends. */
  pageInfo: PageInfo;
};

/** A condition in a list. */
export type ConditionEdge = {
  __typename?: 'ConditionEdge';
  /** The position in the list. */
  cursor: Scalars['String']['output'];
  /** The condition. */
  node: Condition;
};

/** A part of the platform. */
export type DataArea =
  /** Appointments and messages. */
  | 'BOOKINGS'
  /** Articles. */
  | 'CONTENT'
  /** Health records. */
  | 'HEALTH_RECORDS'
  /** Payments. */
  | 'PAYMENTS'
  /** Public profiles, services and places. */
  | 'PRACTITIONERS'
  /** People, their contact data, their sessions, consents and practices. */
  | 'USERS';

/** A person's health record, each part lent on its own. */
export type HealthRecord = {
  __typename?: 'HealthRecord';
  /** Allergies and intolerances, the newest first. */
  allergies: Maybe<AllergyIntoleranceConnection>;
  /** Conditions, the newest first. */
  conditions: Maybe<ConditionConnection>;
  /** Medications, the newest first. */
  medications: Maybe<MedicationConnection>;
  /** Observations, the newest first. */
  observations: Maybe<ObservationConnection>;
  /** The person. */
  person: User;
};


/** A person's health record, each part lent on its own. */
export type HealthRecordAllergiesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A person's health record, each part lent on its own. */
export type HealthRecordConditionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A person's health record, each part lent on its own. */
export type HealthRecordMedicationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A person's health record, each part lent on its own. */
export type HealthRecordObservationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  code?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** Which entry was made in error. */
export type MarkEnteredInErrorInput = {
  /** The entry. */
  entryId: Scalars['ID']['input'];
  /** The version that was read. */
  expectedVersion: Scalars['Int']['input'];
  /** Same key, same answer. */
  idempotencyKey: Scalars['String']['input'];
  /** Whose record. */
  personId: Scalars['ID']['input'];
};

/** What markEnteredInError may answer. */
export type MarkEnteredInErrorResult = MarkEnteredInErrorSuccess | VersionConflict;

/** The entry left the lists. */
export type MarkEnteredInErrorSuccess = {
  __typename?: 'MarkEnteredInErrorSuccess';
  /** The entry's id. */
  entryId: Scalars['ID']['output'];
};

/** A medication that is or was taken: FHIR's MedicationRequest or MedicationStatement. */
export type Medication = {
  __typename?: 'Medication';
  /** When it was prescribed or stated, as precisely as it is known. */
  authoredOn: Maybe<Scalars['String']['output']>;
  /** What is taken. */
  code: Maybe<CodeableConcept>;
  /** How it is taken, in words. */
  dosage: Maybe<Scalars['String']['output']>;
  /** The entry's id. */
  id: Scalars['ID']['output'];
  /** active, on-hold, cancelled, completed, stopped, draft or unknown. */
  status: Maybe<Scalars['String']['output']>;
  /** Grows with each change. */
  version: Scalars['Int']['output'];
};

/** A page of medications. */
export type MedicationConnection = {
  __typename?: 'MedicationConnection';
  /** The medications with their cursors. */
  edges: Array<MedicationEdge>;
  /** Where this page begins and ends. */
  pageInfo: PageInfo;
};

/** A medication in a list. */
export type MedicationEdge = {
  __typename?: 'MedicationEdge';
  /** The position in the list. */
  cursor: Scalars['String']['output'];
  /** The medication. */
  node: Medication;
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
  /** Adds an allergy or intolerance. */
  addAllergyIntolerance: AddAllergyIntoleranceResult;
  /** Adds a condition to one's own record, or as a practitioner with consent to a client's. */
  addCondition: AddConditionResult;
  /** Adds a medication. */
  addMedication: AddMedicationResult;
  /** Adds an observation. */
  addObservation: AddObservationResult;
  /** Marks an entry as made in error. It stays in the history and leaves the lists. */
  markEnteredInError: MarkEnteredInErrorResult;
};


export type MutationAddAllergyIntoleranceArgs = {
  input: AddAllergyIntoleranceInput;
};


export type MutationAddConditionArgs = {
  input: AddConditionInput;
};


export type MutationAddMedicationArgs = {
  input: AddMedicationInput;
};


export type MutationAddObservationArgs = {
  input: AddObservationInput;
};


export type MutationMarkEnteredInErrorArgs = {
  input: MarkEnteredInErrorInput;
};

/** A measurement or statement: FHIR's Observation. */
export type Observation = {
  __typename?: 'Observation';
  /** What was measured. */
  code: Maybe<CodeableConcept>;
  /** The parts, for example of a blood pressure. */
  components: Maybe<Array<ObservationComponent>>;
  /** When it was measured, as precisely as it is known. */
  effective: Maybe<Scalars['String']['output']>;
  /** The entry's id. */
  id: Scalars['ID']['output'];
  /** registered, preliminary, final, amended, corrected, cancelled or unknown. */
  status: Maybe<Scalars['String']['output']>;
  /** The value, when it is a concept. */
  valueConcept: Maybe<CodeableConcept>;
  /** The value, when it is a quantity. */
  valueQuantity: Maybe<Quantity>;
  /** The value, when it is text. */
  valueText: Maybe<Scalars['String']['output']>;
  /** Grows with each change. */
  version: Scalars['Int']['output'];
};

/** A part of an observation. */
export type ObservationComponent = {
  __typename?: 'ObservationComponent';
  /** What was measured. */
  code: Maybe<CodeableConcept>;
  /** The value, when it is a concept. */
  valueConcept: Maybe<CodeableConcept>;
  /** The value, when it is a quantity. */
  valueQuantity: Maybe<Quantity>;
  /** The value, when it is text. */
  valueText: Maybe<Scalars['String']['output']>;
};

/** A page of observations. */
export type ObservationConnection = {
  __typename?: 'ObservationConnection';
  /** The observations with their cursors. */
  edges: Array<ObservationEdge>;
  /** Where this page begins and ends. */
  pageInfo: PageInfo;
};

/** An observation in a list. */
export type ObservationEdge = {
  __typename?: 'ObservationEdge';
  /** The position in the list. */
  cursor: Scalars['String']['output'];
  /** The observation. */
  node: Observation;
};

/** An organization, of whom this subgraph knows the id. */
export type Organization = {
  __typename?: 'Organization';
  /** The organization's id. */
  id: Scalars['ID']['output'];
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

/** A practitioner, of whom this subgraph knows the id. */
export type Practitioner = {
  __typename?: 'Practitioner';
  /** The practitioner's id. */
  id: Scalars['ID']['output'];
};

/** An expected outcome other than success. The code is stable; the message is for people. */
export type Problem = {
  /** A stable code, UPPER_SNAKE. */
  code: Scalars['String']['output'];
  /** A sentence that says what happened and what to do next. */
  message: Scalars['String']['output'];
};

/** A number with its unit: FHIR's Quantity. */
export type Quantity = {
  __typename?: 'Quantity';
  /** The unit's code in UCUM. */
  code: Maybe<Scalars['String']['output']>;
  /** The unit for people. */
  unit: Maybe<Scalars['String']['output']>;
  /** The number, every digit as its source wrote it. */
  value: Maybe<Scalars['Decimal']['output']>;
};

export type Query = {
  __typename?: 'Query';
  /** A person's health record. What the asker may not see is null, with the reason in errors. */
  healthRecord: Maybe<HealthRecord>;
};


export type QueryHealthRecordArgs = {
  personId: Scalars['ID']['input'];
};

/** A person, of whom this subgraph knows the health record. */
export type User = {
  __typename?: 'User';
  /** Who read what of the person anywhere on the platform and what was refused, the newest first, seen by the person alone. */
  accessLog: Maybe<AccessLogConnection>;
  /** The health record, for the person and for those to whom it is lent. */
  healthRecord: Maybe<HealthRecord>;
  /** The person's id. */
  id: Scalars['ID']['output'];
};


/** A person, of whom this subgraph knows the health record. */
export type UserAccessLogArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<AccessLogFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** The thing changed since it was read. Read it again and decide anew. */
export type VersionConflict = Problem & {
  __typename?: 'VersionConflict';
  /** VERSION_CONFLICT. */
  code: Scalars['String']['output'];
  /** What happened and what to do next. */
  message: Scalars['String']['output'];
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
  AllergyIntolerance: AllergyIntolerance;
  Condition: Condition;
  Medication: Medication;
  Observation: Observation;
  User: User;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  AllergyIntolerance:
    ( { __typename: 'AllergyIntolerance' }
    & GraphQLRecursivePick<FederationTypes['AllergyIntolerance'], {"id":true}> );
  Condition:
    ( { __typename: 'Condition' }
    & GraphQLRecursivePick<FederationTypes['Condition'], {"id":true}> );
  Medication:
    ( { __typename: 'Medication' }
    & GraphQLRecursivePick<FederationTypes['Medication'], {"id":true}> );
  Observation:
    ( { __typename: 'Observation' }
    & GraphQLRecursivePick<FederationTypes['Observation'], {"id":true}> );
  User:
    ( { __typename: 'User' }
    & GraphQLRecursivePick<FederationTypes['User'], {"id":true}> );
};

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  AddAllergyIntoleranceResult: ( Partial<Omit<AddAllergyIntoleranceSuccess, 'allergyIntolerance'> & { allergyIntolerance: _RefType['AllergyIntolerance'] }> );
  AddConditionResult: ( Partial<Omit<AddConditionSuccess, 'condition'> & { condition: _RefType['Condition'] }> );
  AddMedicationResult: ( Partial<Omit<AddMedicationSuccess, 'medication'> & { medication: _RefType['Medication'] }> );
  AddObservationResult: ( Partial<Omit<AddObservationSuccess, 'observation'> & { observation: _RefType['Observation'] }> );
  MarkEnteredInErrorResult:
    | ( Partial<MarkEnteredInErrorSuccess> )
    | ( Partial<VersionConflict> )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Problem: ( Partial<VersionConflict> );
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AccessLogConnection: ResolverTypeWrapper<Partial<AccessLogConnection>>;
  AccessLogEdge: ResolverTypeWrapper<Partial<AccessLogEdge>>;
  AccessLogEntry: ResolverTypeWrapper<Partial<AccessLogEntry>>;
  ID: ResolverTypeWrapper<Partial<Scalars['ID']['output']>>;
  AccessLogFilter: ResolverTypeWrapper<Partial<AccessLogFilter>>;
  AccessOutcome: ResolverTypeWrapper<Partial<AccessOutcome>>;
  AddAllergyIntoleranceInput: ResolverTypeWrapper<Partial<AddAllergyIntoleranceInput>>;
  AddAllergyIntoleranceResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AddAllergyIntoleranceResult']>>;
  AddAllergyIntoleranceSuccess: ResolverTypeWrapper<Partial<Omit<AddAllergyIntoleranceSuccess, 'allergyIntolerance'> & { allergyIntolerance: ResolversTypes['AllergyIntolerance'] }>>;
  AddConditionInput: ResolverTypeWrapper<Partial<AddConditionInput>>;
  AddConditionResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AddConditionResult']>>;
  AddConditionSuccess: ResolverTypeWrapper<Partial<Omit<AddConditionSuccess, 'condition'> & { condition: ResolversTypes['Condition'] }>>;
  AddMedicationInput: ResolverTypeWrapper<Partial<AddMedicationInput>>;
  AddMedicationResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AddMedicationResult']>>;
  AddMedicationSuccess: ResolverTypeWrapper<Partial<Omit<AddMedicationSuccess, 'medication'> & { medication: ResolversTypes['Medication'] }>>;
  AddObservationInput: ResolverTypeWrapper<Partial<AddObservationInput>>;
  AddObservationResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AddObservationResult']>>;
  AddObservationSuccess: ResolverTypeWrapper<Partial<Omit<AddObservationSuccess, 'observation'> & { observation: ResolversTypes['Observation'] }>>;
  AllergyIntolerance: ResolverTypeWrapper<AllergyIntoleranceParent>;
  AllergyIntoleranceConnection: ResolverTypeWrapper<Partial<Omit<AllergyIntoleranceConnection, 'edges'> & { edges: Array<ResolversTypes['AllergyIntoleranceEdge']> }>>;
  AllergyIntoleranceEdge: ResolverTypeWrapper<Partial<Omit<AllergyIntoleranceEdge, 'node'> & { node: ResolversTypes['AllergyIntolerance'] }>>;
  CodeableConcept: ResolverTypeWrapper<Partial<CodeableConcept>>;
  Coding: ResolverTypeWrapper<Partial<Coding>>;
  CodingInput: ResolverTypeWrapper<Partial<CodingInput>>;
  Condition: ResolverTypeWrapper<ConditionParent>;
  ConditionConnection: ResolverTypeWrapper<Partial<Omit<ConditionConnection, 'edges'> & { edges: Array<ResolversTypes['ConditionEdge']> }>>;
  ConditionEdge: ResolverTypeWrapper<Partial<Omit<ConditionEdge, 'node'> & { node: ResolversTypes['Condition'] }>>;
  DataArea: ResolverTypeWrapper<Partial<DataArea>>;
  Date: ResolverTypeWrapper<Partial<Scalars['Date']['output']>>;
  DateTime: ResolverTypeWrapper<Partial<Scalars['DateTime']['output']>>;
  Decimal: ResolverTypeWrapper<Partial<Scalars['Decimal']['output']>>;
  HealthRecord: ResolverTypeWrapper<HealthRecordParent>;
  LocalTime: ResolverTypeWrapper<Partial<Scalars['LocalTime']['output']>>;
  MarkEnteredInErrorInput: ResolverTypeWrapper<Partial<MarkEnteredInErrorInput>>;
  MarkEnteredInErrorResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['MarkEnteredInErrorResult']>>;
  MarkEnteredInErrorSuccess: ResolverTypeWrapper<Partial<MarkEnteredInErrorSuccess>>;
  Medication: ResolverTypeWrapper<MedicationParent>;
  MedicationConnection: ResolverTypeWrapper<Partial<Omit<MedicationConnection, 'edges'> & { edges: Array<ResolversTypes['MedicationEdge']> }>>;
  MedicationEdge: ResolverTypeWrapper<Partial<Omit<MedicationEdge, 'node'> & { node: ResolversTypes['Medication'] }>>;
  Modality: ResolverTypeWrapper<Partial<Modality>>;
  Money: ResolverTypeWrapper<Partial<Money>>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Observation: ResolverTypeWrapper<ObservationParent>;
  ObservationComponent: ResolverTypeWrapper<Partial<ObservationComponent>>;
  ObservationConnection: ResolverTypeWrapper<Partial<Omit<ObservationConnection, 'edges'> & { edges: Array<ResolversTypes['ObservationEdge']> }>>;
  ObservationEdge: ResolverTypeWrapper<Partial<Omit<ObservationEdge, 'node'> & { node: ResolversTypes['Observation'] }>>;
  Organization: ResolverTypeWrapper<Partial<Organization>>;
  PageInfo: ResolverTypeWrapper<Partial<PageInfo>>;
  Practitioner: ResolverTypeWrapper<Partial<Practitioner>>;
  Problem: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Problem']>;
  Quantity: ResolverTypeWrapper<Partial<Quantity>>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  SafeInt: ResolverTypeWrapper<Partial<Scalars['SafeInt']['output']>>;
  TimeZone: ResolverTypeWrapper<Partial<Scalars['TimeZone']['output']>>;
  User: ResolverTypeWrapper<UserParent>;
  VersionConflict: ResolverTypeWrapper<Partial<VersionConflict>>;
  Boolean: ResolverTypeWrapper<Partial<Scalars['Boolean']['output']>>;
  Int: ResolverTypeWrapper<Partial<Scalars['Int']['output']>>;
  String: ResolverTypeWrapper<Partial<Scalars['String']['output']>>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AccessLogConnection: Partial<AccessLogConnection>;
  AccessLogEdge: Partial<AccessLogEdge>;
  AccessLogEntry: Partial<AccessLogEntry>;
  ID: Partial<Scalars['ID']['output']>;
  AccessLogFilter: Partial<AccessLogFilter>;
  AddAllergyIntoleranceInput: Partial<AddAllergyIntoleranceInput>;
  AddAllergyIntoleranceResult: Partial<ResolversUnionTypes<ResolversParentTypes>['AddAllergyIntoleranceResult']>;
  AddAllergyIntoleranceSuccess: Partial<Omit<AddAllergyIntoleranceSuccess, 'allergyIntolerance'> & { allergyIntolerance: ResolversParentTypes['AllergyIntolerance'] }>;
  AddConditionInput: Partial<AddConditionInput>;
  AddConditionResult: Partial<ResolversUnionTypes<ResolversParentTypes>['AddConditionResult']>;
  AddConditionSuccess: Partial<Omit<AddConditionSuccess, 'condition'> & { condition: ResolversParentTypes['Condition'] }>;
  AddMedicationInput: Partial<AddMedicationInput>;
  AddMedicationResult: Partial<ResolversUnionTypes<ResolversParentTypes>['AddMedicationResult']>;
  AddMedicationSuccess: Partial<Omit<AddMedicationSuccess, 'medication'> & { medication: ResolversParentTypes['Medication'] }>;
  AddObservationInput: Partial<AddObservationInput>;
  AddObservationResult: Partial<ResolversUnionTypes<ResolversParentTypes>['AddObservationResult']>;
  AddObservationSuccess: Partial<Omit<AddObservationSuccess, 'observation'> & { observation: ResolversParentTypes['Observation'] }>;
  AllergyIntolerance: AllergyIntoleranceParent;
  AllergyIntoleranceConnection: Partial<Omit<AllergyIntoleranceConnection, 'edges'> & { edges: Array<ResolversParentTypes['AllergyIntoleranceEdge']> }>;
  AllergyIntoleranceEdge: Partial<Omit<AllergyIntoleranceEdge, 'node'> & { node: ResolversParentTypes['AllergyIntolerance'] }>;
  CodeableConcept: Partial<CodeableConcept>;
  Coding: Partial<Coding>;
  CodingInput: Partial<CodingInput>;
  Condition: ConditionParent;
  ConditionConnection: Partial<Omit<ConditionConnection, 'edges'> & { edges: Array<ResolversParentTypes['ConditionEdge']> }>;
  ConditionEdge: Partial<Omit<ConditionEdge, 'node'> & { node: ResolversParentTypes['Condition'] }>;
  Date: Partial<Scalars['Date']['output']>;
  DateTime: Partial<Scalars['DateTime']['output']>;
  Decimal: Partial<Scalars['Decimal']['output']>;
  HealthRecord: HealthRecordParent;
  LocalTime: Partial<Scalars['LocalTime']['output']>;
  MarkEnteredInErrorInput: Partial<MarkEnteredInErrorInput>;
  MarkEnteredInErrorResult: Partial<ResolversUnionTypes<ResolversParentTypes>['MarkEnteredInErrorResult']>;
  MarkEnteredInErrorSuccess: Partial<MarkEnteredInErrorSuccess>;
  Medication: MedicationParent;
  MedicationConnection: Partial<Omit<MedicationConnection, 'edges'> & { edges: Array<ResolversParentTypes['MedicationEdge']> }>;
  MedicationEdge: Partial<Omit<MedicationEdge, 'node'> & { node: ResolversParentTypes['Medication'] }>;
  Money: Partial<Money>;
  Mutation: Record<PropertyKey, never>;
  Observation: ObservationParent;
  ObservationComponent: Partial<ObservationComponent>;
  ObservationConnection: Partial<Omit<ObservationConnection, 'edges'> & { edges: Array<ResolversParentTypes['ObservationEdge']> }>;
  ObservationEdge: Partial<Omit<ObservationEdge, 'node'> & { node: ResolversParentTypes['Observation'] }>;
  Organization: Partial<Organization>;
  PageInfo: Partial<PageInfo>;
  Practitioner: Partial<Practitioner>;
  Problem: ResolversInterfaceTypes<ResolversParentTypes>['Problem'];
  Quantity: Partial<Quantity>;
  Query: Record<PropertyKey, never>;
  SafeInt: Partial<Scalars['SafeInt']['output']>;
  TimeZone: Partial<Scalars['TimeZone']['output']>;
  User: UserParent;
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

export type AccessLogConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AccessLogConnection'] = ResolversParentTypes['AccessLogConnection']> = {
  edges?: Resolver<Array<ResolversTypes['AccessLogEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  upToDateAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type AccessLogEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AccessLogEdge'] = ResolversParentTypes['AccessLogEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['AccessLogEntry'], ParentType, ContextType>;
};

export type AccessLogEntryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AccessLogEntry'] = ResolversParentTypes['AccessLogEntry']> = {
  action?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  appId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  area?: Resolver<ResolversTypes['DataArea'], ParentType, ContextType>;
  consentId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  fields?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  onBehalfOfId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  organization?: Resolver<Maybe<ResolversTypes['Organization']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['AccessOutcome'], ParentType, ContextType>;
  practitioner?: Resolver<Maybe<ResolversTypes['Practitioner']>, ParentType, ContextType>;
  purpose?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  self?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AddAllergyIntoleranceResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddAllergyIntoleranceResult'] = ResolversParentTypes['AddAllergyIntoleranceResult']> = {
  __resolveType: TypeResolveFn<'AddAllergyIntoleranceSuccess', ParentType, ContextType>;
};

export type AddAllergyIntoleranceSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddAllergyIntoleranceSuccess'] = ResolversParentTypes['AddAllergyIntoleranceSuccess']> = {
  allergyIntolerance?: Resolver<ResolversTypes['AllergyIntolerance'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AddConditionResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddConditionResult'] = ResolversParentTypes['AddConditionResult']> = {
  __resolveType: TypeResolveFn<'AddConditionSuccess', ParentType, ContextType>;
};

export type AddConditionSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddConditionSuccess'] = ResolversParentTypes['AddConditionSuccess']> = {
  condition?: Resolver<ResolversTypes['Condition'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AddMedicationResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddMedicationResult'] = ResolversParentTypes['AddMedicationResult']> = {
  __resolveType: TypeResolveFn<'AddMedicationSuccess', ParentType, ContextType>;
};

export type AddMedicationSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddMedicationSuccess'] = ResolversParentTypes['AddMedicationSuccess']> = {
  medication?: Resolver<ResolversTypes['Medication'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AddObservationResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddObservationResult'] = ResolversParentTypes['AddObservationResult']> = {
  __resolveType: TypeResolveFn<'AddObservationSuccess', ParentType, ContextType>;
};

export type AddObservationSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddObservationSuccess'] = ResolversParentTypes['AddObservationSuccess']> = {
  observation?: Resolver<ResolversTypes['Observation'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AllergyIntoleranceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AllergyIntolerance'] = ResolversParentTypes['AllergyIntolerance'], FederationReferenceType extends FederationReferenceTypes['AllergyIntolerance'] = FederationReferenceTypes['AllergyIntolerance']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['AllergyIntolerance']> | FederationReferenceType, FederationReferenceType, ContextType>;
  categories?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  clinicalStatus?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  code?: Resolver<Maybe<ResolversTypes['CodeableConcept']>, ParentType, ContextType>;
  criticality?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  recordedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AllergyIntoleranceConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AllergyIntoleranceConnection'] = ResolversParentTypes['AllergyIntoleranceConnection']> = {
  edges?: Resolver<Array<ResolversTypes['AllergyIntoleranceEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type AllergyIntoleranceEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AllergyIntoleranceEdge'] = ResolversParentTypes['AllergyIntoleranceEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['AllergyIntolerance'], ParentType, ContextType>;
};

export type CodeableConceptResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CodeableConcept'] = ResolversParentTypes['CodeableConcept']> = {
  coding?: Resolver<Maybe<Array<ResolversTypes['Coding']>>, ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CodingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Coding'] = ResolversParentTypes['Coding']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  display?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  system?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ConditionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Condition'] = ResolversParentTypes['Condition'], FederationReferenceType extends FederationReferenceTypes['Condition'] = FederationReferenceTypes['Condition']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Condition']> | FederationReferenceType, FederationReferenceType, ContextType>;
  abatement?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  clinicalStatus?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  code?: Resolver<Maybe<ResolversTypes['CodeableConcept']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  onset?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recordedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  verificationStatus?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ConditionConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConditionConnection'] = ResolversParentTypes['ConditionConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ConditionEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ConditionEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConditionEdge'] = ResolversParentTypes['ConditionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Condition'], ParentType, ContextType>;
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

export type HealthRecordResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HealthRecord'] = ResolversParentTypes['HealthRecord']> = {
  allergies?: Resolver<Maybe<ResolversTypes['AllergyIntoleranceConnection']>, ParentType, ContextType, RequireFields<HealthRecordAllergiesArgs, 'first'>>;
  conditions?: Resolver<Maybe<ResolversTypes['ConditionConnection']>, ParentType, ContextType, RequireFields<HealthRecordConditionsArgs, 'first'>>;
  medications?: Resolver<Maybe<ResolversTypes['MedicationConnection']>, ParentType, ContextType, RequireFields<HealthRecordMedicationsArgs, 'first'>>;
  observations?: Resolver<Maybe<ResolversTypes['ObservationConnection']>, ParentType, ContextType, RequireFields<HealthRecordObservationsArgs, 'first'>>;
  person?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export interface LocalTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['LocalTime'], any> {
  name: 'LocalTime';
}

export type MarkEnteredInErrorResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MarkEnteredInErrorResult'] = ResolversParentTypes['MarkEnteredInErrorResult']> = {
  __resolveType: TypeResolveFn<'MarkEnteredInErrorSuccess' | 'VersionConflict', ParentType, ContextType>;
};

export type MarkEnteredInErrorSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MarkEnteredInErrorSuccess'] = ResolversParentTypes['MarkEnteredInErrorSuccess']> = {
  entryId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MedicationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Medication'] = ResolversParentTypes['Medication'], FederationReferenceType extends FederationReferenceTypes['Medication'] = FederationReferenceTypes['Medication']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Medication']> | FederationReferenceType, FederationReferenceType, ContextType>;
  authoredOn?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  code?: Resolver<Maybe<ResolversTypes['CodeableConcept']>, ParentType, ContextType>;
  dosage?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MedicationConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MedicationConnection'] = ResolversParentTypes['MedicationConnection']> = {
  edges?: Resolver<Array<ResolversTypes['MedicationEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type MedicationEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MedicationEdge'] = ResolversParentTypes['MedicationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Medication'], ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amountMinor?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  addAllergyIntolerance?: Resolver<ResolversTypes['AddAllergyIntoleranceResult'], ParentType, ContextType, RequireFields<MutationAddAllergyIntoleranceArgs, 'input'>>;
  addCondition?: Resolver<ResolversTypes['AddConditionResult'], ParentType, ContextType, RequireFields<MutationAddConditionArgs, 'input'>>;
  addMedication?: Resolver<ResolversTypes['AddMedicationResult'], ParentType, ContextType, RequireFields<MutationAddMedicationArgs, 'input'>>;
  addObservation?: Resolver<ResolversTypes['AddObservationResult'], ParentType, ContextType, RequireFields<MutationAddObservationArgs, 'input'>>;
  markEnteredInError?: Resolver<ResolversTypes['MarkEnteredInErrorResult'], ParentType, ContextType, RequireFields<MutationMarkEnteredInErrorArgs, 'input'>>;
};

export type ObservationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Observation'] = ResolversParentTypes['Observation'], FederationReferenceType extends FederationReferenceTypes['Observation'] = FederationReferenceTypes['Observation']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Observation']> | FederationReferenceType, FederationReferenceType, ContextType>;
  code?: Resolver<Maybe<ResolversTypes['CodeableConcept']>, ParentType, ContextType>;
  components?: Resolver<Maybe<Array<ResolversTypes['ObservationComponent']>>, ParentType, ContextType>;
  effective?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  valueConcept?: Resolver<Maybe<ResolversTypes['CodeableConcept']>, ParentType, ContextType>;
  valueQuantity?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  valueText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ObservationComponentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ObservationComponent'] = ResolversParentTypes['ObservationComponent']> = {
  code?: Resolver<Maybe<ResolversTypes['CodeableConcept']>, ParentType, ContextType>;
  valueConcept?: Resolver<Maybe<ResolversTypes['CodeableConcept']>, ParentType, ContextType>;
  valueQuantity?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  valueText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ObservationConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ObservationConnection'] = ResolversParentTypes['ObservationConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ObservationEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ObservationEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ObservationEdge'] = ResolversParentTypes['ObservationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Observation'], ParentType, ContextType>;
};

export type OrganizationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Organization'] = ResolversParentTypes['Organization']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PractitionerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Practitioner'] = ResolversParentTypes['Practitioner']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type ProblemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Problem'] = ResolversParentTypes['Problem']> = {
  __resolveType: TypeResolveFn<'VersionConflict', ParentType, ContextType>;
};

export type QuantityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Quantity'] = ResolversParentTypes['Quantity']> = {
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  healthRecord?: Resolver<Maybe<ResolversTypes['HealthRecord']>, ParentType, ContextType, RequireFields<QueryHealthRecordArgs, 'personId'>>;
};

export interface SafeIntScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['SafeInt'], any> {
  name: 'SafeInt';
}

export interface TimeZoneScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['TimeZone'], any> {
  name: 'TimeZone';
}

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User'], FederationReferenceType extends FederationReferenceTypes['User'] = FederationReferenceTypes['User']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']> | FederationReferenceType, FederationReferenceType, ContextType>;
  accessLog?: Resolver<Maybe<ResolversTypes['AccessLogConnection']>, ParentType, ContextType, RequireFields<UserAccessLogArgs, 'first'>>;
  healthRecord?: Resolver<Maybe<ResolversTypes['HealthRecord']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type VersionConflictResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VersionConflict'] = ResolversParentTypes['VersionConflict']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  AccessLogConnection?: AccessLogConnectionResolvers<ContextType>;
  AccessLogEdge?: AccessLogEdgeResolvers<ContextType>;
  AccessLogEntry?: AccessLogEntryResolvers<ContextType>;
  AddAllergyIntoleranceResult?: AddAllergyIntoleranceResultResolvers<ContextType>;
  AddAllergyIntoleranceSuccess?: AddAllergyIntoleranceSuccessResolvers<ContextType>;
  AddConditionResult?: AddConditionResultResolvers<ContextType>;
  AddConditionSuccess?: AddConditionSuccessResolvers<ContextType>;
  AddMedicationResult?: AddMedicationResultResolvers<ContextType>;
  AddMedicationSuccess?: AddMedicationSuccessResolvers<ContextType>;
  AddObservationResult?: AddObservationResultResolvers<ContextType>;
  AddObservationSuccess?: AddObservationSuccessResolvers<ContextType>;
  AllergyIntolerance?: AllergyIntoleranceResolvers<ContextType>;
  AllergyIntoleranceConnection?: AllergyIntoleranceConnectionResolvers<ContextType>;
  AllergyIntoleranceEdge?: AllergyIntoleranceEdgeResolvers<ContextType>;
  CodeableConcept?: CodeableConceptResolvers<ContextType>;
  Coding?: CodingResolvers<ContextType>;
  Condition?: ConditionResolvers<ContextType>;
  ConditionConnection?: ConditionConnectionResolvers<ContextType>;
  ConditionEdge?: ConditionEdgeResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  HealthRecord?: HealthRecordResolvers<ContextType>;
  LocalTime?: GraphQLScalarType;
  MarkEnteredInErrorResult?: MarkEnteredInErrorResultResolvers<ContextType>;
  MarkEnteredInErrorSuccess?: MarkEnteredInErrorSuccessResolvers<ContextType>;
  Medication?: MedicationResolvers<ContextType>;
  MedicationConnection?: MedicationConnectionResolvers<ContextType>;
  MedicationEdge?: MedicationEdgeResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Observation?: ObservationResolvers<ContextType>;
  ObservationComponent?: ObservationComponentResolvers<ContextType>;
  ObservationConnection?: ObservationConnectionResolvers<ContextType>;
  ObservationEdge?: ObservationEdgeResolvers<ContextType>;
  Organization?: OrganizationResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Practitioner?: PractitionerResolvers<ContextType>;
  Problem?: ProblemResolvers<ContextType>;
  Quantity?: QuantityResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  SafeInt?: GraphQLScalarType;
  TimeZone?: GraphQLScalarType;
  User?: UserResolvers<ContextType>;
  VersionConflict?: VersionConflictResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  cacheControl?: CacheControlDirectiveResolver<any, any, ContextType>;
  personal?: PersonalDirectiveResolver<any, any, ContextType>;
  phi?: PhiDirectiveResolver<any, any, ContextType>;
  sizedBy?: SizedByDirectiveResolver<any, any, ContextType>;
};
