import { newId, type Viewer } from '@klear/core';
import { signedRequest } from '@klear/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { merged } from '../src/events/merged.ts';
import { createPace } from '../src/events/pace.ts';
import { book, inHours, openCalendar, openPractice, someone } from './practice.ts';

const practice = await openPractice();
const streams: AsyncIterator<unknown>[] = [];
beforeAll(() => practice.relay.start());
afterAll(() => {
  for (const stream of streams) void stream.return?.();
});

const query = `subscription ($id: ID!, $present: Boolean, $resumeAfter: String) { conversationChanged(conversationId: $id, present: $present, resumeAfter: $resumeAfter) {
  cursor resync change sequence until participant { id } message { id version text } } }`;
// biome-ignore lint/suspicious/noExplicitAny: the event's shape is what each test asserts
type Event = any;

async function listen(viewer: Viewer, id: string, more: { present?: boolean; resumeAfter?: string } = {}) {
  const opened = await practice.subgraph.subscribe(signedRequest(practice.hop.sign, { viewer, query, variables: { id, ...more } }));
  if (!(Symbol.asyncIterator in opened)) return { refused: JSON.parse(opened.body).errors[0].extensions };
  const stream = opened[Symbol.asyncIterator]();
  streams.push(stream);
  const told: Event[] = [];
  let bell = Promise.withResolvers<void>();
  let ended = false;
  // Read at once, as the router reads: whoever does not read does not answer either.
  void (async () => {
    for (;;) {
      const { value, done } = await stream.next();
      ended = done === true;
      told.push(value?.errors ? { change: 'ERROR', errors: value.errors } : value?.data.conversationChanged);
      bell.resolve();
      if (ended) return;
    }
  })();
  return {
    /** The next event of one of these kinds; undefined at the end. */
    async next(...kinds: string[]): Promise<Event> {
      for (;;) {
        const event = told.shift();
        if (event && (kinds.length === 0 || kinds.includes(event.change))) return event;
        if (event || told.length > 0) continue;
        if (ended) return undefined;
        bell = Promise.withResolvers();
        await bell.promise;
      }
    },
    leave: async () => void (await stream.return?.()),
  };
}

async function mutate(viewer: Viewer, name: string, input: object) {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  return practice.ask(
    viewer,
    `mutation ($input: ${type}Input!) { ${name}(input: $input) { __typename ${name === 'sendMessage' ? '... on SendMessageSuccess { message { id } }' : ''} ${name === 'signalConversation' ? '... on SignalConversationSuccess { passedOn }' : ''} } }`,
    { input },
  );
}
async function openConversation() {
  const calendar = await openCalendar(practice);
  const client = someone();
  const appointment = await book(practice, client, calendar, inHours(28));
  const id: string = appointment.conversation.id;
  const send = async (viewer: Viewer, text: string): Promise<string> =>
    (await mutate(viewer, 'sendMessage', { conversationId: id, text, idempotencyKey: newId() })).data.sendMessage.message.id;
  const read = (viewer: Viewer, sequence: number) =>
    mutate(viewer, 'markConversationRead', { conversationId: id, sequence, idempotencyKey: newId() });
  const type = (viewer: Viewer, signal = 'TYPING') => mutate(viewer, 'signalConversation', { conversationId: id, signal });
  return { calendar, client, id, send, read, type };
}

test('receipts and changed messages are told with a cursor, and behind it nothing is missed or repeated', async () => {
  const { calendar, client, id, send, read } = await openConversation();
  const { next } = await listen(calendar.practitioner, id, { present: false });
  const first = await send(calendar.practitioner, 'one');
  await send(calendar.practitioner, 'two');
  await read(client, 1);
  await read(client, 1);
  await mutate(calendar.practitioner, 'editMessage', { messageId: first, text: 'eins', expectedVersion: 1, idempotencyKey: newId() });
  await read(client, 2);
  await mutate(calendar.practitioner, 'withdrawMessage', { messageId: first, expectedVersion: 2, idempotencyKey: newId() });
  const receipt = await next?.();
  expect(receipt).toMatchObject({
    resync: false,
    change: 'READ',
    sequence: 1,
    participant: { id: client.personId },
    message: null,
    until: null,
  });
  const rest = [await next?.(), await next?.(), await next?.()];
  const told = [
    { change: 'EDITED', participant: { id: calendar.practitionerId }, message: { id: first, version: 3, text: null } },
    { change: 'READ', sequence: 2, participant: { id: client.personId } },
    { change: 'WITHDRAWN', message: { id: first, version: 3, text: null } },
  ];
  expect(rest.map(({ change }) => change)).toEqual(['EDITED', 'READ', 'WITHDRAWN']);
  const again = await listen(calendar.practitioner, id, { present: false, resumeAfter: receipt.cursor });
  const late = [await again.next?.(), await again.next?.(), await again.next?.()];
  expect(late, 'a message is told as it is now').toMatchObject(told);
  const lost = await listen(calendar.practitioner, id, { present: false, resumeAfter: '999999999999' });
  expect(await lost.next?.()).toMatchObject({ resync: true, change: null, cursor: expect.any(String) });
});

test('each sees the other come, type and go; nobody is told of themselves; a second window keeps one there', async () => {
  const { calendar, client, id, type } = await openConversation();
  const there = await listen(calendar.practitioner, id);
  const coming = there.next?.('PRESENT');
  const here = await listen(client, id);
  expect(await coming).toMatchObject({
    cursor: null,
    resync: false,
    change: 'PRESENT',
    participant: { id: client.personId },
    until: expect.any(String),
  });
  expect(await here.next?.(), 'who comes is answered').toMatchObject({ change: 'PRESENT', participant: { id: calendar.practitionerId } });
  expect((await type(client)).data.signalConversation).toEqual({ __typename: 'SignalConversationSuccess', passedOn: true });
  expect(await there.next?.('TYPING')).toMatchObject({ cursor: null, change: 'TYPING', participant: { id: client.personId } });
  const second = await listen(client, id);
  await there.next?.('PRESENT');
  await second.leave?.();
  expect(await there.next?.('AWAY')).toMatchObject({ participant: { id: client.personId } });
  expect(await there.next?.(), 'the first window says that one is still there').toMatchObject({
    change: 'PRESENT',
    participant: { id: client.personId },
  });
  await here.leave?.();
  expect(await there.next?.('AWAY')).toMatchObject({ change: 'AWAY', participant: { id: client.personId } });
});

test('typing and presence are kept nowhere: no row of any table differs, and no event is told', async () => {
  const { calendar, client, id, type, read, send } = await openConversation();
  await send(client, 'before');
  await practice.relay.drain();
  const tables = await practice.database.sql<{ name: string }[]>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('bookings', 'bus') order by 1`;
  // A nonce is a random number of a request; relay, pulses and sweeps move by themselves.
  const ours = tables
    .map(({ name }) => name)
    .filter((name) => !/hop_nonces|relay_cursor|pulses|bus\.(groups|stream|deliveries)/.test(name));
  const rows = async () => {
    const all: Record<string, unknown> = {};
    for (const name of ours)
      [all[name]] = await practice.database.sql.unsafe(
        `select count(*)::int as n, md5(string_agg(t::text, '|' order by t::text)) as sum from ${name} t`,
      );
    return all;
  };
  const before = await rows();
  const told = practice.published.length;
  const there = await listen(calendar.practitioner, id);
  const here = await listen(client, id);
  await here.next?.('PRESENT');
  await type(client);
  await there.next?.('TYPING');
  await type(client, 'STOPPED_TYPING');
  await there.next?.('STOPPED_TYPING');
  await here.leave?.();
  await there.next?.('AWAY');
  await practice.relay.drain();
  expect(await rows()).toEqual(before);
  expect(practice.published.length).toBe(told);
  await read(calendar.practitioner, 1);
  expect(await rows(), 'what is kept is seen by this test').not.toEqual(before);
});

test('what comes too often is dropped, and the caller hears so', async () => {
  const { client, id, type } = await openConversation();
  await listen(client, id, { present: false });
  const answers = await Promise.all(Array.from({ length: 12 }, () => type(client)));
  const passed = answers.filter(({ data }) => data.signalConversation.passedOn).length;
  expect(passed).toBeGreaterThanOrEqual(5);
  expect(passed).toBeLessThan(12);
});

test('nobody else types, listens or is seen there; who has left the practice hears and shows nothing more', async () => {
  const { calendar, client, id, type, send, read } = await openConversation();
  expect((await type(someone())).errors[0]?.extensions.code).toBe('NOT_FOUND');
  expect((await type({ ...calendar.practitioner, purpose: null })).errors[0]?.extensions).toMatchObject({
    code: 'FORBIDDEN',
    reason: 'PURPOSE_REQUIRED',
  });
  expect((await listen(someone(), id)).refused).toMatchObject({ code: 'NOT_FOUND' });
  const leaver = await listen(calendar.practitioner, id);
  const stays = await listen(client, id);
  const shown = stays.next?.('READ');
  await send(client, 'one');
  await read(calendar.practitioner, 1);
  await shown;
  const { organizationId, practitionerId: personId } = calendar;
  await practice.tell('MembershipChanged', { organizationId, personId, roles: [] });
  const heard: unknown[] = [];
  const seen = (async () => {
    for (;;) {
      const event = await leaver.next?.('READ', 'TYPING', 'EDITED');
      if (!event) return;
      heard.push(event);
    }
  })();
  heard.length = 0;
  const own = stays.next?.('READ');
  await type(client);
  await send(client, 'two');
  await read(client, 2);
  expect(await own).toMatchObject({ change: 'READ', sequence: 2 });
  await leaver.leave?.();
  await seen;
  expect(heard.filter((event) => (event as Event).sequence !== 1)).toEqual([]);
});

test('a pace lets a burst through, then one at a time, each key by itself', () => {
  let nowMs = 0;
  const pace = createPace({ burst: 2, everyMs: 100, nowMs: () => nowMs });
  const take = (key = 'a') => pace.take(key);
  expect([take(), take(), take(), take('b')]).toEqual([true, true, false, true]);
  nowMs = 100;
  expect([take(), take()]).toEqual([true, false]);
  nowMs = 1_000;
  expect([take(), take(), take()]).toEqual([true, true, false]);
  for (let at = 0; at < 10_001; at += 1) take(`key ${at}`);
  expect(take(), 'who was not heard of for long is forgotten').toBe(true);
});

test('sources are told as they come; leaving ends one that waits to be asked again, and a fault ends all', async () => {
  const cleared: string[] = [];
  async function* source(name: string, count: number) {
    try {
      for (let at = 0; at < count; at += 1) yield `${name}${at}`;
    } finally {
      cleared.push(name);
    }
  }
  const all: string[] = [];
  for await (const item of merged([source('a', 3), source('b', 3)])) all.push(item);
  expect([...all].sort()).toEqual(['a0', 'a1', 'a2', 'b0', 'b1', 'b2']);
  expect(cleared.splice(0).sort()).toEqual(['a', 'b']);
  const left = merged([source('a', 9), source('b', 9)]);
  await left.next();
  await left.return(undefined);
  await expect.poll(() => [...cleared].sort()).toEqual(['a', 'b']);
  const failing = (async function* () {
    yield 'one';
    throw new Error('broken');
  })();
  const told = merged([failing]);
  expect((await told.next()).value).toBe('one');
  await expect(told.next()).rejects.toThrow('broken');
});
