/** Fields for which nobody has to bring anything, as `Type: fields`, and why. */
export interface OpenFields {
  readonly why: string;
  readonly fields: Readonly<Record<string, string>>;
}

/**
 * Everything in the graph that can be reached without a token. Whatever is not here asks for something, by itself or by everything
 * that leads to it; a test walks the graph and finds neither more nor less.
 */
export const openFields: readonly OpenFields[] = [
  {
    why: 'The directory: people look for a practice before they are anybody here.',
    fields: {
      Query: 'organization practitioner service location searchPractitioners place',
      Organization: 'id name kind timeZone locale currency practitioners locations services',
      Practitioner: 'id displayName headline bio languages specialties specialtyCodes credentials services locations roles user',
      PractitionerRole: 'id organization locations active',
      Credential: 'id name code issuer identifier jurisdiction start end verification version',
      Service:
        'id organization practitioner name description durationMinutes durationOptions bufferBeforeMinutes bufferAfterMinutes alignmentMinutes minimumNoticeMinutes horizonDays dailyLimit weeklyLimit capacity needs requiresConfirmation licence price priceRules cancellationPolicy modality location active version',
      DurationOption: 'durationMinutes price',
      ServiceNeed: 'kind type',
      PriceRule: 'weekdays opens closes percent',
      CancellationPolicy: 'tiers noShowFeePercent',
      CancellationTier: 'minutesBefore feePercent',
      Location: 'id organization name addressLines city region postalCode country jurisdiction timeZone latitude longitude',
      Place: 'country postalCode name region latitude longitude',
    },
  },
  {
    why: 'Calendars: hours and free times are public, and that a time is gone; never who comes.',
    fields: {
      Query: 'slots bookability tzdbVersion',
      Subscription: 'slotsChanged scheduleChanged',
      Practitioner: 'slots schedules',
      PractitionerSlots: 'practitioner slots',
      Slot: 'start end timeZone practitioner service location seatsLeft',
      Bookability: 'bookable reasons start end timeZone location price alternatives',
      Unbookable: 'code message',
      TimeOff: 'id start end timeZone',
      Organization: 'routingPools',
      RoutingPool: 'id name services slots',
      RoutingSlot: 'start end timeZone practitionerCount',
      Schedule: 'id organization location timeZone weeklyHours exceptions holidayRegion holidays timeOff start end version',
      WeeklyHours: 'weekday opens closes',
      ScheduleException: 'id start end hours',
      HoursSpan: 'opens closes',
      SlotsChangedEvent: 'cursor resync practitioner change start end',
      ScheduleChangedEvent: 'cursor resync practitioner',
    },
  },
  {
    why: 'What is published is for everybody; an article that is not, the owning subgraph shows to its staff alone.',
    fields: {
      Query: 'article articleBySlug searchArticles',
      Organization: 'articles',
      Practitioner: 'articles',
      Article:
        'id practitioners slug status locale title summary body specialtyCodes source organization author translations version publishedAt',
    },
  },
  {
    why: 'The door itself: nobody has a token before it, and what hangs below is the person who has just proven who they are.',
    fields: {
      Query: 'me',
      Mutation: 'signUp signIn refreshSession exchangeAppCode',
      SignUpSuccess: 'user tokens',
      SignInSuccess: 'user tokens',
      RefreshSessionSuccess: 'tokens',
      ExchangeAppCodeSuccess: 'tokens scopes',
      AppCodeRefused: 'code message',
      SessionTokens: 'accessToken accessTokenExpiresAt refreshToken',
      EmailTaken: 'code message',
      PasswordTooWeak: 'code message',
      CredentialsInvalid: 'code message',
      SessionEnded: 'code message',
    },
  },
  { why: 'An id says nothing about whose it is; a profile as a practitioner is public.', fields: { User: 'id practitioner' } },
  {
    why: 'Whoever holds the secret of an invitation sees what it offers, before they have signed up.',
    fields: { Query: 'invitation', Invitation: 'id organization roles status expiresAt' },
  },
  {
    why: 'Values and pages: they tell only of what holds them, and that was asked for.',
    fields: {
      Money: 'amountMinor currency',
      Coding: 'system code display',
      PageInfo: 'hasNextPage hasPreviousPage startCursor endCursor',
      PractitionerSearchConnection: 'edges pageInfo',
      PractitionerSearchEdge: 'cursor node distanceMeters',
      PractitionerConnection: 'edges pageInfo',
      PractitionerEdge: 'cursor node',
      ServiceConnection: 'edges pageInfo',
      ServiceEdge: 'cursor node',
      LocationConnection: 'edges pageInfo',
      LocationEdge: 'cursor node',
      ScheduleExceptionConnection: 'edges pageInfo',
      ScheduleExceptionEdge: 'cursor node',
      ArticleConnection: 'edges pageInfo',
      ArticleEdge: 'cursor node',
    },
  },
  {
    why: 'For subgraphs among themselves: in no schema that a client has, and refused to every person by its rule.',
    fields: {
      ConsentState: 'id epoch',
      SessionState: 'id isOver organizations platformRoles',
      HeldRoles: 'organizationId roles',
      FirstLocation: 'id locationId name timeZone latitude longitude',
      CareRelationship: 'id active',
      HoldPayment: 'id paymentId authorized amountMinor currency',
    },
  },
];

/** What is open and not listed, and what is listed and not open, one line each. */
export function openFieldFaults(open: ReadonlySet<string>, listed: readonly OpenFields[] = openFields): string[] {
  const told = new Set(
    listed.flatMap(({ fields }) => Object.entries(fields).flatMap(([type, names]) => names.split(' ').map((name) => `${type}.${name}`))),
  );
  return [
    ...[...open]
      .filter((name) => !told.has(name))
      .map((name) => `${name} asks for nothing: label it, or say in open-fields.ts why it is for everybody`),
    ...[...told].filter((name) => !open.has(name)).map((name) => `${name} stands in open-fields.ts and is not open`),
  ];
}
