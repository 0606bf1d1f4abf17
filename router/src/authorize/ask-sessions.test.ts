import type { AccessClaims } from '@klear/auth';
import { err, newId, ok } from '@klear/core';
import type { Peers } from '@klear/service';
import { expect, test } from 'vitest';
import { createAskSessions } from './ask-sessions.ts';

/** A users that answers when the test says so. */
function setUp() {
  let nowMs = 0;
  const calls: { ids: string[]; answer(told: readonly (object | null)[] | undefined): void }[] = [];
  const peers = {
    entities: (_name: string, call: { representations: readonly object[] }) =>
      new Promise((resolve) => {
        calls.push({
          ids: call.representations.map((each) => (each as { id: string }).id),
          answer: (told) => resolve(told ? ok(told) : err('PEER_UNAVAILABLE')),
        });
      }),
  };
  const ask = createAskSessions({ peers: peers as Pick<Peers, 'entities'>, nowMs: () => nowMs });
  const advance = (ms: number) => {
    nowMs += ms;
  };
  return { ask, calls, advance };
}

const session = (more: Partial<AccessClaims> = {}): AccessClaims => ({
  personId: newId<'User'>(),
  sessionId: newId<'Session'>(),
  organizations: {},
  platformRoles: [],
  app: null,
  expiresAt: new Date(0),
  ...more,
});
const goesOn = { isOver: false, organizations: [], platformRoles: [] };

test('an answer counts for a second from the question on, not from the answer', async () => {
  const { ask, calls, advance } = setUp();
  const id = session();
  const first = ask(id);
  advance(900);
  calls[0]?.answer([goesOn]);
  expect(await first).toEqual(ok({ isOver: false, organizations: {}, platformRoles: [] }));
  advance(100);
  expect((await ask(id)).ok).toBe(true);
  advance(1);
  const again = ask(id);
  calls[1]?.answer([{ ...goesOn, isOver: true }]);
  expect(await again).toMatchObject({ value: { isOver: true } });
});

test('whoever asks while a question is under way waits for the next one, all together', async () => {
  const { ask, calls } = setUp();
  const ids = [session(), session(), session()];
  const answers = [...ids, ids[1] ?? session()].map((id) => ask(id));
  expect(calls.map((call) => call.ids)).toEqual([[ids[0]?.sessionId]]);
  calls[0]?.answer([goesOn]);
  await answers[0];
  expect(calls.map((call) => call.ids)).toEqual([[ids[0]?.sessionId], [ids[1]?.sessionId, ids[2]?.sessionId]]);
  calls[1]?.answer([goesOn, null]);
  expect(await Promise.all(answers)).toMatchObject([{ ok: true }, { ok: true }, { value: { isOver: true } }, { ok: true }]);
});

test('an answer is about the token that it was asked for: one of the same session that says more is asked about anew', async () => {
  const { ask, calls } = setUp();
  const before = session();
  const first = ask(before);
  calls[0]?.answer([goesOn]);
  await first;
  const organizationId = newId<'Organization'>();
  const after = ask({ ...before, organizations: { [organizationId]: ['OWNER'] } });
  expect(calls).toHaveLength(2);
  calls[1]?.answer([{ ...goesOn, organizations: [{ organizationId, roles: ['OWNER'] }] }]);
  expect(await after).toMatchObject({ value: { organizations: { [organizationId]: ['OWNER'] } } });
});

test('no answer is not kept: the next one asks again', async () => {
  const { ask, calls } = setUp();
  const id = session();
  const first = ask(id);
  calls[0]?.answer(undefined);
  expect(await first).toEqual(err('UNAVAILABLE'));
  const again = ask(id);
  calls[1]?.answer([goesOn]);
  expect((await again).ok).toBe(true);
});

test('roles come as our own words; a suspended organization has none', async () => {
  const { ask, calls } = setUp();
  const [studio, clinic] = [newId<'Organization'>(), newId<'Organization'>()];
  const answer = ask(session());
  const organizations = [
    { organizationId: studio, roles: ['OWNER', 'JANITOR'] },
    { organizationId: clinic, roles: [] },
  ];
  calls[0]?.answer([{ isOver: false, organizations, platformRoles: ['SUPPORT', 'KING'] }]);
  expect(await answer).toEqual(ok({ isOver: false, organizations: { [studio]: ['OWNER'], [clinic]: [] }, platformRoles: ['SUPPORT'] }));
});
