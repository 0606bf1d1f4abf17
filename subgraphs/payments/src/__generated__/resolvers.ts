import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { PaymentParent, RefundParent, AppointmentParent, BookingProcessParent, UserParent, OrganizationParent, HoldPaymentParent } from '../resolvers/parents.ts';
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

/** An appointment, of whom this subgraph knows the payment. */
export type Appointment = {
  __typename?: 'Appointment';
  /** The appointment's id. */
  id: Scalars['ID']['output'];
  /** Its payment, seen by the payer and the practice; null when it is free. */
  payment: Maybe<Payment>;
  /** The payment's id, as bookings knows it from the first moment. */
  paymentId: Maybe<Scalars['ID']['output']>;
};

/** The booking of a hold, of which this subgraph knows the payment. */
export type BookingProcess = {
  __typename?: 'BookingProcess';
  /** The hold's id. */
  id: Scalars['ID']['output'];
  /** Its payment, seen by the payer and the practice; null while nobody has begun to pay, and when it is free. */
  payment: Maybe<Payment>;
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

/** What to pay. */
export type CreatePaymentInput = {
  /** Same key, same answer. */
  idempotencyKey: Scalars['String']['input'];
  /** The signed quote of the hold. */
  quote: Scalars['String']['input'];
};

/** What createPayment may answer. */
export type CreatePaymentResult = CreatePaymentSuccess | QuoteExpired | QuoteInvalid;

/** The payment waits for its confirmation. */
export type CreatePaymentSuccess = {
  __typename?: 'CreatePaymentSuccess';
  /** The payment. */
  payment: Payment;
};

/** Whether a hold is paid for, asked by bookings when its own copy may be late. Subgraphs only. */
export type HoldPayment = {
  __typename?: 'HoldPayment';
  /** How much. */
  amountMinor: Maybe<Scalars['SafeInt']['output']>;
  /** Whether the whole price is authorised or taken. */
  authorized: Scalars['Boolean']['output'];
  /** ISO 4217. */
  currency: Maybe<Scalars['String']['output']>;
  /** The hold's id. */
  id: Scalars['ID']['output'];
  /** The payment's id, when there is one. */
  paymentId: Maybe<Scalars['ID']['output']>;
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
  /** Begins the payment of a quoted hold. The client then confirms it with the client secret. */
  createPayment: CreatePaymentResult;
  /** Gives money back, all or part, by owners and managers. */
  refundPayment: RefundPaymentResult;
};


export type MutationCreatePaymentArgs = {
  input: CreatePaymentInput;
};


export type MutationRefundPaymentArgs = {
  input: RefundPaymentInput;
};

/** Nothing was taken, or less is left than is asked. */
export type NotRefundable = Problem & {
  __typename?: 'NotRefundable';
  /** NOT_REFUNDABLE. */
  code: Scalars['String']['output'];
  /** What happened and what to do next. */
  message: Scalars['String']['output'];
};

/** An organization, of whom this subgraph knows the payments. */
export type Organization = {
  __typename?: 'Organization';
  /** The organization's id. */
  id: Scalars['ID']['output'];
  /** The payments, seen by the practice's owners, managers and front desk. */
  payments: Maybe<PaymentConnection>;
};


/** An organization, of whom this subgraph knows the payments. */
export type OrganizationPaymentsArgs = {
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

/** A payment, in the words of Stripe's PaymentIntent. */
export type Payment = {
  __typename?: 'Payment';
  /** How much is asked. */
  amount: Money;
  /** What is paid for, once it is booked. */
  appointment: Maybe<Appointment>;
  /** How much was taken. */
  captured: Money;
  /** The secret with which the client confirms, seen by the payer alone. */
  clientSecret: Maybe<Scalars['String']['output']>;
  /** When it began. */
  createdAt: Scalars['DateTime']['output'];
  /** The payment's id. */
  id: Scalars['ID']['output'];
  /** Who is paid. */
  organization: Maybe<Organization>;
  /** Who pays. */
  payer: User;
  /** How much was given back. */
  refunded: Money;
  /** The refunds. */
  refunds: RefundConnection;
  /** Its state. */
  status: PaymentStatus;
};


/** A payment, in the words of Stripe's PaymentIntent. */
export type PaymentRefundsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of payments. */
export type PaymentConnection = {
  __typename?: 'PaymentConnection';
  /** The payments with their cursors. */
  edges: Array<PaymentEdge>;
  /** Where this page begins and ends. */
  pageInfo: PageInfo;
};

/** A payment in a list. */
export type PaymentEdge = {
  __typename?: 'PaymentEdge';
  /** The position in the list. */
  cursor: Scalars['String']['output'];
  /** The payment. */
  node: Payment;
};

/** Stripe's PaymentIntent.status. */
export type PaymentStatus =
  /** Ended without money taken. */
  | 'CANCELED'
  /** Is on its way. */
  | 'PROCESSING'
  /** Waits for the client, for example at their bank. */
  | 'REQUIRES_ACTION'
  /** Authorised: the money is reserved and not yet taken. */
  | 'REQUIRES_CAPTURE'
  /** Waits to be confirmed. */
  | 'REQUIRES_CONFIRMATION'
  /** Waits for a way to pay. */
  | 'REQUIRES_PAYMENT_METHOD'
  /** Taken. */
  | 'SUCCEEDED'
  /** A state that this release does not know. */
  | 'UNKNOWN';

/** An expected outcome other than success. The code is stable; the message is for people. */
export type Problem = {
  /** A stable code, UPPER_SNAKE. */
  code: Scalars['String']['output'];
  /** A sentence that says what happened and what to do next. */
  message: Scalars['String']['output'];
};

export type Query = {
  __typename?: 'Query';
  /** A payment by id, seen by its payer and the practice. */
  payment: Maybe<Payment>;
};


export type QueryPaymentArgs = {
  id: Scalars['ID']['input'];
};

/** The quote lapsed. Hold the slot anew. */
export type QuoteExpired = Problem & {
  __typename?: 'QuoteExpired';
  /** QUOTE_EXPIRED. */
  code: Scalars['String']['output'];
  /** What happened and what to do next. */
  message: Scalars['String']['output'];
};

/** The quote is not one of ours, or not for this person. */
export type QuoteInvalid = Problem & {
  __typename?: 'QuoteInvalid';
  /** QUOTE_INVALID. */
  code: Scalars['String']['output'];
  /** What happened and what to do next. */
  message: Scalars['String']['output'];
};

/** Money given back. */
export type Refund = {
  __typename?: 'Refund';
  /** How much. */
  amount: Money;
  /** When it was asked for. */
  createdAt: Scalars['DateTime']['output'];
  /** The refund's id. */
  id: Scalars['ID']['output'];
  /** Its state. */
  status: RefundStatus;
};

/** A page of refunds. */
export type RefundConnection = {
  __typename?: 'RefundConnection';
  /** The refunds with their cursors. */
  edges: Array<RefundEdge>;
  /** Where this page begins and ends. */
  pageInfo: PageInfo;
};

/** A refund in a list. */
export type RefundEdge = {
  __typename?: 'RefundEdge';
  /** The position in the list. */
  cursor: Scalars['String']['output'];
  /** The refund. */
  node: Refund;
};

/** What to give back. */
export type RefundPaymentInput = {
  /** How much in minor units; all that is left when absent. */
  amountMinor?: InputMaybe<Scalars['SafeInt']['input']>;
  /** Same key, same answer. */
  idempotencyKey: Scalars['String']['input'];
  /** The payment. */
  paymentId: Scalars['ID']['input'];
};

/** What refundPayment may answer. */
export type RefundPaymentResult = NotRefundable | RefundPaymentSuccess;

/** The refund is on its way. */
export type RefundPaymentSuccess = {
  __typename?: 'RefundPaymentSuccess';
  /** The payment. */
  payment: Payment;
};

/** Stripe's Refund.status. */
export type RefundStatus =
  /** Taken back. */
  | 'CANCELED'
  /** Refused. */
  | 'FAILED'
  /** On its way. */
  | 'PENDING'
  /** Waits for the client. */
  | 'REQUIRES_ACTION'
  /** Done. */
  | 'SUCCEEDED';

/** A person, of whom this subgraph knows the payments. */
export type User = {
  __typename?: 'User';
  /** The person's id. */
  id: Scalars['ID']['output'];
  /** The person's payments, seen by the person alone. */
  payments: Maybe<PaymentConnection>;
};


/** A person, of whom this subgraph knows the payments. */
export type UserPaymentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
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
  Appointment: Appointment;
  BookingProcess: BookingProcess;
  HoldPayment: HoldPayment;
  Organization: Organization;
  Payment: Payment;
  User: User;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Appointment:
    ( { __typename: 'Appointment' }
    & GraphQLRecursivePick<FederationTypes['Appointment'], {"id":true}>
    & ( Record<PropertyKey, never>
        | GraphQLRecursivePick<FederationTypes['Appointment'], {"paymentId":true}> ) );
  BookingProcess:
    ( { __typename: 'BookingProcess' }
    & GraphQLRecursivePick<FederationTypes['BookingProcess'], {"id":true}> );
  HoldPayment:
    ( { __typename: 'HoldPayment' }
    & GraphQLRecursivePick<FederationTypes['HoldPayment'], {"id":true}> );
  Organization:
    ( { __typename: 'Organization' }
    & GraphQLRecursivePick<FederationTypes['Organization'], {"id":true}> );
  Payment:
    ( { __typename: 'Payment' }
    & GraphQLRecursivePick<FederationTypes['Payment'], {"id":true}> );
  User:
    ( { __typename: 'User' }
    & GraphQLRecursivePick<FederationTypes['User'], {"id":true}> );
};

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  CreatePaymentResult:
    | ( Partial<Omit<CreatePaymentSuccess, 'payment'> & { payment: _RefType['Payment'] }> )
    | ( Partial<QuoteExpired> )
    | ( Partial<QuoteInvalid> )
  ;
  RefundPaymentResult:
    | ( Partial<NotRefundable> )
    | ( Partial<Omit<RefundPaymentSuccess, 'payment'> & { payment: _RefType['Payment'] }> )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Problem:
    | ( Partial<NotRefundable> )
    | ( Partial<QuoteExpired> )
    | ( Partial<QuoteInvalid> )
    | ( Partial<VersionConflict> )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Appointment: ResolverTypeWrapper<AppointmentParent>;
  ID: ResolverTypeWrapper<Partial<Scalars['ID']['output']>>;
  BookingProcess: ResolverTypeWrapper<BookingProcessParent>;
  Coding: ResolverTypeWrapper<Partial<Coding>>;
  CodingInput: ResolverTypeWrapper<Partial<CodingInput>>;
  CreatePaymentInput: ResolverTypeWrapper<Partial<CreatePaymentInput>>;
  CreatePaymentResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreatePaymentResult']>>;
  CreatePaymentSuccess: ResolverTypeWrapper<Partial<Omit<CreatePaymentSuccess, 'payment'> & { payment: ResolversTypes['Payment'] }>>;
  Date: ResolverTypeWrapper<Partial<Scalars['Date']['output']>>;
  DateTime: ResolverTypeWrapper<Partial<Scalars['DateTime']['output']>>;
  Decimal: ResolverTypeWrapper<Partial<Scalars['Decimal']['output']>>;
  HoldPayment: ResolverTypeWrapper<HoldPaymentParent>;
  LocalTime: ResolverTypeWrapper<Partial<Scalars['LocalTime']['output']>>;
  Modality: ResolverTypeWrapper<Partial<Modality>>;
  Money: ResolverTypeWrapper<Partial<Money>>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  NotRefundable: ResolverTypeWrapper<Partial<NotRefundable>>;
  Organization: ResolverTypeWrapper<OrganizationParent>;
  PageInfo: ResolverTypeWrapper<Partial<PageInfo>>;
  Payment: ResolverTypeWrapper<PaymentParent>;
  PaymentConnection: ResolverTypeWrapper<Partial<Omit<PaymentConnection, 'edges'> & { edges: Array<ResolversTypes['PaymentEdge']> }>>;
  PaymentEdge: ResolverTypeWrapper<Partial<Omit<PaymentEdge, 'node'> & { node: ResolversTypes['Payment'] }>>;
  PaymentStatus: ResolverTypeWrapper<Partial<PaymentStatus>>;
  Problem: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Problem']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  QuoteExpired: ResolverTypeWrapper<Partial<QuoteExpired>>;
  QuoteInvalid: ResolverTypeWrapper<Partial<QuoteInvalid>>;
  Refund: ResolverTypeWrapper<RefundParent>;
  RefundConnection: ResolverTypeWrapper<Partial<Omit<RefundConnection, 'edges'> & { edges: Array<ResolversTypes['RefundEdge']> }>>;
  RefundEdge: ResolverTypeWrapper<Partial<Omit<RefundEdge, 'node'> & { node: ResolversTypes['Refund'] }>>;
  RefundPaymentInput: ResolverTypeWrapper<Partial<RefundPaymentInput>>;
  RefundPaymentResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RefundPaymentResult']>>;
  RefundPaymentSuccess: ResolverTypeWrapper<Partial<Omit<RefundPaymentSuccess, 'payment'> & { payment: ResolversTypes['Payment'] }>>;
  RefundStatus: ResolverTypeWrapper<Partial<RefundStatus>>;
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
  Appointment: AppointmentParent;
  ID: Partial<Scalars['ID']['output']>;
  BookingProcess: BookingProcessParent;
  Coding: Partial<Coding>;
  CodingInput: Partial<CodingInput>;
  CreatePaymentInput: Partial<CreatePaymentInput>;
  CreatePaymentResult: Partial<ResolversUnionTypes<ResolversParentTypes>['CreatePaymentResult']>;
  CreatePaymentSuccess: Partial<Omit<CreatePaymentSuccess, 'payment'> & { payment: ResolversParentTypes['Payment'] }>;
  Date: Partial<Scalars['Date']['output']>;
  DateTime: Partial<Scalars['DateTime']['output']>;
  Decimal: Partial<Scalars['Decimal']['output']>;
  HoldPayment: HoldPaymentParent;
  LocalTime: Partial<Scalars['LocalTime']['output']>;
  Money: Partial<Money>;
  Mutation: Record<PropertyKey, never>;
  NotRefundable: Partial<NotRefundable>;
  Organization: OrganizationParent;
  PageInfo: Partial<PageInfo>;
  Payment: PaymentParent;
  PaymentConnection: Partial<Omit<PaymentConnection, 'edges'> & { edges: Array<ResolversParentTypes['PaymentEdge']> }>;
  PaymentEdge: Partial<Omit<PaymentEdge, 'node'> & { node: ResolversParentTypes['Payment'] }>;
  Problem: ResolversInterfaceTypes<ResolversParentTypes>['Problem'];
  Query: Record<PropertyKey, never>;
  QuoteExpired: Partial<QuoteExpired>;
  QuoteInvalid: Partial<QuoteInvalid>;
  Refund: RefundParent;
  RefundConnection: Partial<Omit<RefundConnection, 'edges'> & { edges: Array<ResolversParentTypes['RefundEdge']> }>;
  RefundEdge: Partial<Omit<RefundEdge, 'node'> & { node: ResolversParentTypes['Refund'] }>;
  RefundPaymentInput: Partial<RefundPaymentInput>;
  RefundPaymentResult: Partial<ResolversUnionTypes<ResolversParentTypes>['RefundPaymentResult']>;
  RefundPaymentSuccess: Partial<Omit<RefundPaymentSuccess, 'payment'> & { payment: ResolversParentTypes['Payment'] }>;
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

export type AppointmentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Appointment'] = ResolversParentTypes['Appointment'], FederationReferenceType extends FederationReferenceTypes['Appointment'] = FederationReferenceTypes['Appointment']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Appointment']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  payment?: Resolver<Maybe<ResolversTypes['Payment']>, ParentType, ContextType>;
};

export type BookingProcessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BookingProcess'] = ResolversParentTypes['BookingProcess'], FederationReferenceType extends FederationReferenceTypes['BookingProcess'] = FederationReferenceTypes['BookingProcess']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['BookingProcess']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  payment?: Resolver<Maybe<ResolversTypes['Payment']>, ParentType, ContextType>;
};

export type CodingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Coding'] = ResolversParentTypes['Coding']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  display?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  system?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CreatePaymentResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreatePaymentResult'] = ResolversParentTypes['CreatePaymentResult']> = {
  __resolveType: TypeResolveFn<'CreatePaymentSuccess' | 'QuoteExpired' | 'QuoteInvalid', ParentType, ContextType>;
};

export type CreatePaymentSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreatePaymentSuccess'] = ResolversParentTypes['CreatePaymentSuccess']> = {
  payment?: Resolver<ResolversTypes['Payment'], ParentType, ContextType>;
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

export type HoldPaymentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HoldPayment'] = ResolversParentTypes['HoldPayment'], FederationReferenceType extends FederationReferenceTypes['HoldPayment'] = FederationReferenceTypes['HoldPayment']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['HoldPayment']> | FederationReferenceType, FederationReferenceType, ContextType>;
  amountMinor?: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
  authorized?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  currency?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  paymentId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export interface LocalTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['LocalTime'], any> {
  name: 'LocalTime';
}

export type MoneyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amountMinor?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  createPayment?: Resolver<ResolversTypes['CreatePaymentResult'], ParentType, ContextType, RequireFields<MutationCreatePaymentArgs, 'input'>>;
  refundPayment?: Resolver<ResolversTypes['RefundPaymentResult'], ParentType, ContextType, RequireFields<MutationRefundPaymentArgs, 'input'>>;
};

export type NotRefundableResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotRefundable'] = ResolversParentTypes['NotRefundable']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OrganizationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Organization'] = ResolversParentTypes['Organization'], FederationReferenceType extends FederationReferenceTypes['Organization'] = FederationReferenceTypes['Organization']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Organization']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  payments?: Resolver<Maybe<ResolversTypes['PaymentConnection']>, ParentType, ContextType, RequireFields<OrganizationPaymentsArgs, 'first'>>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PaymentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Payment'] = ResolversParentTypes['Payment'], FederationReferenceType extends FederationReferenceTypes['Payment'] = FederationReferenceTypes['Payment']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Payment']> | FederationReferenceType, FederationReferenceType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  appointment?: Resolver<Maybe<ResolversTypes['Appointment']>, ParentType, ContextType>;
  captured?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  clientSecret?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  organization?: Resolver<Maybe<ResolversTypes['Organization']>, ParentType, ContextType>;
  payer?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  refunded?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  refunds?: Resolver<ResolversTypes['RefundConnection'], ParentType, ContextType, RequireFields<PaymentRefundsArgs, 'first'>>;
  status?: Resolver<ResolversTypes['PaymentStatus'], ParentType, ContextType>;
};

export type PaymentConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PaymentConnection'] = ResolversParentTypes['PaymentConnection']> = {
  edges?: Resolver<Array<ResolversTypes['PaymentEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PaymentEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PaymentEdge'] = ResolversParentTypes['PaymentEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Payment'], ParentType, ContextType>;
};

export type ProblemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Problem'] = ResolversParentTypes['Problem']> = {
  __resolveType: TypeResolveFn<'NotRefundable' | 'QuoteExpired' | 'QuoteInvalid' | 'VersionConflict', ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  payment?: Resolver<Maybe<ResolversTypes['Payment']>, ParentType, ContextType, RequireFields<QueryPaymentArgs, 'id'>>;
};

export type QuoteExpiredResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QuoteExpired'] = ResolversParentTypes['QuoteExpired']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type QuoteInvalidResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QuoteInvalid'] = ResolversParentTypes['QuoteInvalid']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RefundResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Refund'] = ResolversParentTypes['Refund']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['RefundStatus'], ParentType, ContextType>;
};

export type RefundConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RefundConnection'] = ResolversParentTypes['RefundConnection']> = {
  edges?: Resolver<Array<ResolversTypes['RefundEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type RefundEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RefundEdge'] = ResolversParentTypes['RefundEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Refund'], ParentType, ContextType>;
};

export type RefundPaymentResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RefundPaymentResult'] = ResolversParentTypes['RefundPaymentResult']> = {
  __resolveType: TypeResolveFn<'NotRefundable' | 'RefundPaymentSuccess', ParentType, ContextType>;
};

export type RefundPaymentSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RefundPaymentSuccess'] = ResolversParentTypes['RefundPaymentSuccess']> = {
  payment?: Resolver<ResolversTypes['Payment'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface SafeIntScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['SafeInt'], any> {
  name: 'SafeInt';
}

export interface TimeZoneScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['TimeZone'], any> {
  name: 'TimeZone';
}

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User'], FederationReferenceType extends FederationReferenceTypes['User'] = FederationReferenceTypes['User']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  payments?: Resolver<Maybe<ResolversTypes['PaymentConnection']>, ParentType, ContextType, RequireFields<UserPaymentsArgs, 'first'>>;
};

export type VersionConflictResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VersionConflict'] = ResolversParentTypes['VersionConflict']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  Appointment?: AppointmentResolvers<ContextType>;
  BookingProcess?: BookingProcessResolvers<ContextType>;
  Coding?: CodingResolvers<ContextType>;
  CreatePaymentResult?: CreatePaymentResultResolvers<ContextType>;
  CreatePaymentSuccess?: CreatePaymentSuccessResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  HoldPayment?: HoldPaymentResolvers<ContextType>;
  LocalTime?: GraphQLScalarType;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  NotRefundable?: NotRefundableResolvers<ContextType>;
  Organization?: OrganizationResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Payment?: PaymentResolvers<ContextType>;
  PaymentConnection?: PaymentConnectionResolvers<ContextType>;
  PaymentEdge?: PaymentEdgeResolvers<ContextType>;
  Problem?: ProblemResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  QuoteExpired?: QuoteExpiredResolvers<ContextType>;
  QuoteInvalid?: QuoteInvalidResolvers<ContextType>;
  Refund?: RefundResolvers<ContextType>;
  RefundConnection?: RefundConnectionResolvers<ContextType>;
  RefundEdge?: RefundEdgeResolvers<ContextType>;
  RefundPaymentResult?: RefundPaymentResultResolvers<ContextType>;
  RefundPaymentSuccess?: RefundPaymentSuccessResolvers<ContextType>;
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
