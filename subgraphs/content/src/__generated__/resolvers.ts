import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { ArticleParent, ArticleVersionParent, UserParent, OrganizationParent, PractitionerParent } from '../resolvers/parents.ts';
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

/** The article was taken out of sight for good. Write a new one. */
export type AlreadyRetired = Problem & {
  __typename?: 'AlreadyRetired';
  /** ALREADY_RETIRED. */
  code: Scalars['String']['output'];
  /** What happened and what to do next. */
  message: Scalars['String']['output'];
};

/** Something to read. */
export type Article = {
  __typename?: 'Article';
  /** Who wrote it. */
  author: Maybe<User>;
  /** The text, as safe HTML. */
  body: Scalars['String']['output'];
  /** The article's id. */
  id: Scalars['ID']['output'];
  /** The language, BCP 47. */
  locale: Scalars['String']['output'];
  /** The organization that publishes it; null for articles of the platform. */
  organization: Maybe<Organization>;
  /** When it was published. */
  publishedAt: Maybe<Scalars['DateTime']['output']>;
  /** The last part of its address, unique in its language. */
  slug: Scalars['String']['output'];
  /** Where it was taken from, for imported articles. */
  source: Maybe<Scalars['String']['output']>;
  /** The specialties that it is about. */
  specialtyCodes: Array<Scalars['String']['output']>;
  /** Its state. */
  status: PublicationStatus;
  /** A few sentences about it, plain text. */
  summary: Maybe<Scalars['String']['output']>;
  /** The title. */
  title: Scalars['String']['output'];
  /** The same article in other languages. */
  translations: Array<Article>;
  /** The number of the version that is shown. */
  version: Scalars['Int']['output'];
  /** Its history, the newest first, seen by the staff of its organization. */
  versions: Maybe<ArticleVersionConnection>;
};


/** Something to read. */
export type ArticleVersionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of articles. */
export type ArticleConnection = {
  __typename?: 'ArticleConnection';
  /** The articles with their cursors. */
  edges: Array<ArticleEdge>;
  /** Where this page begins and ends. */
  pageInfo: PageInfo;
};

/** An article in a list. */
export type ArticleEdge = {
  __typename?: 'ArticleEdge';
  /** The position in the list. */
  cursor: Scalars['String']['output'];
  /** The article. */
  node: Article;
};

/** A version of an article. */
export type ArticleVersion = {
  __typename?: 'ArticleVersion';
  /** The text, as safe HTML. */
  body: Scalars['String']['output'];
  /** When it was written. */
  createdAt: Scalars['DateTime']['output'];
  /** The title. */
  title: Scalars['String']['output'];
  /** Its number, from 1. */
  version: Scalars['Int']['output'];
};

/** A page of versions. */
export type ArticleVersionConnection = {
  __typename?: 'ArticleVersionConnection';
  /** The versions with their cursors. */
  edges: Array<ArticleVersionEdge>;
  /** Where this page begins and ends. */
  pageInfo: PageInfo;
};

/** A version in a list. */
export type ArticleVersionEdge = {
  __typename?: 'ArticleVersionEdge';
  /** The position in the list. */
  cursor: Scalars['String']['output'];
  /** The version. */
  node: ArticleVersion;
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

/** The draft to create. */
export type CreateArticleInput = {
  /** The text, HTML; what is unsafe is taken out. */
  body: Scalars['String']['input'];
  /** Same key, same answer. */
  idempotencyKey: Scalars['String']['input'];
  /** The language, BCP 47. */
  locale: Scalars['String']['input'];
  /** The organization. */
  organizationId: Scalars['ID']['input'];
  /** The last part of its address: lower-case letters, digits and hyphens. */
  slug: Scalars['String']['input'];
  /** The specialties that it is about. */
  specialtyCodes?: Array<Scalars['String']['input']>;
  /** A few sentences about it, plain text. */
  summary?: InputMaybe<Scalars['String']['input']>;
  /** The title. */
  title: Scalars['String']['input'];
  /** The article that it translates. */
  translationOf?: InputMaybe<Scalars['ID']['input']>;
};

/** What createArticle may answer. */
export type CreateArticleResult = CreateArticleSuccess | SlugTaken;

/** The draft is created. */
export type CreateArticleSuccess = {
  __typename?: 'CreateArticleSuccess';
  /** The article. */
  article: Article;
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
  /** Creates a draft. */
  createArticle: CreateArticleResult;
  /** Publishes the newest version. */
  publishArticle: PublishArticleResult;
  /** Takes an article out of sight. */
  retireArticle: RetireArticleResult;
  /** Writes a new version of an article. What is published stays until the new version is published. */
  reviseArticle: ReviseArticleResult;
};


export type MutationCreateArticleArgs = {
  input: CreateArticleInput;
};


export type MutationPublishArticleArgs = {
  input: PublishArticleInput;
};


export type MutationRetireArticleArgs = {
  input: RetireArticleInput;
};


export type MutationReviseArticleArgs = {
  input: ReviseArticleInput;
};

/** An organization, of whom this subgraph knows what it publishes. */
export type Organization = {
  __typename?: 'Organization';
  /** Its articles: published ones for everybody, drafts too for its staff. */
  articles: Maybe<ArticleConnection>;
  /** The organization's id. */
  id: Scalars['ID']['output'];
};


/** An organization, of whom this subgraph knows what it publishes. */
export type OrganizationArticlesArgs = {
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

/** A practitioner, of whom this subgraph knows what to read. */
export type Practitioner = {
  __typename?: 'Practitioner';
  /** Published articles of their specialties, the newest first. */
  articles: Maybe<ArticleConnection>;
  /** The practitioner's id. */
  id: Scalars['ID']['output'];
  /** The codes of their specialties. */
  specialtyCodes: Array<Scalars['String']['output']>;
};


/** A practitioner, of whom this subgraph knows what to read. */
export type PractitionerArticlesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  locale?: InputMaybe<Scalars['String']['input']>;
};

/** An expected outcome other than success. The code is stable; the message is for people. */
export type Problem = {
  /** A stable code, UPPER_SNAKE. */
  code: Scalars['String']['output'];
  /** A sentence that says what happened and what to do next. */
  message: Scalars['String']['output'];
};

/** FHIR's PublicationStatus. */
export type PublicationStatus =
  /** Published. */
  | 'ACTIVE'
  /** Being written. */
  | 'DRAFT'
  /** Out of sight. */
  | 'RETIRED';

/** Which article to publish. */
export type PublishArticleInput = {
  /** The article. */
  articleId: Scalars['ID']['input'];
  /** Same key, same answer. */
  idempotencyKey: Scalars['String']['input'];
};

/** What publishArticle may answer: SlugTaken when another article was published at its address meanwhile. */
export type PublishArticleResult = AlreadyRetired | PublishArticleSuccess | SlugTaken;

/** The article is published. */
export type PublishArticleSuccess = {
  __typename?: 'PublishArticleSuccess';
  /** The article. */
  article: Article;
};

export type Query = {
  __typename?: 'Query';
  /** An article by id; drafts are seen by the staff of their organization. */
  article: Maybe<Article>;
  /** A published article by its address. */
  articleBySlug: Maybe<Article>;
  /** Published articles that fit the words, the best match first. */
  searchArticles: Maybe<ArticleConnection>;
};


export type QueryArticleArgs = {
  id: Scalars['ID']['input'];
};


export type QueryArticleBySlugArgs = {
  locale?: Scalars['String']['input'];
  slug: Scalars['String']['input'];
};


export type QuerySearchArticlesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  locale?: InputMaybe<Scalars['String']['input']>;
  specialty?: InputMaybe<Scalars['String']['input']>;
  text?: InputMaybe<Scalars['String']['input']>;
};

/** Which article to take out of sight. */
export type RetireArticleInput = {
  /** The article. */
  articleId: Scalars['ID']['input'];
  /** Same key, same answer. */
  idempotencyKey: Scalars['String']['input'];
};

/** What retireArticle may answer. */
export type RetireArticleResult = RetireArticleSuccess;

/** The article is out of sight. */
export type RetireArticleSuccess = {
  __typename?: 'RetireArticleSuccess';
  /** The article. */
  article: Article;
};

/** The new version. */
export type ReviseArticleInput = {
  /** The article. */
  articleId: Scalars['ID']['input'];
  /** The text, HTML; what is unsafe is taken out. */
  body: Scalars['String']['input'];
  /** The newest version that was read. */
  expectedVersion: Scalars['Int']['input'];
  /** Same key, same answer. */
  idempotencyKey: Scalars['String']['input'];
  /** The specialties that it is about. */
  specialtyCodes?: InputMaybe<Array<Scalars['String']['input']>>;
  /** A few sentences about it, plain text. */
  summary?: InputMaybe<Scalars['String']['input']>;
  /** The title. */
  title: Scalars['String']['input'];
};

/** What reviseArticle may answer. */
export type ReviseArticleResult = AlreadyRetired | ReviseArticleSuccess | VersionConflict;

/** The version is written. */
export type ReviseArticleSuccess = {
  __typename?: 'ReviseArticleSuccess';
  /** The article, as it is shown: what is published stays until the new version is published. */
  article: Article;
  /** The version that was written. */
  version: ArticleVersion;
};

/** Another article has this address in this language. */
export type SlugTaken = Problem & {
  __typename?: 'SlugTaken';
  /** SLUG_TAKEN. */
  code: Scalars['String']['output'];
  /** What happened and what to do next. */
  message: Scalars['String']['output'];
};

/** A person, of whom this subgraph knows the id. */
export type User = {
  __typename?: 'User';
  /** The person's id. */
  id: Scalars['ID']['output'];
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
  Article: Article;
  Organization: Organization;
  Practitioner: Practitioner;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Article:
    ( { __typename: 'Article' }
    & GraphQLRecursivePick<FederationTypes['Article'], {"id":true}> );
  Organization:
    ( { __typename: 'Organization' }
    & GraphQLRecursivePick<FederationTypes['Organization'], {"id":true}> );
  Practitioner:
    ( { __typename: 'Practitioner' }
    & GraphQLRecursivePick<FederationTypes['Practitioner'], {"id":true}>
    & ( Record<PropertyKey, never>
        | GraphQLRecursivePick<FederationTypes['Practitioner'], {"specialtyCodes":true}> ) );
};

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  CreateArticleResult:
    | ( Partial<Omit<CreateArticleSuccess, 'article'> & { article: _RefType['Article'] }> )
    | ( Partial<SlugTaken> )
  ;
  PublishArticleResult:
    | ( Partial<AlreadyRetired> )
    | ( Partial<Omit<PublishArticleSuccess, 'article'> & { article: _RefType['Article'] }> )
    | ( Partial<SlugTaken> )
  ;
  RetireArticleResult: ( Partial<Omit<RetireArticleSuccess, 'article'> & { article: _RefType['Article'] }> );
  ReviseArticleResult:
    | ( Partial<AlreadyRetired> )
    | ( Partial<Omit<ReviseArticleSuccess, 'article' | 'version'> & { article: _RefType['Article'], version: _RefType['ArticleVersion'] }> )
    | ( Partial<VersionConflict> )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Problem:
    | ( Partial<AlreadyRetired> )
    | ( Partial<SlugTaken> )
    | ( Partial<VersionConflict> )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AlreadyRetired: ResolverTypeWrapper<Partial<AlreadyRetired>>;
  Article: ResolverTypeWrapper<ArticleParent>;
  ID: ResolverTypeWrapper<Partial<Scalars['ID']['output']>>;
  ArticleConnection: ResolverTypeWrapper<Partial<Omit<ArticleConnection, 'edges'> & { edges: Array<ResolversTypes['ArticleEdge']> }>>;
  ArticleEdge: ResolverTypeWrapper<Partial<Omit<ArticleEdge, 'node'> & { node: ResolversTypes['Article'] }>>;
  ArticleVersion: ResolverTypeWrapper<ArticleVersionParent>;
  ArticleVersionConnection: ResolverTypeWrapper<Partial<Omit<ArticleVersionConnection, 'edges'> & { edges: Array<ResolversTypes['ArticleVersionEdge']> }>>;
  ArticleVersionEdge: ResolverTypeWrapper<Partial<Omit<ArticleVersionEdge, 'node'> & { node: ResolversTypes['ArticleVersion'] }>>;
  Coding: ResolverTypeWrapper<Partial<Coding>>;
  CodingInput: ResolverTypeWrapper<Partial<CodingInput>>;
  CreateArticleInput: ResolverTypeWrapper<Partial<CreateArticleInput>>;
  CreateArticleResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateArticleResult']>>;
  CreateArticleSuccess: ResolverTypeWrapper<Partial<Omit<CreateArticleSuccess, 'article'> & { article: ResolversTypes['Article'] }>>;
  Date: ResolverTypeWrapper<Partial<Scalars['Date']['output']>>;
  DateTime: ResolverTypeWrapper<Partial<Scalars['DateTime']['output']>>;
  Decimal: ResolverTypeWrapper<Partial<Scalars['Decimal']['output']>>;
  LocalTime: ResolverTypeWrapper<Partial<Scalars['LocalTime']['output']>>;
  Modality: ResolverTypeWrapper<Partial<Modality>>;
  Money: ResolverTypeWrapper<Partial<Money>>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Organization: ResolverTypeWrapper<OrganizationParent>;
  PageInfo: ResolverTypeWrapper<Partial<PageInfo>>;
  Practitioner: ResolverTypeWrapper<PractitionerParent>;
  Problem: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Problem']>;
  PublicationStatus: ResolverTypeWrapper<Partial<PublicationStatus>>;
  PublishArticleInput: ResolverTypeWrapper<Partial<PublishArticleInput>>;
  PublishArticleResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['PublishArticleResult']>>;
  PublishArticleSuccess: ResolverTypeWrapper<Partial<Omit<PublishArticleSuccess, 'article'> & { article: ResolversTypes['Article'] }>>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RetireArticleInput: ResolverTypeWrapper<Partial<RetireArticleInput>>;
  RetireArticleResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RetireArticleResult']>>;
  RetireArticleSuccess: ResolverTypeWrapper<Partial<Omit<RetireArticleSuccess, 'article'> & { article: ResolversTypes['Article'] }>>;
  ReviseArticleInput: ResolverTypeWrapper<Partial<ReviseArticleInput>>;
  ReviseArticleResult: Partial<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ReviseArticleResult']>>;
  ReviseArticleSuccess: ResolverTypeWrapper<Partial<Omit<ReviseArticleSuccess, 'article' | 'version'> & { article: ResolversTypes['Article'], version: ResolversTypes['ArticleVersion'] }>>;
  SafeInt: ResolverTypeWrapper<Partial<Scalars['SafeInt']['output']>>;
  SlugTaken: ResolverTypeWrapper<Partial<SlugTaken>>;
  TimeZone: ResolverTypeWrapper<Partial<Scalars['TimeZone']['output']>>;
  User: ResolverTypeWrapper<UserParent>;
  VersionConflict: ResolverTypeWrapper<Partial<VersionConflict>>;
  Boolean: ResolverTypeWrapper<Partial<Scalars['Boolean']['output']>>;
  Int: ResolverTypeWrapper<Partial<Scalars['Int']['output']>>;
  String: ResolverTypeWrapper<Partial<Scalars['String']['output']>>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AlreadyRetired: Partial<AlreadyRetired>;
  Article: ArticleParent;
  ID: Partial<Scalars['ID']['output']>;
  ArticleConnection: Partial<Omit<ArticleConnection, 'edges'> & { edges: Array<ResolversParentTypes['ArticleEdge']> }>;
  ArticleEdge: Partial<Omit<ArticleEdge, 'node'> & { node: ResolversParentTypes['Article'] }>;
  ArticleVersion: ArticleVersionParent;
  ArticleVersionConnection: Partial<Omit<ArticleVersionConnection, 'edges'> & { edges: Array<ResolversParentTypes['ArticleVersionEdge']> }>;
  ArticleVersionEdge: Partial<Omit<ArticleVersionEdge, 'node'> & { node: ResolversParentTypes['ArticleVersion'] }>;
  Coding: Partial<Coding>;
  CodingInput: Partial<CodingInput>;
  CreateArticleInput: Partial<CreateArticleInput>;
  CreateArticleResult: Partial<ResolversUnionTypes<ResolversParentTypes>['CreateArticleResult']>;
  CreateArticleSuccess: Partial<Omit<CreateArticleSuccess, 'article'> & { article: ResolversParentTypes['Article'] }>;
  Date: Partial<Scalars['Date']['output']>;
  DateTime: Partial<Scalars['DateTime']['output']>;
  Decimal: Partial<Scalars['Decimal']['output']>;
  LocalTime: Partial<Scalars['LocalTime']['output']>;
  Money: Partial<Money>;
  Mutation: Record<PropertyKey, never>;
  Organization: OrganizationParent;
  PageInfo: Partial<PageInfo>;
  Practitioner: PractitionerParent;
  Problem: ResolversInterfaceTypes<ResolversParentTypes>['Problem'];
  PublishArticleInput: Partial<PublishArticleInput>;
  PublishArticleResult: Partial<ResolversUnionTypes<ResolversParentTypes>['PublishArticleResult']>;
  PublishArticleSuccess: Partial<Omit<PublishArticleSuccess, 'article'> & { article: ResolversParentTypes['Article'] }>;
  Query: Record<PropertyKey, never>;
  RetireArticleInput: Partial<RetireArticleInput>;
  RetireArticleResult: Partial<ResolversUnionTypes<ResolversParentTypes>['RetireArticleResult']>;
  RetireArticleSuccess: Partial<Omit<RetireArticleSuccess, 'article'> & { article: ResolversParentTypes['Article'] }>;
  ReviseArticleInput: Partial<ReviseArticleInput>;
  ReviseArticleResult: Partial<ResolversUnionTypes<ResolversParentTypes>['ReviseArticleResult']>;
  ReviseArticleSuccess: Partial<Omit<ReviseArticleSuccess, 'article' | 'version'> & { article: ResolversParentTypes['Article'], version: ResolversParentTypes['ArticleVersion'] }>;
  SafeInt: Partial<Scalars['SafeInt']['output']>;
  SlugTaken: Partial<SlugTaken>;
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

export type AlreadyRetiredResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AlreadyRetired'] = ResolversParentTypes['AlreadyRetired']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ArticleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Article'] = ResolversParentTypes['Article'], FederationReferenceType extends FederationReferenceTypes['Article'] = FederationReferenceTypes['Article']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Article']> | FederationReferenceType, FederationReferenceType, ContextType>;
  author?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  body?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  locale?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  organization?: Resolver<Maybe<ResolversTypes['Organization']>, ParentType, ContextType>;
  publishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  specialtyCodes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['PublicationStatus'], ParentType, ContextType>;
  summary?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  translations?: Resolver<Array<ResolversTypes['Article']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  versions?: Resolver<Maybe<ResolversTypes['ArticleVersionConnection']>, ParentType, ContextType, RequireFields<ArticleVersionsArgs, 'first'>>;
};

export type ArticleConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ArticleConnection'] = ResolversParentTypes['ArticleConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ArticleEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ArticleEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ArticleEdge'] = ResolversParentTypes['ArticleEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Article'], ParentType, ContextType>;
};

export type ArticleVersionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ArticleVersion'] = ResolversParentTypes['ArticleVersion']> = {
  body?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ArticleVersionConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ArticleVersionConnection'] = ResolversParentTypes['ArticleVersionConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ArticleVersionEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ArticleVersionEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ArticleVersionEdge'] = ResolversParentTypes['ArticleVersionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ArticleVersion'], ParentType, ContextType>;
};

export type CodingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Coding'] = ResolversParentTypes['Coding']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  display?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  system?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CreateArticleResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateArticleResult'] = ResolversParentTypes['CreateArticleResult']> = {
  __resolveType: TypeResolveFn<'CreateArticleSuccess' | 'SlugTaken', ParentType, ContextType>;
};

export type CreateArticleSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateArticleSuccess'] = ResolversParentTypes['CreateArticleSuccess']> = {
  article?: Resolver<ResolversTypes['Article'], ParentType, ContextType>;
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

export interface LocalTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['LocalTime'], any> {
  name: 'LocalTime';
}

export type MoneyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amountMinor?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  createArticle?: Resolver<ResolversTypes['CreateArticleResult'], ParentType, ContextType, RequireFields<MutationCreateArticleArgs, 'input'>>;
  publishArticle?: Resolver<ResolversTypes['PublishArticleResult'], ParentType, ContextType, RequireFields<MutationPublishArticleArgs, 'input'>>;
  retireArticle?: Resolver<ResolversTypes['RetireArticleResult'], ParentType, ContextType, RequireFields<MutationRetireArticleArgs, 'input'>>;
  reviseArticle?: Resolver<ResolversTypes['ReviseArticleResult'], ParentType, ContextType, RequireFields<MutationReviseArticleArgs, 'input'>>;
};

export type OrganizationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Organization'] = ResolversParentTypes['Organization'], FederationReferenceType extends FederationReferenceTypes['Organization'] = FederationReferenceTypes['Organization']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Organization']> | FederationReferenceType, FederationReferenceType, ContextType>;
  articles?: Resolver<Maybe<ResolversTypes['ArticleConnection']>, ParentType, ContextType, RequireFields<OrganizationArticlesArgs, 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PractitionerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Practitioner'] = ResolversParentTypes['Practitioner'], FederationReferenceType extends FederationReferenceTypes['Practitioner'] = FederationReferenceTypes['Practitioner']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Practitioner']> | FederationReferenceType, FederationReferenceType, ContextType>;
  articles?: Resolver<Maybe<ResolversTypes['ArticleConnection']>, ParentType, ContextType, RequireFields<PractitionerArticlesArgs, 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type ProblemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Problem'] = ResolversParentTypes['Problem']> = {
  __resolveType: TypeResolveFn<'AlreadyRetired' | 'SlugTaken' | 'VersionConflict', ParentType, ContextType>;
};

export type PublishArticleResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PublishArticleResult'] = ResolversParentTypes['PublishArticleResult']> = {
  __resolveType: TypeResolveFn<'AlreadyRetired' | 'PublishArticleSuccess' | 'SlugTaken', ParentType, ContextType>;
};

export type PublishArticleSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PublishArticleSuccess'] = ResolversParentTypes['PublishArticleSuccess']> = {
  article?: Resolver<ResolversTypes['Article'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  article?: Resolver<Maybe<ResolversTypes['Article']>, ParentType, ContextType, RequireFields<QueryArticleArgs, 'id'>>;
  articleBySlug?: Resolver<Maybe<ResolversTypes['Article']>, ParentType, ContextType, RequireFields<QueryArticleBySlugArgs, 'locale' | 'slug'>>;
  searchArticles?: Resolver<Maybe<ResolversTypes['ArticleConnection']>, ParentType, ContextType, RequireFields<QuerySearchArticlesArgs, 'first'>>;
};

export type RetireArticleResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RetireArticleResult'] = ResolversParentTypes['RetireArticleResult']> = {
  __resolveType: TypeResolveFn<'RetireArticleSuccess', ParentType, ContextType>;
};

export type RetireArticleSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RetireArticleSuccess'] = ResolversParentTypes['RetireArticleSuccess']> = {
  article?: Resolver<ResolversTypes['Article'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ReviseArticleResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReviseArticleResult'] = ResolversParentTypes['ReviseArticleResult']> = {
  __resolveType: TypeResolveFn<'AlreadyRetired' | 'ReviseArticleSuccess' | 'VersionConflict', ParentType, ContextType>;
};

export type ReviseArticleSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReviseArticleSuccess'] = ResolversParentTypes['ReviseArticleSuccess']> = {
  article?: Resolver<ResolversTypes['Article'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['ArticleVersion'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface SafeIntScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['SafeInt'], any> {
  name: 'SafeInt';
}

export type SlugTakenResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SlugTaken'] = ResolversParentTypes['SlugTaken']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface TimeZoneScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['TimeZone'], any> {
  name: 'TimeZone';
}

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type VersionConflictResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VersionConflict'] = ResolversParentTypes['VersionConflict']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  AlreadyRetired?: AlreadyRetiredResolvers<ContextType>;
  Article?: ArticleResolvers<ContextType>;
  ArticleConnection?: ArticleConnectionResolvers<ContextType>;
  ArticleEdge?: ArticleEdgeResolvers<ContextType>;
  ArticleVersion?: ArticleVersionResolvers<ContextType>;
  ArticleVersionConnection?: ArticleVersionConnectionResolvers<ContextType>;
  ArticleVersionEdge?: ArticleVersionEdgeResolvers<ContextType>;
  Coding?: CodingResolvers<ContextType>;
  CreateArticleResult?: CreateArticleResultResolvers<ContextType>;
  CreateArticleSuccess?: CreateArticleSuccessResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  LocalTime?: GraphQLScalarType;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Organization?: OrganizationResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Practitioner?: PractitionerResolvers<ContextType>;
  Problem?: ProblemResolvers<ContextType>;
  PublishArticleResult?: PublishArticleResultResolvers<ContextType>;
  PublishArticleSuccess?: PublishArticleSuccessResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RetireArticleResult?: RetireArticleResultResolvers<ContextType>;
  RetireArticleSuccess?: RetireArticleSuccessResolvers<ContextType>;
  ReviseArticleResult?: ReviseArticleResultResolvers<ContextType>;
  ReviseArticleSuccess?: ReviseArticleSuccessResolvers<ContextType>;
  SafeInt?: GraphQLScalarType;
  SlugTaken?: SlugTakenResolvers<ContextType>;
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
