import { anonymous, newId } from '@klear/core';
import { describe, expect, it } from 'vitest';
import { actingAs, createUsersGraph, password, signUpQuery } from './users-graph.ts';

const graph = await createUsersGraph();
const nobody = () => anonymous(newId());

const signInQuery = `mutation($input: SignInInput!) { signIn(input: $input) {
  __typename ... on SignInSuccess { user { id name email } tokens { accessToken refreshToken } } ... on Problem { code message } } }`;
const refreshQuery = `mutation($input: RefreshSessionInput!) { refreshSession(input: $input) {
  __typename ... on RefreshSessionSuccess { tokens { accessToken refreshToken } } ... on Problem { code } } }`;
const signIn = async (email: string, secret: string) =>
  (await graph.data(nobody(), signInQuery, { input: { email, password: secret } })).signIn;
const refresh = async (refreshToken: string) => (await graph.data(nobody(), refreshQuery, { input: { refreshToken } })).refreshSession;

describe('signing up', () => {
  it('makes a person who is signed in, whose token names them and their session', async () => {
    const email = 'Anna.Muster@Example.org';
    const { signUp } = await graph.data(nobody(), signUpQuery, { input: { email, password, name: 'Anna Muster' } });
    expect(signUp).toMatchObject({ __typename: 'SignUpSuccess', user: { name: 'Anna Muster', email } });
    expect(await graph.verify(signUp.tokens.accessToken)).toMatchObject({
      ok: true,
      value: { personId: signUp.user.id, organizations: {} },
    });
    const registered = await graph.events('UserRegistered');
    expect(registered.find((event) => event.payload.personId === signUp.user.id)?.payload).toEqual({
      personId: signUp.user.id,
      locale: 'en',
    });
  });

  it('is refused for an address that is taken, in any spelling, and changes nothing', async () => {
    const account = await graph.signUp();
    const count = async () => (await graph.database.sql`select count(*)::int as n from users.persons`)[0]?.n;
    const before = await count();
    const input = { email: ` ${account.email.toUpperCase()}`, password, name: 'Somebody Else' };
    const answer = (await graph.data(nobody(), signUpQuery, { input })).signUp;
    expect(answer).toMatchObject({ __typename: 'EmailTaken', code: 'EMAIL_TAKEN' });
    expect(await count()).toBe(before);
  });

  it('lets one of many win who sign up with one address at the same time', async () => {
    const input = { email: `${newId()}@example.org`, password, name: 'Race Runner' };
    const answers = await Promise.all(Array.from({ length: 6 }, () => graph.data(nobody(), signUpQuery, { input })));
    const names = answers.map(({ signUp }) => signUp.__typename).sort();
    expect(names).toEqual(['EmailTaken', 'EmailTaken', 'EmailTaken', 'EmailTaken', 'EmailTaken', 'SignUpSuccess']);
  });

  it('tells one network address of five known ones and no more: then it signs nobody up for ten minutes, known or not; others do', async () => {
    const account = await graph.signUp();
    const at = (address: string) => anonymous(newId(), address);
    const signUp = (address: string, email: string) =>
      graph.ask(at(address), signUpQuery, { input: { email, password, name: 'Curious Caller' } });
    for (let round = 0; round < 5; round += 1) {
      expect((await signUp('192.0.2.1', account.email)).data.signUp).toMatchObject({ __typename: 'EmailTaken' });
    }
    for (const email of [account.email, `${newId()}@example.org`]) {
      const { data, errors } = await signUp('192.0.2.1', email);
      expect([data, errors[0]?.extensions]).toEqual([null, { code: 'RATE_LIMITED' }]);
    }
    expect((await signUp('192.0.2.2', `${newId()}@example.org`)).data.signUp).toMatchObject({ __typename: 'SignUpSuccess' });
  });

  it.each(['short', 'aaaaaaaaaaaaaaaaaa', 'abcdefghijklmnop', 'Anna Muster 12'])('refuses the password %j as too weak', async (weak) => {
    const input = { email: `${newId()}@example.org`, password: weak, name: 'Anna Muster' };
    expect((await graph.data(nobody(), signUpQuery, { input })).signUp).toMatchObject({ __typename: 'PasswordTooWeak' });
  });

  it('lists every faulty field at once and repeats no value', async () => {
    const input = { email: 'not-an-address', password, name: ' ', locale: 'not a locale!' };
    const { errors } = await graph.ask(nobody(), signUpQuery, { input });
    expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
    const faults = errors[0]?.extensions.faults as { path: string[] }[];
    expect(faults.map(({ path }) => path.join('.'))).toEqual(['input.email', 'input.name', 'input.locale']);
    expect(JSON.stringify(errors)).not.toContain('not-an-address');
  });

  it('keeps no contact datum and no password in clear', async () => {
    const account = await graph.signUp('Rosalind Quillfeather');
    for (const table of [
      'persons',
      'contact_index',
      'credentials',
      'sessions',
      'refresh_tokens',
      'outbox',
      'audit_events',
      'person_keys',
    ]) {
      const rows = JSON.stringify(await graph.database.sql`select to_jsonb(t) as row from ${graph.database.sql(`users.${table}`)} t`);
      for (const secret of ['Rosalind', 'rosalind', 'Quillfeather', account.email, password, account.refreshToken]) {
        expect(rows, table).not.toContain(secret);
        expect(rows, table).not.toContain(Buffer.from(secret).toString('hex'));
      }
    }
  });
});

describe('signing in', () => {
  it('needs address and password to belong together', async () => {
    const account = await graph.signUp();
    expect(await signIn(account.email, password)).toMatchObject({ __typename: 'SignInSuccess', user: { id: account.id } });
    expect(await signIn(account.email.toUpperCase(), password)).toMatchObject({ __typename: 'SignInSuccess' });
    expect(await signIn(account.email, `${password}.`)).toMatchObject({ __typename: 'CredentialsInvalid' });
  });

  it('answers the very same for an unknown address and a wrong password', async () => {
    const account = await graph.signUp();
    expect(await signIn('nobody@example.org', password)).toEqual(await signIn(account.email, 'wrong password here'));
  });

  it('stops guessing after ten tries in a row, for known and unknown addresses alike, and lets others in', async () => {
    const [victim, other] = [await graph.signUp(), await graph.signUp()];
    for (const email of [victim.email, `${newId()}@example.org`]) {
      for (let round = 0; round < 10; round += 1) {
        expect(await signIn(email, `guess ${round} of many`)).toMatchObject({ __typename: 'CredentialsInvalid' });
      }
      const { errors } = await graph.ask(nobody(), signInQuery, { input: { email: email.toUpperCase(), password } });
      expect(errors[0]?.extensions).toEqual({ code: 'RATE_LIMITED' });
    }
    expect(await signIn(other.email, password)).toMatchObject({ __typename: 'SignInSuccess' });
  });

  it('hashes for an unknown address as it does for a known one', async () => {
    const asked: (string | null)[] = [];
    const verify = graph.deps.passwords.verify;
    const recording = (stored: string | null, secret: string) => {
      asked.push(stored);
      return verify(stored, secret);
    };
    Object.assign(graph.deps.passwords, { verify: recording });
    await signIn('nobody@example.org', password);
    Object.assign(graph.deps.passwords, { verify });
    expect(asked).toEqual([null]);
    expect(await verify(null, 'nobody has this password')).toBe(false);
  });

  it('carries the roles held in each organization', async () => {
    const account = await graph.signUp();
    const organizationId = await graph.createOrganization(account);
    const { tokens } = await signIn(account.email, password);
    expect(await graph.verify(tokens.accessToken)).toMatchObject({ ok: true, value: { organizations: { [organizationId]: ['OWNER'] } } });
  });
});

describe('a session', () => {
  it('goes on with a new pair of tokens at each refresh', async () => {
    const account = await graph.signUp();
    const first = await refresh(account.refreshToken);
    const second = await refresh(first.tokens.refreshToken);
    expect(new Set([account.refreshToken, first.tokens.refreshToken, second.tokens.refreshToken]).size).toBe(3);
    expect(await graph.verify(second.tokens.accessToken)).toMatchObject({ ok: true, value: { sessionId: account.viewer.sessionId } });
  });

  it('ends with all its tokens when one is used twice, and says so', async () => {
    const account = await graph.signUp();
    const { tokens } = await refresh(account.refreshToken);
    expect(await refresh(account.refreshToken)).toEqual({ __typename: 'SessionEnded', code: 'SESSION_ENDED' });
    expect(await refresh(tokens.refreshToken)).toMatchObject({ __typename: 'SessionEnded' });
    const revoked = await graph.events('SessionRevoked');
    expect(revoked.filter((event) => event.payload.sessionId === account.viewer.sessionId)).toMatchObject([
      { payload: { reason: 'TOKEN_REUSED' } },
    ]);
  });

  it('gives one token to exactly one of many who present it at once, then ends', async () => {
    const account = await graph.signUp();
    const answers = await Promise.all(Array.from({ length: 5 }, () => refresh(account.refreshToken)));
    expect(answers.filter((answer) => answer.__typename === 'RefreshSessionSuccess')).toHaveLength(1);
    const rows = await graph.database.sql`select end_reason from users.sessions where id = ${account.viewer.sessionId}`;
    expect(rows[0]?.end_reason).toBe('TOKEN_REUSED');
  });

  it('knows no token that it did not give', async () => {
    for (const token of ['', 'guess', 'A'.repeat(43)]) expect(await refresh(token)).toMatchObject({ __typename: 'SessionEnded' });
  });

  it('lapses when it is not used for 30 days', async () => {
    const account = await graph.signUp();
    await graph.database.shiftClock(30 * 86_400_000 + 1000);
    const late = await refresh(account.refreshToken);
    await graph.database.shiftClock(0);
    expect(late).toMatchObject({ __typename: 'SessionEnded' });
  });

  it('is over after signing out, and a repeat with the key answers the same', async () => {
    const account = await graph.signUp();
    const query = 'mutation($input: SignOutInput!) { signOut(input: $input) { ... on SignOutSuccess { sessionId } } }';
    const input = { idempotencyKey: newId() };
    const first = await graph.data(account.viewer, query, { input });
    expect(first.signOut.sessionId).toBe(account.viewer.sessionId);
    expect(await graph.data(account.viewer, query, { input })).toEqual(first);
    expect(await refresh(account.refreshToken)).toMatchObject({ __typename: 'SessionEnded' });
    expect((await graph.events('SessionRevoked')).filter((event) => event.payload.personId === account.id)).toHaveLength(1);
  });

  it('is listed to its person alone and can be ended from another one', async () => {
    const account = await graph.signUp();
    const { tokens } = await signIn(account.email, password);
    const list = '{ me { sessions { edges { node { id current } } pageInfo { hasNextPage } } } }';
    const sessions = async () => (await graph.data(account.viewer, list)).me.sessions.edges.map((edge: { node: unknown }) => edge.node);
    const both = await sessions();
    expect(both.map((session: { current: boolean }) => session.current).sort()).toEqual([false, true]);
    const other = both.find((session: { current: boolean }) => !session.current);
    const query = 'mutation($input: RevokeSessionInput!) { revokeSession(input: $input) { ... on RevokeSessionSuccess { sessionId } } }';
    await graph.data(account.viewer, query, { input: { sessionId: other.id, idempotencyKey: newId() } });
    expect(await sessions()).toEqual([{ id: account.viewer.sessionId, current: true }]);
    expect(await refresh(tokens.refreshToken)).toMatchObject({ __typename: 'SessionEnded' });
  });

  it('of another person is not found, and stays open', async () => {
    const [account, thief] = [await graph.signUp(), await graph.signUp()];
    const query = 'mutation($input: RevokeSessionInput!) { revokeSession(input: $input) { __typename } }';
    const input = { sessionId: account.viewer.sessionId, idempotencyKey: newId() };
    const { errors } = await graph.ask(thief.viewer, query, { input });
    const missing = await graph.ask(thief.viewer, query, { input: { sessionId: newId(), idempotencyKey: newId() } });
    expect(errors[0]?.extensions).toEqual(missing.errors[0]?.extensions);
    expect(errors[0]?.extensions).toEqual({ code: 'NOT_FOUND' });
    expect(await refresh(account.refreshToken)).toMatchObject({ __typename: 'RefreshSessionSuccess' });
  });
});

it('tells what one may do: as a client, and by role in an organization', async () => {
  const account = await graph.signUp();
  const organizationId = await graph.createOrganization(account);
  const query = 'query($id: ID) { me { permissions(organizationId: $id) } }';
  const may = async (id?: string) => (await graph.data(actingAs(account, organizationId, ['OWNER']), query, { id })).me.permissions;
  expect(await may()).toContain('APPOINTMENTS_BOOK');
  expect(await may(organizationId)).toEqual(expect.arrayContaining(['MEMBERS_INVITE', 'OWNERS_EDIT']));
  expect(await may(organizationId)).not.toContain('RECORDS_READ');
  expect(await may(newId())).toEqual([]);
});
