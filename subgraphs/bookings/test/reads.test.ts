import { newId, systemViewer } from '@klear/core';
import { anonymousViewer, clientViewer, frontDeskViewer, managerViewer } from '@klear/testing';
import { expect, test } from 'vitest';
import { recordAppointments } from '../src/commands/record-appointments.ts';
import { book, hold, inHours, openCalendar, openPractice, someone } from './practice.ts';

const practice = await openPractice();

const pageOf = (type: string) => `query ($r: [_Any!]!, $after: String, $first: Int) { _entities(representations: $r) { ... on ${type} {
  appointments(first: $first, after: $after) { edges { cursor node { id start client { id } } } pageInfo { hasNextPage endCursor } } } } }`;

test('lists of appointments are complete, ordered and paged for those who may read them', async () => {
  const calendar = await openCalendar(practice);
  const client = someone();
  const ids: string[] = [];
  for (const hours of [26, 28, 30, 32, 34]) ids.push((await book(practice, client, calendar, inHours(hours))).id);
  const manager = managerViewer({ organizationId: calendar.organizationId });
  const cases = [
    [client, 'User', client.personId],
    [calendar.practitioner, 'Practitioner', calendar.practitionerId],
    [manager, 'Practitioner', calendar.practitionerId],
    [manager, 'Organization', calendar.organizationId],
  ] as const;
  for (const [viewer, type, id] of cases) {
    const seen: string[] = [];
    let after: string | null = null;
    for (let pages = 0; pages < 3; pages += 1) {
      const { data, errors } = await practice.ask(viewer, pageOf(type), { r: [{ __typename: type, id }], after, first: 2 });
      expect(errors).toEqual([]);
      const page: { edges: { node: { id: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } =
        data._entities[0].appointments;
      seen.push(...page.edges.map(({ node }) => node.id));
      after = page.pageInfo.endCursor;
      expect(page.pageInfo.hasNextPage).toBe(pages < 2);
    }
    expect(seen, `${type} as ${viewer.roles}`).toEqual(ids);
  }
});

test('a cursor that somebody made up is a fault of theirs, not of ours', async () => {
  const client = someone();
  const made = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');
  for (const after of [
    made('2026-01-01T00:00:00Z', 'zzz'),
    made('Monday', newId()),
    made(1, 2),
    made('+275760-09-13T00:00:00Z', newId()),
  ]) {
    const { errors } = await practice.ask(client, pageOf('User'), { r: [{ __typename: 'User', id: client.personId }], after });
    expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', faults: [{ code: 'CURSOR_INVALID' }] });
  }
});

test('everybody else is refused a list, with the reason, and the rest of the answer stands', async () => {
  const calendar = await openCalendar(practice);
  await book(practice, someone(), calendar, inHours(26));
  const cases = [
    [someone(), 'Practitioner', calendar.practitionerId, 'ROLE_REQUIRED'],
    [(await openCalendar(practice)).practitioner, 'Practitioner', calendar.practitionerId, 'NOT_RELATED'],
    [someone(), 'User', newId(), 'NOT_RELATED'],
    [someone(), 'Organization', calendar.organizationId, 'ROLE_REQUIRED'],
    [calendar.practitioner, 'Organization', calendar.organizationId, 'ROLE_REQUIRED'],
    [frontDeskViewer(), 'Organization', calendar.organizationId, 'ROLE_REQUIRED'],
  ] as const;
  for (const [viewer, type, id, reason] of cases) {
    const { data, errors } = await practice.ask(viewer, pageOf(type), { r: [{ __typename: type, id }] });
    expect(data._entities).toEqual([{ appointments: null }]);
    expect(errors).toMatchObject([{ path: ['_entities', 0, 'appointments'], extensions: { code: 'FORBIDDEN', reason } }]);
  }
  const nobody = await practice.ask(anonymousViewer(), pageOf('User'), { r: [{ __typename: 'User', id: newId() }] });
  expect(nobody.errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
});

test('slots of a hundred practitioners are one statement, whatever the number of practitioners and aliases', async () => {
  const calendars = [];
  for (let count = 0; count < 12; count += 1) calendars.push(await openCalendar(practice));
  const query = `query ($r: [_Any!]!, $from: DateTime, $to: DateTime) { _entities(representations: $r) { ... on Practitioner { slots(from: $from, to: $to, first: 3) { start service { id } } } } }`;
  const r = calendars.map(({ practitionerId: id }) => ({ __typename: 'Practitioner', id }));
  practice.database.statements.reset();
  const { data, errors } = await practice.ask(anonymousViewer(), query, { r, from: inHours(20), to: inHours(200) });
  expect(errors).toEqual([]);
  expect(practice.database.statements.taken()).toHaveLength(1);
  for (const [at, calendar] of calendars.entries()) {
    expect(data._entities[at].slots).toHaveLength(3);
    expect(data._entities[at].slots[0]).toEqual({ start: inHours(20).toISOString(), service: { id: calendar.service.serviceId } });
  }
});

test('a hold is its holder’s alone, by query and by entity', async () => {
  const calendar = await openCalendar(practice);
  const client = someone();
  const held = await hold(practice, client, calendar, inHours(28));
  const query = `query ($id: ID!, $r: [_Any!]!) { hold(id: $id) { id quote { token } } _entities(representations: $r) { ... on Hold { id } } }`;
  const variables = { id: held.hold.id, r: [{ __typename: 'Hold', id: held.hold.id }] };
  expect((await practice.ask(client, query, variables)).data).toMatchObject({
    hold: { id: held.hold.id },
    _entities: [{ id: held.hold.id }],
  });
  for (const viewer of [someone(), managerViewer({ organizationId: calendar.organizationId }), calendar.practitioner]) {
    expect((await practice.ask(viewer, query, variables)).data).toEqual({ hold: null, _entities: [null] });
  }
});

test('care relationships are told to the platform and to nobody else', async () => {
  const calendar = await openCalendar(practice);
  const client = someone();
  await book(practice, client, calendar, inHours(29));
  const id = `${calendar.organizationId}:${calendar.practitionerId}:${client.personId}`;
  const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on CareRelationship { active } } }`;
  const r = [
    { __typename: 'CareRelationship', id },
    { __typename: 'CareRelationship', id: `${calendar.organizationId}:${calendar.practitionerId}:${newId()}` },
    { __typename: 'CareRelationship', id: 'x' },
  ];
  expect((await practice.ask(systemViewer('test'), query, { r })).data._entities).toEqual([{ active: true }, { active: false }, null]);
  // A relationship that is there, one that is not and a wrong id are all the same to anybody else.
  expect((await practice.ask(client, query, { r })).data._entities).toEqual([null, null, null]);
});

test('appointments told by another system are recorded once, never over a claim, past and future', async () => {
  const calendar = await openCalendar(practice);
  const serviceId = calendar.service.serviceId;
  const clientId = clientViewer().personId ?? newId<'User'>();
  await book(practice, someone(), calendar, inHours(70));
  const told = [
    { id: newId<'Appointment'>(), serviceId, clientId, start: inHours(-100), status: 'fulfilled' as const },
    { id: newId<'Appointment'>(), serviceId, clientId, start: inHours(100), status: 'booked' as const },
    {
      id: newId<'Appointment'>(),
      serviceId,
      clientId,
      start: inHours(100),
      status: 'cancelled' as const,
      cancelationReason: 'CLIENT' as const,
    },
    { id: newId<'Appointment'>(), serviceId, clientId, start: inHours(70), status: 'booked' as const },
    { id: newId<'Appointment'>(), serviceId: newId<'Service'>(), clientId, start: inHours(120), status: 'booked' as const },
  ];
  const refused = told.slice(3).map(({ id }) => id);
  expect(await recordAppointments(practice.db, told)).toEqual({ recorded: 3, known: 0, refused });
  expect(await recordAppointments(practice.db, told)).toEqual({ recorded: 0, known: 3, refused });
  expect(await practice.database.sql`select 1 from bookings.claims where client_id = ${clientId}`).toHaveLength(4);
});
