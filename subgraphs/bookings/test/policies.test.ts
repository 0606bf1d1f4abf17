import { fieldsWithoutRule } from '@klear/auth';
import { newId, type OrganizationId, type Role, roles, type UserId, type Viewer } from '@klear/core';
import { roleFaults, rowSecurityCases } from '@klear/db';
import { anonymousViewer, clientViewer, memberViewer, proofSeed, proofSize } from '@klear/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { importResources } from '../src/commands/import-resources.ts';
import { openTasks } from '../src/commands/open-tasks.ts';
import { permissionTree } from '../src/policies/permissions.ts';
import * as predicates from '../src/policies/predicates.ts';
import { appointments } from '../src/store/appointments.ts';
import { conversations } from '../src/store/conversations.ts';
import { holds } from '../src/store/holds.ts';
import { ensureHolidays } from '../src/store/holidays.ts';
import { openRoutedHold } from './pool.ts';
import { book, hold, inHours, openCalendar, openPractice, someone } from './practice.ts';
import { calls, publicRelations } from './row-security.declared.ts';

const practice = await openPractice();

test('every field of the schema has a rule', () => {
  expect(fieldsWithoutRule(practice.subgraph.schema, permissionTree)).toEqual([]);
});

test('row-level security never hides what a predicate allows, and never shows a stranger anything', async () => {
  const size = proofSize('row-security-agrees', 340, 4_000);
  const calendars = [await openCalendar(practice), await openCalendar(practice)];
  const facts: { appointmentId: string; holdId: string; conversationId: string; visit: predicates.Concerned }[] = [];
  for (const calendar of calendars) {
    for (const hours of [26, 28]) {
      const client = someone();
      const appointment = await book(practice, client, calendar, inHours(hours));
      const held = await hold(practice, client, calendar, inHours(hours + 40));
      const { organizationId, practitionerId } = calendar;
      const visit = { organizationId, practitionerId, clientId: client.personId ?? newId<'User'>() };
      facts.push({ appointmentId: appointment.id, holdId: held.hold.id, conversationId: appointment.conversation.id, visit });
    }
  }
  const people: UserId[] = [newId(), ...facts.flatMap(({ visit }) => [visit.practitionerId, visit.clientId])];
  const organizations: OrganizationId[] = [newId(), ...calendars.map(({ organizationId }) => organizationId)];
  const drawn = fc.record({
    person: fc.constantFrom(...people),
    organization: fc.option(fc.constantFrom(...organizations)),
    held: fc.subarray<Role>([...roles], { minLength: 1 }),
    fact: fc.constantFrom(...facts),
  });
  const sums = { facts: 0, allowed: 0, shownOnly: 0, hidden: 0 };
  for (const { person, organization, held, fact } of fc.sample(drawn, { numRuns: size, seed: proofSeed('row-security-agrees') })) {
    const viewer: Viewer = organization
      ? memberViewer({ personId: person, organizationId: organization, roles: held })
      : clientViewer(person);
    const seen = await practice.db.read(viewer, async (tx) => ({
      appointment: (await appointments.byIds(tx, [fact.appointmentId as never])).length,
      hold: (await holds.byIds(tx, [fact.holdId as never])).length,
      conversation: (await conversations.byIds(tx, [fact.conversationId as never])).length,
    }));
    const may = {
      appointment: predicates.mayReadAppointment(viewer, fact.visit),
      hold: predicates.mayUseHold(viewer, fact.visit),
      conversation: predicates.mayReadConversation(viewer, fact.visit),
    };
    for (const kind of ['appointment', 'hold', 'conversation'] as const) {
      if (may[kind]) expect(seen[kind], `${kind} hidden from ${JSON.stringify(viewer)}`).toBe(1);
      const isStranger = person !== fact.visit.clientId && viewer.organizationId !== fact.visit.organizationId;
      if (isStranger) expect(seen[kind], `${kind} shown to ${JSON.stringify(viewer)}`).toBe(0);
      sums.facts += 1;
      sums[may[kind] ? 'allowed' : seen[kind] > 0 ? 'shownOnly' : 'hidden'] += 1;
    }
  }
  process.stdout.write(`row security of bookings: ${JSON.stringify(sums)}\n`);
  expect(sums.facts).toBeGreaterThanOrEqual(1_000);
  expect(Math.min(sums.allowed, sums.hidden)).toBeGreaterThan(size / 10);
  const nobody = await practice.db.read(anonymousViewer(), (tx) =>
    appointments.byIds(
      tx,
      facts.map(({ appointmentId }) => appointmentId as never),
    ),
  );
  expect(nobody).toEqual([]);
});

test('as every login role, every relation shows nobody a row that is not public', async () => {
  const calendar = await openCalendar(practice);
  const client = someone();
  const { id: appointmentId, conversation } = await book(practice, client, calendar, inHours(30));
  const group = await openCalendar(practice, { capacity: 4 });
  await book(practice, client, group, inHours(90));
  const wrong = { appointment: { ...calendar, id: appointmentId }, code: 'SCHEDULE_CONFLICT', reasons: ['OUTSIDE_HOURS'] } as const;
  await practice.db.asSystem((tx) => openTasks(tx, [wrong]));
  await hold(practice, client, calendar, inHours(60));
  const send = `mutation ($input: SendMessageInput!) { sendMessage(input: $input) { __typename } }`;
  await practice.ask(client, send, { input: { conversationId: conversation.id, text: 'hello', idempotencyKey: newId() } });
  const [message] = await practice.database.sql<
    { id: string }[]
  >`select id from bookings.messages where conversation_id = ${conversation.id}`;
  const edit = `mutation ($input: EditMessageInput!) { editMessage(input: $input) { __typename } }`;
  await practice.ask(client, edit, { input: { messageId: message?.id, text: 'hello again', expectedVersion: 1, idempotencyKey: newId() } });
  const read = `mutation ($input: MarkConversationReadInput!) { markConversationRead(input: $input) { __typename } }`;
  await practice.ask(calendar.practitioner, read, { input: { conversationId: conversation.id, sequence: 1, idempotencyKey: newId() } });
  const exception = `mutation ($input: AddScheduleExceptionInput!) { addScheduleException(input: $input) { __typename } }`;
  await practice.ask(calendar.practitioner, exception, {
    input: { scheduleId: calendar.scheduleId, start: '2027-06-01', end: '2027-06-01', hours: [], idempotencyKey: newId() },
  });
  const { organizationId, practitionerId, locationId } = calendar;
  const off = `mutation ($input: AddTimeOffInput!) { addTimeOff(input: $input) { __typename } }`;
  const away = {
    organizationId,
    practitionerId,
    start: '2027-06-02',
    end: '2027-06-02',
    timeZone: 'Europe/Berlin',
    idempotencyKey: newId(),
  };
  await practice.ask(calendar.practitioner, off, { input: away });
  await practice.db.asSystem((tx) => ensureHolidays(tx, ['DE-BE']));
  await practice.tell('PractitionerChanged', { practitionerId, organizationIds: [organizationId], specialties: [], active: true });
  const payment = {
    paymentId: newId<'Payment'>(),
    organizationId,
    clientId: practitionerId,
    holdId: newId<'Hold'>(),
    appointmentId: null,
    amountMinor: 1,
    currency: 'EUR',
  };
  await practice.tell('PaymentAuthorized', payment);
  expect(locationId).toBeDefined();
  await importResources(practice, [{ id: newId(), organizationId, locationId, kind: 'ROOM', type: 'room', name: 'Room' }]);
  await openRoutedHold(practice, calendar);
  const bounds = { code: null, jurisdiction: null, startsOn: null, endsOn: null };
  await practice.tell('CredentialChanged', { credentialId: newId(), practitionerId, ...bounds, verified: true, held: true });

  const { database } = practice;
  await database.sql`insert into bookings.known_organizations (id, suspended, version) values (${newId()}, true, 1)`;
  const cases = await rowSecurityCases({
    admin: database.sql,
    schema: 'bookings',
    urlOf: (role) => database.urlOf('bookings', role),
    calls: {
      ...calls,
      'find_person_keys(uuid[])': `select * from bookings.find_person_keys(array['${newId()}']::uuid[])`,
      'create_person_key(uuid,integer,bytea)': `select * from bookings.create_person_key('${newId()}', 1, 'x') where viewer_kind() is null`,
    },
  });
  const own = cases.filter(
    ({ kind, relation }) =>
      kind === 'table' &&
      ![
        'outbox',
        'inbox',
        'idempotency',
        'hop_nonces',
        'relay_cursor',
        'audit_events',
        'audit_links',
        'audit_segments',
        'audit_sealer',
        'person_keys',
      ].includes(relation),
  );
  expect(
    own.filter(({ total }) => total === 0),
    'tables without a row prove nothing',
  ).toEqual([]);
  const shown = cases.filter(
    ({ visible, setting, relation }) =>
      visible > 0 &&
      !(setting === 'other tenant' && publicRelations.has(relation)) &&
      !(setting === 'garbage ids' && publicRelations.has(relation)),
  );
  expect(shown.filter(({ kind }) => kind === 'table')).toEqual([]);
  expect(await roleFaults(database.sql, 'bookings')).toEqual([]);
  process.stdout.write(`row security: ${cases.length} cases over ${new Set(cases.map(({ relation }) => relation)).size} relations\n`);
});
