import { newId, type Viewer } from '@klear/core';
import { managerViewer } from '@klear/testing';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { conversations } from '../src/store/conversations.ts';
import { book, inHours, openCalendar, openPractice, someone } from './practice.ts';

const practice = await openPractice();
const sendMutation = `mutation ($input: SendMessageInput!) { sendMessage(input: $input) { ... on SendMessageSuccess { message { id sequence text sentAt author { id } } } } }`;
const readMutation = `mutation ($input: MarkConversationReadInput!) { markConversationRead(input: $input) { ... on MarkConversationReadSuccess { conversation { unreadCount } } } }`;
const pageQuery = `query ($id: ID!, $first: Int, $after: String) { conversation(id: $id) { unreadCount participants { id } appointment { id }
  messages(first: $first, after: $after) { edges { node { sequence text author { id } } } pageInfo { hasNextPage endCursor } } } }`;

async function openConversation() {
  const calendar = await openCalendar(practice);
  const client = someone();
  const appointment = await book(practice, client, calendar, inHours(28));
  const id: string = appointment.conversation.id;
  const send = (viewer: Viewer, text: string, idempotencyKey: string = newId()) =>
    practice.ask(viewer, sendMutation, { input: { conversationId: id, text, idempotencyKey } });
  return { calendar, client, appointment, id, send };
}

test('client and practitioner write to each other; numbers have no gaps, also when all write at once; a repeat writes nothing', async () => {
  const { calendar, client, id, send } = await openConversation();
  const key = newId();
  await Promise.all(Array.from({ length: 12 }, (_, at) => send(at % 2 ? client : calendar.practitioner, `word ${at}`)));
  const first = await send(client, 'See you on Monday 👋', key);
  const again = await send(client, 'See you on Monday 👋', key);
  expect(again.data.sendMessage.message).toEqual(first.data.sendMessage.message);
  const page = await practice.ask(client, pageQuery, { id, first: 10 });
  const { messages, unreadCount, participants } = page.data.conversation;
  expect(messages.edges.map(({ node }: { node: { sequence: number } }) => node.sequence)).toEqual([13, 12, 11, 10, 9, 8, 7, 6, 5, 4]);
  expect(messages.edges[0].node).toMatchObject({ text: 'See you on Monday 👋', author: { id: client.personId } });
  expect(unreadCount).toBe(6);
  expect(participants).toEqual([{ id: client.personId }, { id: calendar.practitionerId }]);
  const rest = await practice.ask(client, pageQuery, { id, first: 10, after: messages.pageInfo.endCursor });
  expect(rest.data.conversation.messages.edges).toHaveLength(3);
  expect(rest.data.conversation.messages.pageInfo.hasNextPage).toBe(false);
  const made = await practice.ask(client, pageQuery, { id, after: Buffer.from('[1.5]').toString('base64url') });
  expect(made.errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', faults: [{ code: 'CURSOR_INVALID' }] });
});

test('reading is noted forwards only and never past the last message', async () => {
  const { calendar, client, id, send } = await openConversation();
  for (const text of ['one', 'two', 'three']) await send(calendar.practitioner, text);
  const read = async (sequence: number) =>
    (await practice.ask(client, readMutation, { input: { conversationId: id, sequence, idempotencyKey: newId() } })).data
      .markConversationRead.conversation.unreadCount;
  expect(await read(2)).toBe(1);
  expect(await read(1)).toBe(1);
  expect(await read(2_000)).toBe(0);
  await send(calendar.practitioner, 'four');
  expect(await read(3)).toBe(1);
});

test('what is stored is sealed: no word of a message is in any row, event, key or audit fact', async () => {
  const { client, send } = await openConversation();
  await send(client, 'paracetamol-4711');
  await practice.relay.drain();
  const rows = await practice.database.sql`
    select (select string_agg(m::text, ' ') from bookings.messages m) as a, (select string_agg(o::text, ' ') from bookings.outbox o) as b,
      (select string_agg(e::text, ' ') from bookings.audit_events e) as c, (select string_agg(i::text, ' ') from bookings.idempotency i) as d`;
  const stored = JSON.stringify(rows);
  expect(stored).not.toContain('paracetamol-4711');
  expect(stored).not.toContain(Buffer.from('paracetamol-4711').toString('hex'));
});

test('reading another’s words is audited; once the author’s key is destroyed the words are gone and the rest stands', async () => {
  const { calendar, client, id, send } = await openConversation();
  await send(client, 'private');
  await practice.ask(calendar.practitioner, pageQuery, { id });
  const facts = await practice.database
    .sql`select agent_person_id, subject_person_id, fields from bookings.audit_events where type = 'message.read' and entity_id = ${id}`;
  expect(facts.map((fact) => ({ ...fact }))).toEqual([
    { agent_person_id: calendar.practitionerId, subject_person_id: client.personId, fields: ['Message.text', 'Message.author'] },
  ]);
  await practice.database.sql`delete from bookings.person_keys where person_id = ${client.personId}`;
  const page = await practice.ask(calendar.practitioner, pageQuery, { id });
  expect(page.data.conversation.messages.edges[0].node).toMatchObject({ sequence: 1, text: null });
});

test('while the audit store is down no word is shown, to its author neither, and the rest of the same answer stands', async () => {
  const { calendar, client, id, send } = await openConversation();
  await send(client, 'private');
  await practice.database.sql`revoke insert on bookings.audit_events from klear_bookings_app`;
  for (const viewer of [calendar.practitioner, client]) {
    const { data, errors } = await practice.ask(viewer, pageQuery, { id });
    expect(data.conversation).toMatchObject({ messages: null, participants: [{ id: client.personId }, { id: calendar.practitionerId }] });
    expect(errors.map(({ path, extensions }) => [path?.at(-1), extensions])).toEqual([
      ['messages', { code: 'FORBIDDEN', reason: 'AUDIT_UNAVAILABLE' }],
    ]);
  }
  await practice.database.sql`grant insert on bookings.audit_events to klear_bookings_app`;
  expect((await practice.ask(client, pageQuery, { id })).data.conversation.messages.edges[0].node.text).toBe('private');
});

test('a practitioner who does not say what for is refused the words, and that is told of the client’s', async () => {
  const { calendar, client, id, send } = await openConversation();
  await send(client, 'private');
  const viewer: Viewer = { ...calendar.practitioner, purpose: null, requestId: newId() };
  const { errors } = await practice.ask(viewer, pageQuery, { id });
  expect(errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', reason: 'PURPOSE_REQUIRED' });
  const facts = await practice.database
    .sql`select outcome, reason, subject_person_id, fields from bookings.audit_events where request_id = ${viewer.requestId}`;
  const fields = ['Message.text', 'Message.author'];
  expect([...facts]).toEqual([{ outcome: '4', reason: 'PURPOSE_REQUIRED', subject_person_id: client.personId, fields }]);
});

test('nobody else takes part: not the manager, not a stranger, not the practitioner outside the practice', async () => {
  const { calendar, id, send } = await openConversation();
  const outside: Viewer = { ...calendar.practitioner, organizationId: null, roles: [] };
  for (const viewer of [managerViewer({ organizationId: calendar.organizationId }), someone(), outside]) {
    expect((await practice.ask(viewer, pageQuery, { id })).data.conversation).toBeNull();
    expect((await send(viewer, 'let me in')).errors[0]?.extensions.code).toBe('NOT_FOUND');
  }
  expect(await practice.database.sql`select 1 from bookings.messages where conversation_id = ${id}`).toHaveLength(0);
});

test('a practitioner says what for, and no word is read or written before; the rest of the conversation is there; a client need not say', async () => {
  const { calendar, client, id, send } = await openConversation();
  await send(client, 'It hurts here');
  for (const purpose of [null, 'PATRQT', 'HPAYMT'] as const) {
    const viewer: Viewer = { ...calendar.practitioner, purpose };
    const page = await practice.ask(viewer, pageQuery, { id });
    expect(page.data.conversation).toMatchObject({ unreadCount: 1, messages: null });
    expect(page.errors).toMatchObject([
      { path: ['conversation', 'messages'], extensions: { code: 'FORBIDDEN', reason: 'PURPOSE_REQUIRED' } },
    ]);
    expect((await send(viewer, 'Where?')).errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', reason: 'PURPOSE_REQUIRED' });
  }
  for (const purpose of [null, 'PATRQT', 'TREAT'] as const) {
    const page = await practice.ask({ ...client, purpose }, pageQuery, { id });
    expect(page.data.conversation.messages.edges.map(({ node }: { node: { text: string } }) => node.text)).toEqual(['It hurts here']);
  }
});

test.each([
  ['nothing', ' \n', 'REQUIRED'],
  ['a megabyte', 'a'.repeat(1_000_000), 'TOO_LARGE'],
  ['a control character', 'hello\u0007', 'CHARACTER_REFUSED'],
  ...['\u061c', '\u200e', '\u200f', '\u202a', '\u202e', '\u2066', '\u2069', '\u0085', '\ud800', '\udc00\ud83d'].map(
    (mark): [string, string, string] => [
      `text with ${[...mark].map((one) => `U+${one.codePointAt(0)?.toString(16)}`).join(' ')}`,
      `pay ${mark}001 EUR`,
      'CHARACTER_REFUSED',
    ],
  ),
])('a message of %s is refused', async (_, text, code) => {
  const { client, send } = await openConversation();
  const { errors } = await send(client, text);
  expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', faults: [{ path: ['input', 'text'], code }] });
  expect(JSON.stringify(errors)).not.toContain(text.trim().slice(0, 20) || '\u0000');
});

const parts = 'id version sequence text editedAt withdrawnAt versions { version text writtenAt }';
const changeQuery = (name: string, input: string) =>
  `mutation ($input: ${input}!) { ${name}(input: $input) { __typename ... on ${input.replace('Input', 'Success')} { message { ${parts} } } ... on Problem { code } } }`;
const edit = (viewer: Viewer, input: object) =>
  practice.ask(viewer, changeQuery('editMessage', 'EditMessageInput'), { input: { idempotencyKey: newId(), ...input } });
const withdraw = (viewer: Viewer, input: object) =>
  practice.ask(viewer, changeQuery('withdrawMessage', 'WithdrawMessageInput'), { input: { idempotencyKey: newId(), ...input } });
const lastQuery = (fields: string) =>
  `query ($id: ID!) { conversation(id: $id) { unreadCount messages(first: 1) { edges { node { ${fields} } } } } }`;
async function lastOf(viewer: Viewer, id: string, fields = 'id version text editedAt withdrawnAt') {
  const { data, errors } = await practice.ask(viewer, lastQuery(fields), { id });
  return { message: data.conversation.messages?.edges[0]?.node, unreadCount: data.conversation.unreadCount, errors };
}

test('an edited message says that it was, to both; what it said before is its author’s alone to see', async () => {
  const { calendar, client, id, send } = await openConversation();
  const { message } = (await send(client, 'at nine')).data.sendMessage;
  const key = newId();
  const wanted = { messageId: message.id, text: 'at ten', expectedVersion: 1, idempotencyKey: key };
  const edited = (await edit(client, wanted)).data.editMessage.message;
  expect(edited).toMatchObject({ id: message.id, version: 2, sequence: 1, text: 'at ten', withdrawnAt: null });
  expect(edited.versions).toEqual([{ version: 1, text: 'at nine', writtenAt: message.sentAt }]);
  expect((await edit(client, wanted)).data.editMessage.message, 'a repeat changes nothing').toEqual(edited);
  expect((await lastOf(calendar.practitioner, id)).message).toEqual({
    ...{ id: message.id, version: 2, text: 'at ten', editedAt: edited.editedAt, withdrawnAt: null },
  });
  const trace = await lastOf(calendar.practitioner, id, 'text versions { text }');
  expect(trace.message).toEqual({ text: 'at ten', versions: null });
  expect(trace.errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', reason: 'NOT_RELATED' });
});

test('a withdrawn message says nothing any more, to its author neither; its trace is kept, sealed, and unread it does not count', async () => {
  const { calendar, client, id, send } = await openConversation();
  const { message } = (await send(client, 'codeine-8842')).data.sendMessage;
  await edit(client, { messageId: message.id, text: 'codeine-8843', expectedVersion: 1 });
  expect((await lastOf(calendar.practitioner, id)).unreadCount).toBe(1);
  const gone = (await withdraw(client, { messageId: message.id, expectedVersion: 2 })).data.withdrawMessage.message;
  expect(gone).toMatchObject({ version: 3, sequence: 1, text: null, withdrawnAt: expect.any(String) });
  expect(gone.versions.map(({ text }: { text: string }) => text)).toEqual(['codeine-8842', 'codeine-8843']);
  expect(await lastOf(calendar.practitioner, id)).toMatchObject({ message: { text: null, withdrawnAt: gone.withdrawnAt }, unreadCount: 0 });
  for (const again of [
    await edit(client, { messageId: message.id, text: 'no', expectedVersion: 3 }),
    await withdraw(client, { messageId: message.id, expectedVersion: 3 }),
  ]) {
    expect(Object.values(again.data)).toMatchObject([{ __typename: 'AlreadyWithdrawn', code: 'ALREADY_WITHDRAWN' }]);
  }
  await practice.relay.drain();
  expect(practice.published.filter(({ aggregate }) => aggregate.id === message.id).map(({ type }) => type)).toEqual([
    'MessageEdited',
    'MessageWithdrawn',
  ]);
  const [stored] = await practice.database.sql`
    select (select string_agg(m::text, ' ') from bookings.messages m) || (select string_agg(v::text, ' ') from bookings.message_versions v)
      || (select string_agg(o::text, ' ') from bookings.outbox o) || (select string_agg(i::text, ' ') from bookings.idempotency i) as rows`;
  for (const text of ['codeine-8842', 'codeine-8843']) {
    expect(stored?.rows).not.toContain(text);
    expect(stored?.rows).not.toContain(Buffer.from(text).toString('hex'));
  }
  await practice.database.sql`delete from bookings.person_keys where person_id = ${client.personId}`;
  const erased = await lastOf(client, id, 'versions { version text }');
  expect(erased.message.versions).toEqual([
    { version: 1, text: null },
    { version: 2, text: null },
  ]);
});

test('a message is changed by its author alone, who read what it says and says what for; a refusal changes nothing', async () => {
  const { calendar, client, id, send } = await openConversation();
  const { message } = (await send(calendar.practitioner, 'drink more')).data.sendMessage;
  const input = { messageId: message.id, text: 'drink less', expectedVersion: 1 };
  for (const viewer of [client, managerViewer({ organizationId: calendar.organizationId }), someone()]) {
    for (const { errors } of [await edit(viewer, input), await withdraw(viewer, { messageId: message.id, expectedVersion: 1 })]) {
      expect(errors[0]?.extensions.code).toBe('NOT_FOUND');
    }
  }
  const aimless: Viewer = { ...calendar.practitioner, purpose: null };
  expect((await edit(aimless, input)).errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', reason: 'PURPOSE_REQUIRED' });
  expect((await edit(calendar.practitioner, { ...input, text: '\u202e' })).errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
  expect((await edit(calendar.practitioner, { ...input, expectedVersion: 2 })).data.editMessage.code).toBe('VERSION_CONFLICT');
  const both = await Promise.all([
    edit(calendar.practitioner, input),
    withdraw(calendar.practitioner, { messageId: message.id, expectedVersion: 1 }),
  ]);
  expect(
    both
      .flatMap(({ data }) => Object.values(data))
      .map((one) => (one as { __typename: string }).__typename)
      .filter((name) => name.endsWith('Success')),
    'of two at once one',
  ).toHaveLength(1);
  expect((await lastOf(client, id)).message.version).toBe(2);
});

test('a trace is changed by nobody, and seen by nobody but the author, past the gate too', async () => {
  const { calendar, client, send } = await openConversation();
  const { message } = (await send(client, 'first')).data.sendMessage;
  await edit(client, { messageId: message.id, text: 'second', expectedVersion: 1 });
  const seen = (viewer: Viewer) => practice.db.read(viewer, (tx) => conversations.versionsOf(tx, message.id));
  expect(await seen(client)).toHaveLength(1);
  for (const viewer of [calendar.practitioner, managerViewer({ organizationId: calendar.organizationId }), someone()]) {
    expect(await seen(viewer)).toEqual([]);
  }
  const changed = await practice.db.withViewer(client, (tx) => tx.execute(sql`update message_versions set version = 9 returning 1`));
  const removed = await practice.db.withViewer(client, (tx) => tx.execute(sql`delete from message_versions returning 1`));
  expect([...changed, ...removed]).toEqual([]);
});

test('a message is changed so often and no more', async () => {
  const { client, send } = await openConversation();
  const { message } = (await send(client, 'again')).data.sendMessage;
  await practice.database.sql`update bookings.messages set version = 50 where id = ${message.id}`;
  const { data } = await edit(client, { messageId: message.id, text: 'and again', expectedVersion: 50 });
  expect(data.editMessage).toMatchObject({ __typename: 'ChangedTooOften', code: 'CHANGED_TOO_OFTEN' });
});
