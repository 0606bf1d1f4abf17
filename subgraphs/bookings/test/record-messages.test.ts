import { newId } from '@klear/core';
import { expect, test } from 'vitest';
import { type PastMessage, recordMessages } from '../src/commands/record-messages.ts';
import { book, inHours, openCalendar, openPractice, someone } from './practice.ts';

const practice = await openPractice();
const pageQuery = `query ($id: ID!) { conversation(id: $id) { messages(first: 20) { edges { node { sequence text sentAt author { id } } } } } }`;
const sendMutation = `mutation ($input: SendMessageInput!) { sendMessage(input: $input) { ... on SendMessageSuccess { message { sequence } } } }`;

test('messages from elsewhere go in once, in their order after what is there, readable to the two alone, and strangers write nothing', async () => {
  const calendar = await openCalendar(practice);
  const client = someone();
  const appointment = await book(practice, client, calendar, inHours(28));
  const conversationId: string = appointment.conversation.id;
  const send = (text: string) => practice.ask(client, sendMutation, { input: { conversationId, text, idempotencyKey: newId() } });
  await send('before');
  const { personId } = client;
  if (!personId) throw new Error('a client is a person');
  const past = (authorId: typeof personId, text: string, minute: number): PastMessage => ({
    id: newId<'Message'>(),
    appointmentId: appointment.id,
    authorId,
    text,
    postedAt: new Date(Date.UTC(2026, 0, 5, 9, minute)),
  });
  const told = [
    past(personId, 'one', 1),
    past(calendar.practitionerId, 'two', 2),
    past(newId<'User'>(), 'stranger', 3),
    past(personId, 'three', 4),
  ];
  expect(await recordMessages(practice.deps, told)).toBe(3);
  expect(await recordMessages(practice.deps, told)).toBe(0);
  await send('after');
  for (const reader of [client, calendar.practitioner]) {
    const { data } = await practice.ask(reader, pageQuery, { id: conversationId });
    const read = data.conversation.messages.edges.map(({ node }: { node: { sequence: number; text: string } }) => [
      node.sequence,
      node.text,
    ]);
    expect(read.toSorted()).toEqual([
      [1, 'before'],
      [2, 'one'],
      [3, 'two'],
      [4, 'three'],
      [5, 'after'],
    ]);
  }
  const stored = await practice.database.sql`select string_agg(m::text, ' ') as text from bookings.messages m`;
  expect(JSON.stringify(stored)).not.toContain(Buffer.from('three').toString('hex'));
  expect(await practice.database.sql`select 1 from bookings.audit_events where type = 'message.imported'`).toHaveLength(3);
});
