import { type AskSession, createRevocations } from '@klear/auth';
import { err, newId, type OrganizationId, ok, type Role, systemClock } from '@klear/core';
import { waitFor } from '@klear/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type LiveRouter, newPerson, openLiveRouter, subscribeTo } from './live-router.ts';
import type { RawSocket } from './raw-socket.ts';

/** A router that may have missed something when the test says so; then users answers what the test says. */
let live: LiveRouter;
let isCurrent = true;
let answer: Awaited<ReturnType<AskSession>>;
let questions: string[] = [];
let gate: Promise<void> | undefined;
const revocations = createRevocations({
  clock: systemClock,
  tokenSeconds: 60,
  isCurrent: () => isCurrent,
  async ask({ sessionId }) {
    questions.push(sessionId);
    await gate;
    return answer;
  },
});
const goesOn = (held: Record<OrganizationId, readonly Role[]> = {}) => ok({ isOver: false, organizations: held, platformRoles: [] });
const over = ok({ isOver: true, organizations: {}, platformRoles: [] });
const sockets: RawSocket[] = [];

beforeAll(async () => {
  live = await openLiveRouter({ revocations });
});
beforeEach(() => {
  isCurrent = true;
  gate = undefined;
  questions = [];
  answer = goesOn();
});
afterEach(async () => {
  isCurrent = true;
  for (const socket of sockets.splice(0)) {
    socket.ws.terminate();
    await socket.closed;
  }
  await waitFor('the end of every stream', () => live.feed.listening === 0);
});
afterAll(() => live.close());

async function listen(more: object = {}, token = live.token(newPerson())) {
  const socket = await live.connect({ authorization: `Bearer ${await token}`, ...more });
  sockets.push(socket);
  socket.send(subscribeTo('subscription { feed { number } }'));
  await waitFor('the stream', () => live.feed.listening === 1);
  return socket;
}

/** A stream over server-sent events; answers the promise of its whole text, which comes when it has ended. */
async function listenByEvents(headers: Record<string, string>) {
  const response = await fetch(live.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
    body: JSON.stringify({ query: 'subscription { feed { number } }' }),
  });
  await waitFor('the stream', () => live.feed.listening === 1);
  return { text: response.text() };
}

async function ask(headers: Record<string, string>) {
  const body = JSON.stringify({ query: '{ hello }' });
  const response = await fetch(live.url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
  const { data, errors } = (await response.json()) as { data?: unknown; errors?: { extensions: Record<string, unknown> }[] };
  return { status: response.status, data, refused: errors?.[0]?.extensions };
}

const bearer = async (who: Parameters<LiveRouter['token']>[0] = newPerson()) => ({ authorization: `Bearer ${await live.token(who)}` });
const told = (socket: RawSocket) => socket.messages.filter(({ type }) => type === 'next').length;

describe('while the bus may be behind', () => {
  test('an event waits for the word of users, and comes with it; events keep their order', async () => {
    const socket = await listen();
    const word = Promise.withResolvers<void>();
    gate = word.promise;
    isCurrent = false;
    live.feed.publish(1);
    await waitFor('the question', () => questions.length > 0);
    isCurrent = true;
    live.feed.publish(2);
    expect(told(socket)).toBe(0);
    word.resolve();
    await waitFor('both events', () => told(socket) === 2);
    const numbers = socket.messages.flatMap(({ type, payload }) => (type === 'next' ? [payload] : []));
    expect(numbers).toEqual([{ data: { feed: { number: 1 } } }, { data: { feed: { number: 2 } } }]);
  });

  test('a session that users says is over gets no event more, and its stream ends', async () => {
    const socket = await listen();
    [isCurrent, answer] = [false, over];
    live.feed.publish(1);
    expect(await socket.closed).toMatchObject({ code: 4403, reason: 'The session has ended. Sign in again.' });
    expect(told(socket)).toBe(0);
  });

  test('and users does not answer: nothing is told, the stream ends, and the client is to come back later', async () => {
    const socket = await listen();
    [isCurrent, answer] = [false, err('UNAVAILABLE')];
    live.feed.publish(1);
    expect((await socket.closed).code).toBe(1013);
    expect(told(socket)).toBe(0);
    await waitFor('the end of the stream', () => live.feed.listening === 0);
    isCurrent = true;
    const events = await listenByEvents(await bearer());
    isCurrent = false;
    live.feed.publish(2);
    const text = await events.text;
    expect(text).toContain('"SERVICE_UNAVAILABLE"');
    expect(text).toContain('event: complete');
    expect(text).not.toContain('"number"');
  });

  test('a request is asked for as well: 503 when nobody knows, 401 when the session is over, its answer when it goes on', async () => {
    isCurrent = false;
    const headers = await bearer();
    expect(await ask(headers)).toMatchObject({ status: 200, data: { hello: 'hello you' } });
    answer = over;
    expect(await ask(headers)).toMatchObject({ status: 401, refused: { code: 'UNAUTHENTICATED' } });
    answer = err('UNAVAILABLE');
    expect(await ask(headers)).toMatchObject({ status: 503, refused: { code: 'SERVICE_UNAVAILABLE' } });
    const before = questions.length;
    expect(await ask({})).toMatchObject({ status: 200, data: { hello: 'hello you' } });
    expect(questions).toHaveLength(before);
  });

  test('no socket is opened for one of whom nobody knows, and no operation begins on one that is open', async () => {
    const socket = await live.connect(await bearer());
    sockets.push(socket);
    [isCurrent, answer] = [false, err('UNAVAILABLE')];
    await expect(live.connect(await bearer())).rejects.toThrow('1013');
    socket.send(subscribeTo('{ hello }'));
    expect((await socket.closed).code).toBe(1013);
    expect(told(socket)).toBe(0);
  });
});

describe('a suspended organization', () => {
  const clinic = newId<'Organization'>();
  const member = () => ({ ...newPerson(), organizations: { [clinic]: ['MANAGER'] } as Record<OrganizationId, readonly Role[]> });
  const change = (isSuspended: boolean) => revocations.organizationChanged({ organizationId: clinic, isSuspended, at: new Date() });
  const acting = { 'klear-organization': clinic };

  test('ends the streams of its staff at once, those of the same person as a client go on, and nobody acts for it', async () => {
    const who = member();
    const socket = await listen(acting, live.token(who));
    const asClient = await live.connect(await bearer(who));
    sockets.push(asClient);
    change(true);
    expect(await socket.closed).toEqual({ code: 4403, reason: 'The organization is suspended. Nobody acts for it.' });
    asClient.send({ type: 'ping' });
    await asClient.next('pong');
    const headers = await bearer(who);
    expect(await ask({ ...headers, ...acting })).toMatchObject({ refused: { code: 'FORBIDDEN', reason: 'ORGANIZATION_SUSPENDED' } });
    expect(await ask(headers)).toMatchObject({ status: 200 });
    change(false);
    expect(await ask({ ...headers, ...acting })).toMatchObject({ status: 200 });
  });

  test('is told to a stream of server-sent events as its reason', async () => {
    const { text } = await listenByEvents({ ...(await bearer(member())), ...acting });
    change(true);
    expect(await text).toContain('"reason":"ORGANIZATION_SUSPENDED"');
    change(false);
  });
});
