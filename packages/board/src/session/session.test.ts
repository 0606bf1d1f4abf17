import type { Client } from '@klear/client';
import { expect, test } from 'vitest';
import { createSession } from './session.ts';

const tokens = (n: number) => ({ accessToken: `access ${n}`, accessTokenExpiresAt: '', refreshToken: `refresh ${n}` });
const signedIn = { data: { signIn: { __typename: 'SignInSuccess', tokens: tokens(1), user: { id: 'u', name: 'Olga' } } }, errors: [] };
const refreshed = { data: { refreshSession: { __typename: 'RefreshSessionSuccess', tokens: tokens(2) } }, errors: [] };
const ended = { data: { refreshSession: { __typename: 'SessionEnded', code: 'SESSION_ENDED', message: 'Over.' } }, errors: [] };
const who = { email: 'olga@example.com', password: 'pass' };

function open(...answers: object[]) {
  const inputs: unknown[] = [];
  const kept = new Map<string, string>();
  const client = {
    mutate: async (_: unknown, { input }: { input: unknown }) => {
      inputs.push(input);
      return answers.shift();
    },
  } as unknown as Client;
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
  return { session: createSession({ anonymous: client, storage }), client, inputs, kept };
}

test('keeps its tokens in memory, and a refresh token in the tab only between leaving and coming back', async () => {
  const { session, kept, inputs } = open(signedIn, refreshed);
  expect(await session.signIn(who)).toBeUndefined();
  expect([session.token(), kept.size]).toEqual(['access 1', 0]);
  session.keep();
  expect([...kept.values()]).toEqual(['refresh 1']);
  session.unkeep();
  expect(kept.size).toBe(0);
  session.keep();
  expect(await session.resume()).toBe(true);
  // Taken out before it is used: a copy of the tab finds nothing to use a second time.
  expect([session.token(), kept.size, inputs[1]]).toEqual(['access 2', 0, { refreshToken: 'refresh 1' }]);
});

test('refreshes with the last token, and is over when that is refused', async () => {
  const { session, inputs } = open(signedIn, refreshed, ended);
  await session.signIn(who);
  expect(await session.refresh()).toBe(true);
  expect(await session.refresh()).toBe(false);
  expect(inputs.slice(1)).toEqual([{ refreshToken: 'refresh 1' }, { refreshToken: 'refresh 2' }]);
  expect([session.token(), await session.refresh()]).toEqual([undefined, false]);
});

test.each([
  [{ data: { signIn: { __typename: 'CredentialsInvalid', code: 'CREDENTIALS_INVALID', message: 'Wrong.' } }, errors: [] }, 'Wrong.'],
  [{ data: null, errors: [{ code: 'NETWORK_ERROR', message: 'x' }] }, 'The graph does not answer. Try again in a moment.'],
  [{ data: null, errors: [{ code: 'TOO_MANY_REQUESTS', message: 'Wait a minute.' }] }, 'Wait a minute.'],
])('says why somebody cannot sign in: %#', async (answer, problem) => {
  expect(await open(answer).session.signIn(who)).toBe(problem);
});

test('has nothing to go on with in a new tab, and tells the graph who leaves', async () => {
  const { session, client, inputs } = open(signedIn, { data: { signOut: { __typename: 'SignOutSuccess' } }, errors: [] });
  expect(await session.resume()).toBe(false);
  await session.signIn(who);
  await session.signOut(client);
  expect([session.token(), inputs.length]).toEqual([undefined, 2]);
  await session.signOut(client);
  expect(inputs).toHaveLength(2);
});
