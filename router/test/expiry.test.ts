import { newId, type OrganizationId } from '@klear/core';
import { waitFor } from '@klear/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type LiveRouter, newPerson, openLiveRouter, subscribeTo } from './live-router.ts';
import type { RawSocket } from './raw-socket.ts';

/** One router for all: its clock only moves on, and every test has a person and a session of its own. */
let live: LiveRouter;
let person: ReturnType<typeof newPerson>;
const sockets: RawSocket[] = [];
beforeAll(async () => {
  live = await openLiveRouter();
});
beforeEach(() => {
  person = newPerson();
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) {
    socket.ws.terminate();
    await socket.closed;
  }
  await waitFor('the end of every stream', () => live.feed.listening === 0);
});
afterAll(() => live.close());

const tokenOf = (more: Parameters<LiveRouter['token']>[0] = {}) => live.token({ ...person, ...more });

async function connect(init: object = {}) {
  const socket = await live.connect(init);
  sockets.push(socket);
  return socket;
}

const feed = subscribeTo('subscription { feed { number } }');

/** A socket that listens to the feed with this token. */
async function listen(token: string, more: object = {}) {
  const socket = await connect({ authorization: `Bearer ${token}`, ...more });
  socket.send(feed);
  await waitFor('the stream', () => live.feed.listening === 1);
  return socket;
}

const refresh = (token: string) => ({ type: 'ping', payload: { authorization: `Bearer ${token}` } });

describe('a token that lapses', () => {
  test('ends the socket with 4403 and no event after, also when no timer has run yet', async () => {
    const socket = await listen(await tokenOf());
    live.feed.publish(1);
    await socket.next('next');
    live.advance(60_000);
    live.feed.publish(2);
    expect(await socket.closed).toMatchObject({ code: 4403, reason: 'The access token is expired.' });
    expect(socket.messages.filter(({ type }) => type === 'next').length).toBe(1);
    await waitFor('the end of the stream', () => live.feed.listening === 0);
  });

  test('ends the socket with 4403 also while nothing happens', async () => {
    const socket = await listen(await tokenOf());
    live.advance(60_000);
    expect((await socket.closed).code).toBe(4403);
    await waitFor('the end of the stream', () => live.feed.listening === 0);
  });

  test('does not start another operation either', async () => {
    const socket = await connect({ authorization: `Bearer ${await tokenOf()}` });
    live.advance(60_000);
    socket.send(subscribeTo('{ hello }'));
    expect((await socket.closed).code).toBe(4403);
    expect(socket.messages.some(({ type }) => type === 'next')).toBe(false);
  });

  test('is told in the acknowledgement, so that a client knows when to refresh', async () => {
    const socket = await connect({ authorization: `Bearer ${await tokenOf()}` });
    expect(socket.messages[0]).toEqual({
      type: 'connection_ack',
      payload: { expiresAt: expect.any(String), expiresInMs: expect.any(Number) },
    });
    expect((await connect()).messages[0]).toEqual({ type: 'connection_ack' });
  });
});

describe('a refreshed token', () => {
  test('is accepted on the open socket, and its streams go on past the old expiry', async () => {
    const socket = await listen(await tokenOf());
    live.advance(50_000);
    socket.send(refresh(await tokenOf()));
    const { payload } = await socket.next('pong');
    expect(payload).toEqual({ accepted: true, expiresAt: expect.any(String), expiresInMs: expect.any(Number) });
    live.advance(30_000);
    live.feed.publish(1);
    expect((await socket.next('next')).payload).toEqual({ data: { feed: { number: 1 } } });
    live.advance(30_000);
    live.feed.publish(2);
    expect((await socket.closed).code).toBe(4403);
  });

  test.each([
    ['of another person', async () => live.token(newPerson()), 'FORBIDDEN'],
    ['that is forged', async () => 'a.b.c', 'UNAUTHENTICATED'],
    ['that has lapsed', async () => tokenOf({ seconds: 1 }), 'UNAUTHENTICATED'],
  ])('%s is refused, and the old one stands', async (_name, other, code) => {
    const socket = await listen(await tokenOf());
    const given = await other();
    if (code === 'UNAUTHENTICATED') live.advance(20_000);
    socket.send(refresh(given));
    expect((await socket.next('pong')).payload).toEqual({ accepted: false, code, message: expect.any(String) });
    live.feed.publish(1);
    await socket.next('next');
    live.advance(60_000);
    live.feed.publish(2);
    expect((await socket.closed).code).toBe(4403);
  });

  test('with other roles in the acting organization is refused: what is open was opened with the old ones', async () => {
    const clinic = newId<'Organization'>();
    const socket = await listen(await tokenOf({ organizations: { [clinic]: ['MANAGER'] } }), { 'klear-organization': clinic });
    socket.send(refresh(await tokenOf({ organizations: { [clinic]: ['FRONT_DESK'] } })));
    expect((await socket.next('pong')).payload).toMatchObject({ accepted: false, code: 'CONFLICT' });
  });

  test('makes nobody of an anonymous socket', async () => {
    const socket = await connect();
    socket.send(refresh(await tokenOf()));
    expect((await socket.next('pong')).payload).toMatchObject({ accepted: false, code: 'UNAUTHENTICATED' });
  });

  test('is asked for by no other ping: those are answered with what they carry', async () => {
    const socket = await connect();
    socket.send({ type: 'ping', payload: { at: 7 } });
    expect(await socket.next('pong')).toEqual({ type: 'pong', payload: { at: 7 } });
    socket.send({ type: 'ping' });
    expect(await socket.next('pong')).toEqual({ type: 'pong' });
  });
});

describe('a revocation', () => {
  test('of the session ends its sockets at once with 4403, and those of other sessions go on', async () => {
    const mine = await listen(await tokenOf());
    const other = await connect({ authorization: `Bearer ${await live.token(newPerson())}` });
    live.revocations.sessionEnded(person.sessionId);
    expect(await mine.closed).toEqual({ code: 4403, reason: 'The session has ended. Sign in again.' });
    await waitFor('the end of the stream', () => live.feed.listening === 0);
    other.send({ type: 'ping' });
    await other.next('pong');
  });

  test('of the new session reaches a socket that was refreshed into it', async () => {
    const socket = await listen(await tokenOf());
    const sessionId = newId<'Session'>();
    socket.send(refresh(await tokenOf({ sessionId })));
    expect((await socket.next('pong')).payload).toMatchObject({ accepted: true });
    live.revocations.sessionEnded(sessionId);
    expect((await socket.closed).code).toBe(4403);
  });

  test('lets nothing be told that was on its way', async () => {
    const socket = await listen(await tokenOf());
    live.feed.publish(1);
    live.revocations.sessionEnded(person.sessionId);
    await socket.closed;
    expect(socket.messages.some(({ type }) => type === 'next')).toBe(false);
  });

  test('of a role ends the sockets that act with it; those of the same person elsewhere go on', async () => {
    const [clinic, studio] = [newId<'Organization'>(), newId<'Organization'>()];
    const organizations: Record<OrganizationId, ['MANAGER']> = { [clinic]: ['MANAGER'], [studio]: ['MANAGER'] };
    const token = await tokenOf({ organizations });
    const [atClinic, atStudio] = await Promise.all(
      [clinic, studio].map((id) => connect({ authorization: `Bearer ${token}`, 'klear-organization': id })),
    );
    live.revocations.rolesChanged({ personId: person.personId, organizationId: clinic, roles: [], at: live.now(1_000) });
    expect(await atClinic?.closed).toMatchObject({ code: 4403, reason: 'Your roles have changed. Connect again.' });
    atStudio?.send({ type: 'ping' });
    await atStudio?.next('pong');
  });

  test('that may have been missed ends every socket of a token from before, and a new token connects', async () => {
    const sockets = await Promise.all([connect({ authorization: `Bearer ${await tokenOf()}` }), connect()]);
    live.advance(5_000);
    live.revocations.unknownUpTo(live.now(-1_000));
    expect((await sockets[0]?.closed)?.code).toBe(4403);
    sockets[1]?.send({ type: 'ping' });
    await sockets[1]?.next('pong');
    await connect({ authorization: `Bearer ${await tokenOf()}` });
  });

  test('counts for a socket that connects after it', async () => {
    live.revocations.sessionEnded(person.sessionId);
    await expect(connect({ authorization: `Bearer ${await tokenOf()}` })).rejects.toThrow('4401');
  });
});
