import { newId, type Viewer } from '@klear/core';
import { managerViewer } from '@klear/testing';
import { expect, test } from 'vitest';
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
  ['text that reorders itself', 'pay \u202e001 EUR', 'CHARACTER_REFUSED'],
])('a message of %s is refused', async (_, text, code) => {
  const { client, send } = await openConversation();
  const { errors } = await send(client, text);
  expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', faults: [{ path: ['input', 'text'], code }] });
  expect(JSON.stringify(errors)).not.toContain(text.trim().slice(0, 20) || '\u0000');
});
