import { newId, type OrganizationId } from '@klear/core';
import { waitFor } from '@klear/testing';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type LiveRouter, newPerson, openLiveRouter, subscribeTo } from './live-router.ts';

let live: LiveRouter;
beforeEach(async () => {
  live = await openLiveRouter();
});
afterEach(() => live.close());

const feed = subscribeTo('subscription { feed { number } }');

/** A socket that listens to the feed with this token. */
async function listen(token: string, more: object = {}) {
  const socket = await live.connect({ authorization: `Bearer ${token}`, ...more });
  const before = live.feed.listening;
  socket.send(feed);
  await waitFor('the stream', () => live.feed.listening === before + 1 || live.feed.opened.length > 0);
  return socket;
}

const refresh = (token: string) => ({ type: 'ping', payload: { authorization: `Bearer ${token}` } });

describe('a token that lapses', () => {
  test('ends the socket with 4403 and no event after, also when no timer has run yet', async () => {
    const socket = await listen(await live.token());
    live.feed.publish(1);
    await socket.next('next');
    live.advance(60_000);
    live.feed.publish(2);
    expect(await socket.closed).toMatchObject({ code: 4403, reason: 'The access token is expired.' });
    expect(socket.messages.filter(({ type }) => type === 'next').length).toBe(1);
    await waitFor('the end of the stream', () => live.feed.listening === 0);
  });

  test('ends the socket with 4403 also while nothing happens', async () => {
    const socket = await listen(await live.token({ seconds: 1 }));
    expect((await socket.closed).code).toBe(4403);
    await waitFor('the end of the stream', () => live.feed.listening === 0);
  });

  test('does not start another operation either', async () => {
    const socket = await live.connect({ authorization: `Bearer ${await live.token()}` });
    live.advance(60_000);
    socket.send(subscribeTo('{ hello }'));
    expect((await socket.closed).code).toBe(4403);
    expect(socket.messages.some(({ type }) => type === 'next')).toBe(false);
  });

  test('is told in the acknowledgement, so that a client knows when to refresh', async () => {
    const socket = await live.connect({ authorization: `Bearer ${await live.token()}` });
    expect(socket.messages[0]).toEqual({
      type: 'connection_ack',
      payload: { expiresAt: expect.any(String), expiresInMs: expect.any(Number) },
    });
    expect((await live.connect()).messages[0]).toEqual({ type: 'connection_ack' });
  });
});

describe('a refreshed token', () => {
  test('is accepted on the open socket, and its streams go on past the old expiry', async () => {
    const socket = await listen(await live.token());
    live.advance(50_000);
    socket.send(refresh(await live.token()));
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
    ['that has lapsed', async () => live.token({ seconds: 1 }), 'UNAUTHENTICATED'],
  ])('%s is refused, and the old one stands', async (_name, other, code) => {
    const socket = await listen(await live.token());
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
    const socket = await listen(await live.token({ organizations: { [clinic]: ['MANAGER'] } }), { 'klear-organization': clinic });
    socket.send(refresh(await live.token({ organizations: { [clinic]: ['FRONT_DESK'] } })));
    expect((await socket.next('pong')).payload).toMatchObject({ accepted: false, code: 'CONFLICT' });
  });

  test('makes nobody of an anonymous socket', async () => {
    const socket = await live.connect();
    socket.send(refresh(await live.token()));
    expect((await socket.next('pong')).payload).toMatchObject({ accepted: false, code: 'UNAUTHENTICATED' });
  });

  test('is asked for by no other ping: those are answered with what they carry', async () => {
    const socket = await live.connect();
    socket.send({ type: 'ping', payload: { at: 7 } });
    expect(await socket.next('pong')).toEqual({ type: 'pong', payload: { at: 7 } });
    socket.send({ type: 'ping' });
    expect(await socket.next('pong')).toEqual({ type: 'pong' });
  });
});

describe('a revocation', () => {
  test('of the session ends its sockets at once with 4403, and those of other sessions go on', async () => {
    const mine = await listen(await live.token());
    const other = await live.connect({ authorization: `Bearer ${await live.token(newPerson())}` });
    live.revocations.sessionEnded(live.person.sessionId);
    expect(await mine.closed).toEqual({ code: 4403, reason: 'The session has ended. Sign in again.' });
    await waitFor('the end of the stream', () => live.feed.listening === 0);
    other.send({ type: 'ping' });
    await other.next('pong');
  });

  test('of the new session reaches a socket that was refreshed into it', async () => {
    const socket = await listen(await live.token());
    const sessionId = newId<'Session'>();
    socket.send(refresh(await live.token({ sessionId })));
    expect((await socket.next('pong')).payload).toMatchObject({ accepted: true });
    live.revocations.sessionEnded(sessionId);
    expect((await socket.closed).code).toBe(4403);
  });

  test('lets nothing be told that was on its way', async () => {
    const socket = await listen(await live.token());
    live.feed.publish(1);
    live.revocations.sessionEnded(live.person.sessionId);
    await socket.closed;
    expect(socket.messages.some(({ type }) => type === 'next')).toBe(false);
  });

  test('of a role ends the sockets that act with it; those of the same person elsewhere go on', async () => {
    const [clinic, studio] = [newId<'Organization'>(), newId<'Organization'>()];
    const organizations: Record<OrganizationId, ['MANAGER']> = { [clinic]: ['MANAGER'], [studio]: ['MANAGER'] };
    const token = await live.token({ organizations });
    const [atClinic, atStudio] = await Promise.all(
      [clinic, studio].map((id) => live.connect({ authorization: `Bearer ${token}`, 'klear-organization': id })),
    );
    live.revocations.rolesChanged({ personId: live.person.personId, organizationId: clinic, roles: [], at: new Date(Date.now() + 1_000) });
    expect(await atClinic?.closed).toMatchObject({ code: 4403, reason: 'Your roles have changed. Connect again.' });
    atStudio?.send({ type: 'ping' });
    await atStudio?.next('pong');
  });

  test('that may have been missed ends every socket of a token from before, and a new token connects', async () => {
    const sockets = await Promise.all([live.connect({ authorization: `Bearer ${await live.token()}` }), live.connect()]);
    live.advance(5_000);
    live.revocations.unknownUpTo(new Date(Date.now() + 4_000));
    expect((await sockets[0]?.closed)?.code).toBe(4403);
    sockets[1]?.send({ type: 'ping' });
    await sockets[1]?.next('pong');
    await live.connect({ authorization: `Bearer ${await live.token()}` });
  });

  test('counts for a socket that connects after it', async () => {
    live.revocations.sessionEnded(live.person.sessionId);
    await expect(live.connect({ authorization: `Bearer ${await live.token()}` })).rejects.toThrow('4401');
  });
});
