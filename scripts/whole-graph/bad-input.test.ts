import { createHmac } from 'node:crypto';
import { createTokenIssuer, generateSigningKey, standardTokenNames } from '@klear/auth';
import { newId, silentLogger } from '@klear/core';
import { createHealth, serveSubgraph } from '@klear/service';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Person, signUp } from '../journey/person.ts';
import { type House, openHouse } from './house.ts';
import { type LivedIn, openLivedIn } from './lived-in.ts';
import { settled, snapshot } from './snapshot.ts';

let house: House;
let lived: LivedIn;
let stranger: Person;
let foreignActing: Record<string, string>;
let before: Record<string, string>;

beforeAll(async () => {
  house = await openHouse();
  lived = await openLivedIn(house.graph);
  stranger = await signUp(house.graph.url, 'Stella');
  const { organization } = await stranger.act<{ organization: { id: string } }>(
    'createOrganization',
    {
      name: 'Elsewhere',
      kind: 'SOLO',
      timeZone: 'Europe/Paris',
      currency: 'EUR',
      location: { name: 'Rive gauche', address: { lines: ['1'], city: 'Paris', country: 'FR' } },
    },
    'organization { id }',
  );
  await stranger.refresh();
  foreignActing = { 'klear-organization': organization.id };
  before = await settled(house);
}, 60_000);
afterAll(async () => {
  await Promise.all([lived?.client, lived?.owner, lived?.practitioner, stranger].map((person) => person?.close()));
  await house?.close();
}, 60_000);

interface Answer {
  readonly status: number;
  readonly errors: readonly { readonly message: string; readonly extensions: Record<string, unknown> }[];
  readonly data: unknown;
}

async function send(body: string | object, headers: Record<string, string> = {}, url = `${house.graph.url}/graphql`): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const { errors = [], data = null } = (await response.json()) as { errors?: Answer['errors']; data?: unknown };
  return { status: response.status, errors, data };
}

/** A mutation, the argument that holds an id, and what else it needs. */
type Case = [name: string, id: keyof LivedIn, rest?: object];

const codes = (answer: Pick<Answer, 'errors'>) => answer.errors.map(({ extensions }) => extensions.code);

describe('refusals', () => {
  describe('tokens', () => {
    const issuer = (keys = house.graph.secrets.tokenJwks.keys, at = new Date()) =>
      createTokenIssuer({ privateJwks: { keys }, ...standardTokenNames, lifetimeSeconds: 600, clock: { now: () => at } });
    const claims = () => ({ personId: lived.client.id as never, sessionId: newId<'Session'>(), organizations: {} });
    const unsigned = () => {
      const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
      return `${part({ alg: 'none', typ: 'at+jwt' })}.${part({ sub: lived.client.id, exp: 9_999_999_999 })}.`;
    };

    test.each<[string, () => Promise<string> | string]>([
      ['expired', () => issuer(undefined, new Date(Date.now() - 3_600_000)).issue(claims())],
      ['signed by somebody else', () => issuer([generateSigningKey()]).issue(claims())],
      ['signed by nobody', unsigned],
      [
        'changed',
        async () => (await issuer().issue(claims())).replace(/\.[\w-]+\./, `.${Buffer.from('{"sub":"x"}').toString('base64url')}.`),
      ],
      ['not a token', () => 'let me in'],
    ])('one that is %s is refused with 401 and never read as anonymous', async (_name, make) => {
      const answer = await send({ query: '{ me { id } }' }, { authorization: `Bearer ${await make()}` });
      expect(answer.status).toBe(401);
      expect(codes(answer)).toEqual(['UNAUTHENTICATED']);
      expect(answer.data).toBeNull();
    });

    test('without one, nothing is done and nothing private is told', async () => {
      const written = await send({
        query: 'mutation($input: CancelAppointmentInput!) { cancelAppointment(input: $input) { __typename } }',
        variables: { input: { appointmentId: lived.appointmentId, idempotencyKey: newId() } },
      });
      expect(codes(written)).toEqual(['UNAUTHENTICATED']);
      const read = await send({ query: 'query($id: ID!) { payment(id: $id) { id } }', variables: { id: lived.paymentId } });
      expect(codes(read)).toEqual(['UNAUTHENTICATED']);
      expect(read.data).toEqual({ payment: null });
    });
  });

  describe('ids of another tenant answer as unknown ids do', () => {
    const idOf = (name: keyof LivedIn) => String(lived[name]);
    const queries = [
      ['appointment', 'appointmentId'],
      ['hold', 'holdId'],
      ['conversation', 'conversationId'],
      ['payment', 'paymentId'],
    ] as const;
    test.each(queries)('query %s', async (field, id) => {
      const query = `query($id: ID!) { ${field}(id: $id) { id } }`;
      const [foreign, unknown] = await Promise.all([
        stranger.ask(query, { id: idOf(id) }, foreignActing),
        stranger.ask(query, { id: newId() }, foreignActing),
      ]);
      expect(foreign).toEqual(unknown);
      expect(foreign.data?.[field]).toBeNull();
    });

    const mutations: readonly Case[] = [
      ['revokeInvitation', 'invitationId'],
      ['changeMembership', 'membershipId', { roles: ['MANAGER'] }],
      ['removeMember', 'membershipId'],
      ['withdrawConsent', 'consentId'],
      ['removeScheduleException', 'exceptionId'],
      ['removeTimeOff', 'timeOffId'],
      ['renewHold', 'holdId'],
      ['releaseHold', 'holdId'],
      ['bookAppointment', 'holdId'],
      ['rescheduleAppointment', 'appointmentId', { start: '2031-01-01T10:00:00.000Z', expectedVersion: 1 }],
      ['cancelAppointment', 'appointmentId'],
      ['confirmAppointment', 'appointmentId'],
      ['declineAppointment', 'appointmentId'],
      ['arriveAppointment', 'appointmentId'],
      ['startAppointment', 'appointmentId'],
      ['allowCoAttendees', 'appointmentId', { allowed: true }],
      ['checkInAppointment', 'appointmentId'],
      ['fulfilAppointment', 'appointmentId'],
      ['markNoShow', 'appointmentId'],
      ['sendMessage', 'conversationId', { text: 'x' }],
      ['markConversationRead', 'conversationId', { sequence: 1 }],
      ['refundPayment', 'paymentId'],
    ];
    test.each<Case>(mutations)('mutation %s', async (name, id, rest = {}) => {
      const query = `mutation($input: ${name.charAt(0).toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { __typename } }`;
      const ask = (value: string) => stranger.ask(query, { input: { ...rest, [id]: value, idempotencyKey: newId() } }, foreignActing);
      const [foreign, unknown] = await Promise.all([ask(idOf(id)), ask(newId())]);
      expect(foreign).toEqual(unknown);
      expect(foreign.errors?.map(({ extensions }) => extensions.code)).toEqual(['NOT_FOUND']);
    });

    const publicThings: readonly Case[] = [
      ['updateService', 'serviceId', { expectedVersion: 1, name: 'x' }],
      ['retireService', 'serviceId'],
      ['removeCredential', 'credentialId'],
      ['updateLocation', 'locationId', { name: 'x' }],
      ['addScheduleException', 'scheduleId', { start: '2030-05-01', end: '2030-05-01', hours: [] }],
      ['retireArticle', 'articleId'],
      ['reviseArticle', 'articleId', { expectedVersion: 1, title: 'x', body: 'x' }],
      ['createLocation', 'organizationId', { name: 'x', addressLines: ['x'], city: 'x', country: 'DE', timeZone: 'Europe/Berlin' }],
      ['inviteMember', 'organizationId', { email: 'x@example.com', roles: ['OWNER'] }],
    ];
    test.each<Case>(publicThings)('mutation %s of what is public may not be done', async (name, id, rest = {}) => {
      const query = `mutation($input: ${name.charAt(0).toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { __typename } }`;
      const { errors } = await stranger.ask(query, { input: { ...rest, [id]: idOf(id), idempotencyKey: newId() } }, foreignActing);
      expect(['NOT_FOUND', 'FORBIDDEN']).toContain(errors?.[0]?.extensions.code);
    });

    test('an organization that one is no member of cannot be acted for', async () => {
      const { errors } = await stranger.ask('{ me { id } }', {}, lived.acting);
      expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
    });
  });

  test('a subgraph that is called directly answers 401 to all, even to _service and with a good token', async () => {
    const { users } = house.graph.services;
    const served = await serveSubgraph(users.built.subgraph, {
      host: '127.0.0.1',
      port: 0,
      log: silentLogger,
      health: createHealth({ checks: {} }),
    });
    const { authorization } = await bearer();
    for (const query of ['{ _service { sdl } }', '{ __typename }', '{ me { id } }']) {
      for (const headers of [{}, { authorization }, { 'klear-viewer': 'e30', 'klear-signature': 'v1;t=1;n=x;mac=x' }] as Record<
        string,
        string
      >[]) {
        const answer = await send({ query }, headers, served.url);
        expect({ status: answer.status, codes: codes(answer), data: answer.data }).toEqual({
          status: 401,
          codes: ['UNAUTHENTICATED'],
          data: null,
        });
      }
    }
    await served.close();
  });

  describe('documents and bodies', () => {
    const doubling = () => {
      const fragments = Array.from(
        { length: 25 },
        (_, n) => `fragment F${n} on User { ${n === 0 ? 'id' : `...F${n - 1} x: practitioner { user { ...F${n - 1} } }`} }`,
      );
      return `{ me { ...F24 } } ${fragments.join(' ')}`;
    };
    test.each<[string, () => string, number, string]>([
      ['JSON that ends too soon', () => '{"query": "{ me { id } }"', 400, 'BAD_USER_INPUT'],
      ['JSON that is a list', () => '[{"query":"{ me { id } }"}]', 400, 'BAD_USER_INPUT'],
      ['a body without a query', () => '{}', 400, 'BAD_USER_INPUT'],
      ['a document that ends too soon', () => JSON.stringify({ query: '{ me { id }' }), 400, 'GRAPHQL_PARSE_FAILED'],
      ['a field that does not exist', () => JSON.stringify({ query: '{ everything }' }), 400, 'GRAPHQL_VALIDATION_FAILED'],
      [
        'selections 3,000 deep',
        () => JSON.stringify({ query: `${'{ me '.repeat(3_000)}{ id }${'}'.repeat(3_000)}` }),
        400,
        'LIMIT_EXCEEDED',
      ],
      ['values 3,000 deep', () => JSON.stringify({ query: `{ a(b: ${'['.repeat(3_000)}${']'.repeat(3_000)}) }` }), 400, 'LIMIT_EXCEEDED'],
      ['fragments that double 25 times', () => JSON.stringify({ query: doubling() }), 400, 'LIMIT_EXCEEDED'],
      [
        '31 aliases of one field',
        () => JSON.stringify({ query: `{ me { ${Array.from({ length: 31 }, (_, n) => `a${n}: id`).join(' ')} } }` }),
        400,
        'LIMIT_EXCEEDED',
      ],
      [
        'a body over 1 MB',
        () => JSON.stringify({ query: '{ me { id } }', variables: { x: 'x'.repeat(1_100_000) } }),
        413,
        'PAYLOAD_TOO_LARGE',
      ],
    ])('%s is refused', async (_name, body, status, code) => {
      const answer = await send(body(), { accept: 'application/graphql-response+json' });
      expect({ status: answer.status, codes: [...new Set(codes(answer))] }).toEqual({ status, codes: [code] });
      expect(answer.errors[0]?.message).toMatch(/\w+/);
    });

    test('variables are refused with every faulty field, its path and code, and without the values', async () => {
      const query = 'mutation($input: CreateServiceInput!) { createService(input: $input) { __typename } }';
      const input = {
        organizationId: lived.organizationId,
        practitionerId: 7.5,
        name: 'secret of Clara',
        durationMinutes: 'long',
        price: 5,
        currency: null,
      };
      const answer = await lived.owner.ask(query, { input }, lived.acting);
      const faults = answer.errors?.[0]?.extensions.faults as { path: unknown[]; code: string }[];
      const paths = faults.map(({ path }) => path.join('.'));
      for (const name of ['practitionerId', 'durationMinutes', 'price', 'currency', 'idempotencyKey', 'priceMinor']) {
        expect(paths).toContain(`input.${name}`);
      }
      expect(faults.every(({ code }) => /^[A-Z_]+$/.test(code))).toBe(true);
      expect(answer.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
      expect(JSON.stringify(answer)).not.toContain('Clara');
    });
  });

  describe('times and prices', () => {
    const holding = 'mutation($input: HoldSlotInput!) { holdSlot(input: $input) { __typename ... on SlotNotOffered { reasons } } }';
    const later = () => new Date(Math.ceil(Date.now() / 3_600_000) * 3_600_000 + 48 * 3_600_000 + 7 * 60_000).toISOString();
    test.each([
      ['in the past', () => '2020-01-06T10:00:00.000Z', 'IN_THE_PAST'],
      ['off the grid', later, 'OFF_GRID'],
      ['beyond the horizon', () => '2039-01-06T10:00:00.000Z', 'TOO_FAR'],
    ])('a slot %s is not offered', async (_name, start, reason) => {
      const { data } = await lived.client.ask(holding, { input: { serviceId: lived.serviceId, start: start(), idempotencyKey: newId() } });
      expect(data?.holdSlot).toMatchObject({ __typename: 'SlotNotOffered', reasons: expect.arrayContaining([reason]) });
    });

    const setSchedule = 'mutation($input: SetScheduleInput!) { setSchedule(input: $input) { __typename } }';
    const exception = 'mutation($input: AddScheduleExceptionInput!) { addScheduleException(input: $input) { __typename } }';
    const week = (change: object) => ({
      organizationId: lived.organizationId,
      practitionerId: lived.practitioner.id,
      timeZone: 'Europe/Berlin',
      weeklyHours: [],
      idempotencyKey: newId(),
      ...change,
    });
    const day = (change: object) => ({
      scheduleId: lived.scheduleId,
      start: '2030-05-02',
      end: '2030-05-02',
      hours: [],
      idempotencyKey: newId(),
      ...change,
    });
    test.each<[string, string, () => object, string]>([
      [
        'hours that end before they begin',
        setSchedule,
        () => week({ weeklyHours: [{ weekday: 'MONDAY', opens: '17:00', closes: '09:00' }] }),
        'weeklyHours',
      ],
      ['a schedule that ends before it begins', setSchedule, () => week({ start: '2030-05-02', end: '2030-05-01' }), 'end'],
      ['an exception that ends before it begins', exception, () => day({ end: '2030-05-01' }), 'end'],
      ['an unknown zone', setSchedule, () => week({ timeZone: 'Europe/Atlantis' }), 'timeZone'],
      [
        'a time in the gap of a spring night',
        exception,
        () => day({ start: '2030-03-31', end: '2030-03-31', hours: [{ opens: '02:30', closes: '05:00' }] }),
        'hours',
      ],
      ['a date that does not exist', exception, () => day({ start: '2030-02-30' }), 'start'],
    ])('%s is refused by its path', async (_name, query, input, path) => {
      const { errors } = await lived.owner.ask(query, { input: input() }, lived.acting);
      expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
      const faults = errors?.[0]?.extensions.faults as { path: unknown[] }[] | undefined;
      expect(faults?.map((fault) => fault.path.join('.')).join(' ')).toContain(path);
    });

    test('free times asked for until before their beginning are refused', async () => {
      const answer = await send({
        query:
          'query($ids: [ID!]!, $from: DateTime!, $to: DateTime!) { slots(practitionerIds: $ids, from: $from, to: $to) { slots { start } } }',
        variables: { ids: [lived.practitioner.id], from: '2030-05-02T00:00:00.000Z', to: '2030-05-01T00:00:00.000Z' },
      });
      expect(codes(answer)).toEqual(['BAD_USER_INPUT']);
    });

    test.each([
      ['holdSlot', () => ({ serviceId: lived.serviceId, start: lived.slots[18]?.start, priceMinor: 1 })],
      ['createPayment', () => ({ quote: 'x', amountMinor: 1 })],
    ])('a price given to %s is an unknown field', async (name, input) => {
      const query = `mutation($input: ${name.charAt(0).toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { __typename } }`;
      const { errors } = await lived.client.ask(query, { input: { ...input(), idempotencyKey: newId() } });
      expect(errors?.[0]?.extensions).toMatchObject({
        code: 'BAD_USER_INPUT',
        faults: [{ path: ['input', expect.stringMatching(/Minor$/)], code: expect.stringMatching(/^[A-Z_]+$/) }],
      });
    });

    test('a quote whose price was changed is not charged', async () => {
      const shown = await lived.client.ask('query($id: ID!) { hold(id: $id) { quote { token } } }', { id: lived.holdId });
      const held = shown.data?.hold as unknown as { quote: { token: string } } | undefined;
      const [facts = '', mac] = (held?.quote.token ?? '').split('.');
      const cheaper = Buffer.from(JSON.stringify({ ...JSON.parse(Buffer.from(facts, 'base64url').toString()), amountMinor: 1 })).toString(
        'base64url',
      );
      const { errors, data } = await lived.client.ask(
        'mutation($input: CreatePaymentInput!) { createPayment(input: $input) { __typename } }',
        {
          input: { quote: `${cheaper}.${mac}`, idempotencyKey: newId() },
        },
      );
      expect((data?.createPayment as { __typename: string } | null | undefined)?.__typename ?? errors?.[0]?.extensions.code).toMatch(
        /Quote|BAD_USER_INPUT/,
      );
    });
  });

  test.each([
    ['a bad signature', (body: string) => signature(body, 'whsec_of_somebody_else')],
    ['an old signature', (body: string) => signature(body, undefined, 3_600)],
    ['no signature', () => undefined],
  ])('a webhook with %s is refused', async (_name, sign) => {
    const body = JSON.stringify(await webhook('payment_intent.canceled'));
    expect(await deliver(body, sign(body))).toBe(400);
  });

  test('all of the above changed no row of any table', async () => {
    expect(await settled(house)).toEqual(before);
    process.stdout.write(`no row changed in ${Object.keys(before).length} tables\n`);
  });
});

/** The client's own token, as she would send it to a subgraph. */
async function bearer(): Promise<{ authorization: string }> {
  const clock = { now: () => new Date() };
  const tokens = createTokenIssuer({ privateJwks: house.graph.secrets.tokenJwks, ...standardTokenNames, lifetimeSeconds: 600, clock });
  const token = await tokens.issue({ personId: lived.client.id as never, sessionId: newId<'Session'>(), organizations: {} });
  return { authorization: `Bearer ${token}` };
}

function signature(body: string, secret = house.graph.secrets.stripe.webhookSecret, secondsAgo = 0): string {
  const at = Math.floor(Date.now() / 1_000) - secondsAgo;
  return `t=${at},v1=${createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')}`;
}

async function webhook(type: string) {
  const [payment] = await house.admin<
    { intent: string }[]
  >`select intent_id as intent from payments.payments where id = ${lived.paymentId}`;
  const object = { id: payment?.intent, object: 'payment_intent' };
  return { id: `evt_${newId()}`, object: 'event', api_version: null, created: 1, type, data: { object }, livemode: false };
}

async function deliver(body: string, signed: string | undefined): Promise<number> {
  const headers = { 'content-type': 'application/json', ...(signed && { 'stripe-signature': signed }) };
  return (await fetch(`${house.graph.url}/webhooks/stripe`, { method: 'POST', headers, body })).status;
}

test('a webhook that comes twice and out of order is stored once and changes nothing that the provider does not say', async () => {
  const stateOf = async () => {
    const tables = await settled(house);
    const [events] = await house.admin<{ n: number }[]>`select count(*)::int as n from payments.webhook_events`;
    const { 'payments.webhook_events': _log, 'payments.payments': _looked, ...rest } = tables;
    // A webhook makes us look at the provider; that look is numbered in the payment's row, and nothing else of it may change.
    const payments =
      await house.admin`select id, status, version, due, appointment_id, authorized_minor, captured_minor, refunded_minor, updated_at from payments.payments order by 1`;
    return { rest, payments: [...payments], events: events?.n ?? 0 };
  };
  const earlier = await stateOf();
  for (const type of ['payment_intent.amount_capturable_updated', 'payment_intent.canceled', 'payment_intent.created']) {
    const body = JSON.stringify(await webhook(type));
    expect(await deliver(body, signature(body))).toBe(200);
    expect(await deliver(body, signature(body))).toBe(200);
  }
  const later = await stateOf();
  expect(later.events).toBe(earlier.events + 3);
  expect(later.payments).toEqual(earlier.payments);
  expect(later.rest).toEqual(earlier.rest);
});

test('a key that is used again gives the same answer for the same input and is refused for another, and does one thing only', async () => {
  const create = (name: string, key: string) =>
    lived.owner.ask(
      'mutation($input: CreateLocationInput!) { createLocation(input: $input) { ... on CreateLocationSuccess { location { id name } } } }',
      {
        input: {
          organizationId: lived.organizationId,
          name,
          addressLines: ['1'],
          city: 'Berlin',
          country: 'DE',
          timeZone: 'Europe/Berlin',
          idempotencyKey: key,
        },
      },
      lived.acting,
    );
  const key = newId();
  const first = await create('Annexe', key);
  expect(first.errors).toBeUndefined();
  const after = await settled(house);
  expect(await create('Annexe', key)).toEqual(first);
  const { errors } = await create('Another place', key);
  expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['IDEMPOTENCY_KEY_REUSED']);
  expect(await snapshot(house.admin)).toEqual(after);
});
