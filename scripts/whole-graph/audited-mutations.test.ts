import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createHopSigner } from '@klear/auth';
import { recordAppointments } from '@klear/bookings';
import { anonymous, asId, newId } from '@klear/core';
import { ask, waitFor } from '@klear/testing';
import { createStripeBrowser } from '@klear/testing/stripe/client';
import { changePlatformRoles, type UsersDeps } from '@klear/users';
import { buildSchema, type GraphQLInputType, isEnumType, isInputObjectType, isListType, isNonNullType } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { plantTask } from '../authorization/planting.ts';
import { type Person, post, signUp } from '../journey/person.ts';
import { openPractice, type Practice } from '../journey/practice.ts';
import { subgraphNames } from '../launch/secrets.ts';
import { type House, openHouse } from './house.ts';

const schemas = ['users', 'practitioners', 'bookings', 'health_records', 'payments', 'content'];

let house: House;
let practice: Practice;
let client: Person;
beforeAll(async () => {
  house = await openHouse();
  practice = await openPractice(house.graph, 0);
  client = await signUp(house.graph.url, 'Clara');
}, 120_000);
afterAll(async () => {
  await Promise.all([client, practice?.owner, practice?.practitioner].map((person) => person?.close()));
  await house?.close();
}, 60_000);

/** By mutation: what one successful call left in the audit logs of all subgraphs, but for what it then read of its own answer. */
const left = new Map<string, { type: string; action: string; outcome: string }[]>();

async function factsOf(requestId: string) {
  const each = schemas.map((schema) => `select type, action, outcome, request_id from ${schema}.audit_events`).join(' union all ');
  const rows = await house.admin.unsafe<{ type: string; action: string; outcome: string }[]>(
    `select type, action, outcome from (${each}) as facts where request_id = $1 and action <> 'R'`,
    [requestId],
  );
  return [...rows];
}

/** One call under a request id of its own, whose facts are noted. */
async function act<T = Record<string, never>>(
  person: Person,
  name: string,
  input: object,
  selection: string,
  headers: Record<string, string> = {},
): Promise<T> {
  const requestId = newId();
  const answer = await person.act<T>(name, input, selection, undefined, { ...headers, 'x-request-id': requestId });
  left.set(name, await factsOf(requestId));
  return answer;
}

/** The same without a session. */
async function asNobody(name: string, input: object, selection = '__typename'): Promise<Record<string, never>> {
  const requestId = newId();
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const query = `mutation($input: ${type}Input!) { ${name}(input: $input) { __typename ... on ${type}Success { ${selection} } } }`;
  const answer = await post(house.graph.url, { query, variables: { input } }, { 'x-request-id': requestId });
  const outcome = answer.data?.[name] as unknown as { __typename: string } | undefined;
  if (outcome?.__typename !== `${type}Success`) throw new Error(`${name} answered ${JSON.stringify(answer)}`);
  left.set(name, await factsOf(requestId));
  return outcome as unknown as Record<string, never>;
}

const hour = 3_600_000;
const at = (ms: number) => new Date(Date.now() + ms).toISOString();

/** Of the platform. */
let support: Person;

async function people(): Promise<void> {
  const email = `${newId()}@example.com`;
  const password = 'a long pass phrase of Sven';
  await asNobody('signUp', { email, password, name: 'Sven' });
  const users = house.graph.services.users.built.context as UsersDeps;
  await changePlatformRoles(users, email, ['SUPPORT']);
  const { tokens } = (await asNobody('signIn', { email, password }, 'tokens { accessToken refreshToken }')) as unknown as {
    tokens: { accessToken: string; refreshToken: string };
  };
  await asNobody('refreshSession', { refreshToken: tokens.refreshToken });
  support = {
    ...client,
    act: (name, input, selection, member, headers) =>
      client.act(name, input, selection, member, { ...headers, authorization: `Bearer ${tokens.accessToken}` }),
  };
  const { organization } = await act<{ organization: { id: string } }>(
    client,
    'createOrganization',
    {
      name: 'Clara alone',
      kind: 'SOLO',
      timeZone: 'Europe/Berlin',
      currency: 'EUR',
      location: { name: 'Home', address: { lines: ['Invalidenstr. 2'], city: 'Berlin', postalCode: '10115', country: 'DE' } },
    },
    'organization { id }',
  );
  await act(support, 'suspendOrganization', { organizationId: organization.id, reason: 'OTHER' }, 'organization { id }');
  await act(support, 'reinstateOrganization', { organizationId: organization.id }, 'organization { id }');
  await act(client, 'updateProfile', { phone: '+49 30 1234567' }, 'user { id }');
  await act(client, 'updatePreferences', { locale: 'de' }, 'user { id }');
  const grant = { practitionerId: practice.practitioner.id, categories: ['ALLERGIES'] };
  const { consent } = await act<{ consent: { id: string } }>(client, 'grantConsent', grant, 'consent { id }');
  await act(client, 'withdrawConsent', { consentId: consent.id }, 'consent { id }');
}

async function members(): Promise<void> {
  const { owner, organizationId } = practice;
  const acting = { 'klear-organization': organizationId };
  const invite = { organizationId, email: 'new@example.com', roles: ['FRONT_DESK'] };
  const { invitation } = await act<{ invitation: { id: string } }>(owner, 'inviteMember', invite, 'invitation { id } token', acting);
  await act(owner, 'revokeInvitation', { invitationId: invitation.id }, 'invitation { id }', acting);
  const { token } = await act<{ token: string }>(owner, 'inviteMember', invite, 'token', acting);
  const desk = await signUp(house.graph.url, 'Dora');
  const { membership } = await act<{ membership: { id: string } }>(desk, 'acceptInvitation', { token }, 'membership { id }');
  const change = { membershipId: membership.id, roles: ['MANAGER'] };
  await act(owner, 'changeMembership', change, 'membership { id }', acting);
  await act(owner, 'removeMember', { membershipId: membership.id }, 'membershipId', acting);
  const other = await signUp(house.graph.url, 'Dieter');
  const { data } = await other.ask('{ me { sessions(first: 5) { edges { node { id } } } } }');
  const sessions = data?.me as unknown as { sessions: { edges: { node: { id: string } }[] } };
  await act(other, 'revokeSession', { sessionId: sessions.sessions.edges[0]?.node.id }, 'sessionId');
  await act(desk, 'signOut', {}, 'sessionId');
}

async function apps(): Promise<void> {
  const acting = { 'klear-organization': practice.organizationId };
  const redirectUri = 'https://app.example.com/back';
  const wanted = { organizationId: practice.organizationId, name: 'Steps', redirectUris: [redirectUri], scopes: ['profile:read'] };
  const { app } = await act<{ app: { id: string } }>(practice.owner, 'registerApp', wanted, 'app { id }', acting);
  const codeVerifier = randomBytes(32).toString('base64url');
  const codeChallenge = createHash('sha256').update(codeVerifier).digest('base64url');
  const ask = { appId: app.id, redirectUri, codeChallenge, scopes: ['profile:read'] };
  const { code } = await act<{ code: string }>(client, 'authorizeApp', ask, 'code');
  await asNobody('exchangeAppCode', { appId: app.id, code, codeVerifier, redirectUri });
  const { data } = await client.ask('{ me { appGrants(first: 5) { edges { node { id } } } } }');
  const grants = data?.me as unknown as { appGrants: { edges: { node: { id: string } }[] } };
  await act(client, 'revokeAppGrant', { grantId: grants.appGrants.edges[0]?.node.id }, '__typename');
  await act(practice.owner, 'retireApp', { appId: app.id }, 'appId', acting);
}

async function offers(): Promise<string> {
  const { owner, practitioner, organizationId, locationId } = practice;
  const acting = { 'klear-organization': organizationId };
  await act(practitioner, 'updatePractitionerProfile', { headline: 'Massage' }, 'practitioner { id }', acting);
  const { credential } = await act<{ credential: { id: string } }>(
    practitioner,
    'addCredential',
    { name: 'Diploma' },
    'credential { id }',
    acting,
  );
  const check = { credentialId: credential.id, verification: 'VALIDATED', expectedVersion: 1 };
  await act(support, 'verifyCredential', check, 'credential { id }');
  await act(practitioner, 'removeCredential', { credentialId: credential.id }, '__typename', acting);
  const place = {
    organizationId,
    name: 'Annex',
    addressLines: ['Invalidenstr. 3'],
    city: 'Berlin',
    country: 'DE',
    timeZone: 'Europe/Berlin',
  };
  const { location } = await act<{ location: { id: string } }>(owner, 'createLocation', place, 'location { id }', acting);
  await act(owner, 'updateLocation', { locationId: location.id, name: 'The annex' }, 'location { id }', acting);
  const room = { organizationId, locationId, kind: 'ROOM', type: 'quiet-room', name: 'Attic' };
  const { resource } = await act<{ resource: { id: string } }>(owner, 'addResource', room, 'resource { id }', acting);
  const resourceId = resource.id;
  await act(owner, 'updateResource', { resourceId, expectedVersion: 1, name: 'Loft' }, '__typename', acting);
  await act(owner, 'retireResource', { resourceId, expectedVersion: 2 }, '__typename', acting);
  const terms = { durationMinutes: 60, minimumNoticeMinutes: 0, priceMinor: 6_500, currency: 'EUR', modality: 'IN_PERSON', locationId };
  const wanted = { organizationId, practitionerId: practitioner.id, name: 'Paid massage', ...terms };
  const { service } = await act<{ service: { id: string; version: number } }>(
    owner,
    'createService',
    wanted,
    'service { id version }',
    acting,
  );
  await act(owner, 'updateService', { serviceId: service.id, expectedVersion: 1, name: 'Long massage' }, 'service { id }', acting);
  const spare = await owner.act<{ service: { id: string } }>('createService', wanted, 'service { id }', undefined, acting);
  await act(owner, 'retireService', { serviceId: spare.service.id }, '__typename', acting);
  const text = { organizationId, slug: 'rest', locale: 'en', title: 'Rest', body: '<p>Lie down.</p>' };
  const { article } = await act<{ article: { id: string } }>(owner, 'createArticle', text, 'article { id }', acting);
  const articleId = article.id;
  const revision = { articleId, expectedVersion: 1, title: 'Rest well', body: '<p>Lie.</p>' };
  await act(owner, 'reviseArticle', revision, '__typename', acting);
  await act(owner, 'publishArticle', { articleId }, 'article { id }', acting);
  await act(owner, 'retireArticle', { articleId }, '__typename', acting);
  return service.id;
}

async function calendar(): Promise<void> {
  const { owner, organizationId, practitioner, locationId } = practice;
  const acting = { 'klear-organization': organizationId };
  const { data } = await owner.ask(
    'query($id: ID!) { practitioner(id: $id) { schedules { id version exceptions(first: 5) { edges { node { id } } } } } }',
    { id: practitioner.id },
    acting,
  );
  const { schedules } = (data?.practitioner ?? { schedules: [] }) as { schedules: { id: string; version: number }[] };
  const [schedule] = schedules;
  const weekdays = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];
  const weeklyHours = weekdays.map((weekday) => ({ weekday, opens: '00:00', closes: '24:00' }));
  const hours = { organizationId, practitionerId: practitioner.id, locationId, timeZone: 'Europe/Berlin', weeklyHours };
  await act(owner, 'setSchedule', { ...hours, expectedVersion: schedule?.version }, '__typename', acting);
  const off = { scheduleId: schedule?.id, start: '2031-01-01', end: '2031-01-02', hours: [] };
  const added = await act<{ schedule: { exceptions: { edges: { node: { id: string } }[] } } }>(
    owner,
    'addScheduleException',
    off,
    'schedule { exceptions(first: 5) { edges { node { id } } } }',
    acting,
  );
  const exceptionId = added.schedule.exceptions.edges[0]?.node.id;
  await act(owner, 'removeScheduleException', { exceptionId }, '__typename', acting);
  const away = { organizationId, practitionerId: practitioner.id, start: '2031-02-01', end: '2031-02-02', timeZone: 'Europe/Berlin' };
  const { timeOff } = await act<{ timeOff: { id: string } }>(owner, 'addTimeOff', away, 'timeOff { id }', acting);
  await act(owner, 'removeTimeOff', { timeOffId: timeOff.id }, '__typename', acting);
}

async function visits(paidServiceId: string): Promise<void> {
  const { practitioner, serviceId, organizationId } = practice;
  const acting = { 'klear-organization': organizationId, 'klear-purpose': 'TREAT' };
  const slotsOf = async (id: string) => {
    const query = `query($ids: [ID!]!, $services: [ID!], $from: DateTime!, $to: DateTime!) {
      slots(practitionerIds: $ids, serviceIds: $services, from: $from, to: $to) { slots { start } } }`;
    const { data } = await client.ask(query, { ids: [practitioner.id], services: [id], from: at(0), to: at(48 * hour) });
    return ((data?.slots as unknown as { slots: { start: string }[] }[] | undefined)?.[0]?.slots ?? []).map(({ start }) => start);
  };
  const free = await waitFor('free times', async () => (await slotsOf(paidServiceId)).length > 0 && (await slotsOf(serviceId)));
  const hold = async (id: string, start: string | undefined) =>
    (
      await act<{ hold: { id: string; quote: { token: string } } }>(
        client,
        'holdSlot',
        { serviceId: id, start },
        'hold { id quote { token } }',
      )
    ).hold;
  const kept = await hold(serviceId, free[0]);
  await act(client, 'renewHold', { holdId: kept.id }, 'hold { id }');
  await act(client, 'releaseHold', { holdId: kept.id }, 'holdId');
  const pool = { organizationId, name: 'Whoever', strategy: 'LEAST_BUSY', services: [{ serviceId }] };
  const made = await act<{ pool: { id: string } }>(practice.owner, 'setRoutingPool', pool, 'pool { id }', {
    'klear-organization': organizationId,
  });
  const given = await act<{ hold: { id: string } }>(client, 'holdAnySlot', { poolId: made.pool.id, start: free[0] }, 'hold { id }');
  await act(client, 'releaseHold', { holdId: given.hold.id }, 'holdId');
  type Booked = { appointment: { id: string; version: number; conversation: { id: string } } };
  const book = async (holdId: string) =>
    (await act<Booked>(client, 'bookAppointment', { holdId }, 'appointment { id version conversation { id } }')).appointment;
  const first = await book((await hold(serviceId, free[0])).id);
  const conversationId = first.conversation.id;
  const { message } = await act<{ message: { id: string } }>(client, 'sendMessage', { conversationId, text: 'Hello' }, 'message { id }');
  await act(client, 'editMessage', { messageId: message.id, text: 'Good day', expectedVersion: 1 }, 'message { sequence }');
  await act(client, 'withdrawMessage', { messageId: message.id, expectedVersion: 2 }, 'message { sequence }');
  await typing(conversationId);
  await act(practitioner, 'markConversationRead', { conversationId, sequence: 1 }, '__typename', acting);
  const move = { appointmentId: first.id, expectedVersion: first.version, start: free.at(-1) };
  await act(client, 'rescheduleAppointment', move, 'appointment { id }');
  await act(client, 'cancelAppointment', { appointmentId: first.id }, 'appointment { id }');
  const second = await book((await hold(serviceId, free[0])).id);
  await act(practitioner, 'arriveAppointment', { appointmentId: second.id }, 'appointment { id }', acting);
  await act(practitioner, 'checkInAppointment', { appointmentId: second.id }, 'appointment { id }', acting);
  await act(practitioner, 'startAppointment', { appointmentId: second.id }, 'appointment { id }', acting);
  await act(practitioner, 'completeTask', { taskId: await plantTask(house, second.id) }, 'task { id }', acting);
  const [, , , , , spare] = await slotsOf(serviceId);
  await act(practitioner, 'bookForClient', { serviceId, clientId: client.id, start: spare }, 'appointment { id }', acting);
  await requestsAndSeats(slotsOf, async (id, start) => book((await hold(id, start)).id));

  const past = [1, 2].map((days) => ({
    id: newId<'Appointment'>(),
    serviceId: asId<'Service'>(serviceId),
    clientId: asId<'User'>(client.id),
    start: new Date(Math.floor(Date.now() / hour) * hour - days * 24 * hour),
    status: 'booked' as const,
  }));
  expect((await recordAppointments(house.graph.services.bookings.db, past)).recorded).toBe(2);
  await act(practitioner, 'fulfilAppointment', { appointmentId: past[0]?.id }, 'appointment { id }', acting);
  await act(practitioner, 'markNoShow', { appointmentId: past[1]?.id }, 'appointment { id }', acting);

  const { quote, id: holdId } = await hold(paidServiceId, (await slotsOf(paidServiceId))[3]);
  const { payment } = await act<{ payment: { id: string; clientSecret: string } }>(
    client,
    'createPayment',
    { quote: quote.token },
    'payment { id clientSecret }',
  );
  const provider = new URL(house.graph.standInUrl ?? '');
  const { publishableKey } = house.graph.secrets.stripe;
  await createStripeBrowser({ host: provider.hostname, port: Number(provider.port), publishableKey }).confirm(payment.clientSecret);
  await waitFor('the paid booking', () => book(holdId).catch(() => false));
  await waitFor('the capture', async () => {
    const { data } = await client.ask('query($id: ID!) { payment(id: $id) { status } }', { id: payment.id });
    return JSON.stringify(data).includes('SUCCEEDED');
  });
  await act(practice.owner, 'refundPayment', { paymentId: payment.id }, 'payment { id }', { 'klear-organization': organizationId });
}

/** That somebody types is told and kept nowhere: the one mutation that leaves no fact when it succeeds. */
async function typing(conversationId: string): Promise<void> {
  const requestId = newId();
  const query =
    'mutation($input: SignalConversationInput!) { signalConversation(input: $input) { ... on SignalConversationSuccess { passedOn } } }';
  const { data } = await client.ask(query, { input: { conversationId, signal: 'TYPING' } }, { 'x-request-id': requestId });
  expect(data?.signalConversation).toEqual({ passedOn: true });
  expect(await factsOf(requestId)).toEqual([]);
}
/** Who types. */
const keptNowhere = 'signalConversation';

/** A service that is confirmed, and one for a group. */
async function requestsAndSeats(
  slotsOf: (serviceId: string) => Promise<string[]>,
  bookAt: (serviceId: string, start: string | undefined) => Promise<{ id: string }>,
): Promise<void> {
  const { owner, practitioner, organizationId, locationId } = practice;
  const acting = { 'klear-organization': organizationId, 'klear-purpose': 'TREAT' };
  const terms = { durationMinutes: 30, minimumNoticeMinutes: 0, priceMinor: 0, currency: 'EUR', modality: 'IN_PERSON', locationId };
  const made = async (facts: object): Promise<string> => {
    const input = { organizationId, practitionerId: practitioner.id, name: 'Another', ...terms, ...facts };
    const { service } = await owner.act<{ service: { id: string } }>('createService', input, 'service { id }', undefined, acting);
    await waitFor('its free times', async () => (await slotsOf(service.id)).length > 0);
    return service.id;
  };
  const asked = await made({ requiresConfirmation: true });
  const start = async (at: number) => (await slotsOf(asked)).at(at);
  const [first, second] = [await bookAt(asked, await start(-3)), await bookAt(asked, await start(-6))];
  await act(practitioner, 'confirmAppointment', { appointmentId: first.id }, 'appointment { id }', acting);
  await act(practitioner, 'declineAppointment', { appointmentId: second.id }, 'appointment { id }', acting);
  const group = await made({ capacity: 4 });
  const seat = await bookAt(group, (await slotsOf(group)).at(-9));
  await act(client, 'allowCoAttendees', { appointmentId: seat.id, allowed: true }, 'appointment { id }');
}

async function record(): Promise<void> {
  const own = { 'klear-purpose': 'PATRQT' };
  const code = { system: 'http://snomed.info/sct', code: '300916003', display: 'Latex allergy' };
  const entry = { personId: client.id, code };
  const { allergyIntolerance } = await act<{ allergyIntolerance: { id: string } }>(
    client,
    'addAllergyIntolerance',
    entry,
    'allergyIntolerance { id }',
    own,
  );
  await act(client, 'addCondition', entry, 'condition { id }', own);
  await act(client, 'addMedication', entry, 'medication { id }', own);
  await act(client, 'addObservation', { ...entry, effectiveAt: at(-hour), valueText: 'fine' }, 'observation { id }', own);
  const wrong = { personId: client.id, entryId: allergyIntolerance.id, expectedVersion: 1 };
  await act(client, 'markEnteredInError', wrong, 'entryId', own);
}

/** What may follow from a mutation and is a fact of its own. */
const consequences: Readonly<Record<string, string>> = { revokeAppGrant: 'session.ended', retireApp: 'session.ended' };

const mutationsOf = async () => {
  const api = buildSchema(await readFile(new URL('../../schema/api.graphql', import.meta.url), 'utf8'));
  return Object.keys(api.getMutationType()?.getFields() ?? {}).sort();
};

test('every mutation of the graph that succeeds leaves exactly one fact', { timeout: 120_000 }, async () => {
  await people();
  await members();
  await apps();
  const paid = await offers();
  await calendar();
  await visits(paid);
  await record();
  const names = await mutationsOf();
  expect([...left.keys(), keptNowhere].sort(), 'a mutation without a case').toEqual(names);
  const odd = [...left].filter(([name, facts]) => {
    const [fact, ...more] = facts.filter(({ type }) => type !== consequences[name]);
    return more.length > 0 || fact?.outcome !== '0' || !/^[a-z-]+\.[a-z-]+$/.test(fact.type);
  });
  expect(odd).toEqual([]);
  process.stdout.write(`mutations that left one fact each: ${left.size} of ${names.length}\n`);
});

test('what was done is in the person’s one log and in the practice’s one trail, from all subgraphs', { timeout: 60_000 }, async () => {
  const logQuery = '{ me { accessLog(first: 100) { edges { node { area sentence self } } } } }';
  const entries = await waitFor('the log of all parts', async () => {
    const { data, errors } = await client.ask(logQuery, {}, { 'klear-purpose': 'PATRQT' });
    expect(errors).toBeUndefined();
    const me = data?.me as unknown as { accessLog: { edges: { node: { area: string; sentence: string } }[] } } | undefined;
    const nodes = me?.accessLog.edges.map(({ node }) => node) ?? [];
    return new Set(nodes.map(({ area }) => area)).size >= 4 && nodes;
  });
  expect([...new Set(entries.map(({ area }) => area))].sort()).toEqual(['BOOKINGS', 'HEALTH_RECORDS', 'PAYMENTS', 'USERS']);
  expect(entries.map(({ sentence }) => sentence)).toEqual(
    expect.arrayContaining(['You added to your allergies.', 'Somebody of a practice checked you in for treatment.', 'You gave a consent.']),
  );
  expect(JSON.stringify(entries)).not.toMatch(/did something with your data|Clara|Latex/);

  const trailQuery = 'query($id: ID!) { organization(id: $id) { auditEvents(first: 100) { edges { node { subgraph } } } } }';
  const subgraphs = await waitFor('the trail of all parts', async () => {
    const { data } = await practice.owner.ask(
      trailQuery,
      { id: practice.organizationId },
      { 'klear-organization': practice.organizationId },
    );
    const organization = data?.organization as unknown as { auditEvents: { edges: { node: { subgraph: string } }[] } } | undefined;
    const names = new Set(organization?.auditEvents.edges.map(({ node }) => node.subgraph));
    return names.size >= 5 && [...names].sort();
  });
  expect(subgraphs).toEqual(['bookings', 'content', 'payments', 'practitioners', 'users']);
});

/** Whoever calls these is nobody yet. */
const forNobody = new Set(['signUp', 'signIn', 'refreshSession', 'exchangeAppCode']);

/** Any well-formed value of an input's type: what it says plays no part, since the gate looks at the caller first. */
function anyValue(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return anyValue(type.ofType);
  if (isListType(type)) return [anyValue(type.ofType)];
  if (isInputObjectType(type)) {
    const required = Object.values(type.getFields()).filter((field) => isNonNullType(field.type));
    return Object.fromEntries(required.map((field) => [field.name, anyValue(field.type)]));
  }
  if (isEnumType(type)) return type.getValues()[0]?.name;
  const samples: Readonly<Record<string, unknown>> = {
    Int: 1,
    SafeInt: 1,
    Float: 1,
    Boolean: true,
    Date: '2031-01-01',
    LocalTime: '09:00',
  };
  return samples[type.name] ?? (type.name === 'DateTime' ? '2031-01-01T00:00:00.000Z' : type.name === 'TimeZone' ? 'UTC' : newId());
}

test('every mutation that the gate of its subgraph refuses leaves exactly one fact, with the reason', { timeout: 60_000 }, async () => {
  const odd: unknown[] = [];
  let count = 0;
  for (const name of subgraphNames) {
    const { subgraph } = house.graph.services[name].built;
    const key = Buffer.from(house.graph.secrets.services[name].hopKey, 'base64');
    const sign = createHopSigner({ key, audience: name.replaceAll('-', '_') });
    for (const field of Object.values(subgraph.schema.getMutationType()?.getFields() ?? {})) {
      if (forNobody.has(field.name)) continue;
      count += 1;
      const viewer = anonymous(newId());
      const input = field.args[0];
      const query = `mutation($input: ${input?.type}) { ${field.name}(input: $input) { __typename } }`;
      const { errors } = await ask(subgraph, sign, { viewer, query, variables: { input: input && anyValue(input.type) } });
      const facts = await factsOf(viewer.requestId);
      const [fact, ...more] = facts;
      if (errors[0]?.extensions.code !== 'UNAUTHENTICATED' || fact?.outcome !== '4' || more.length > 0)
        odd.push([field.name, errors, facts]);
    }
  }
  expect(odd).toEqual([]);
  process.stdout.write(`refused mutations that left one fact each: ${count}\n`);
});
