import { anonymous, newId } from '@klear/core';
import { describe, expect, it } from 'vitest';
import { changePlatformRoles } from '../src/index.ts';
import { createUsersGraph, password } from './users-graph.ts';

const graph = await createUsersGraph();
const signInQuery = `mutation($input: SignInInput!) { signIn(input: $input) { ... on SignInSuccess { tokens { accessToken refreshToken } } } }`;
const refreshQuery = 'mutation($input: RefreshSessionInput!) { refreshSession(input: $input) { __typename } }';

const signIn = async (email: string) =>
  (await graph.data(anonymous(newId()), signInQuery, { input: { email, password } })).signIn.tokens as {
    accessToken: string;
    refreshToken: string;
  };
const standing = async (email: string) => {
  const verified = await graph.verify((await signIn(email)).accessToken);
  return verified.ok ? verified.value.platformRoles : verified.error;
};

describe('support of the platform', () => {
  it('is made and unmade by an operator alone; each change ends the person’s sessions and is audited', async () => {
    const account = await graph.signUp('Susan Support');
    expect(await standing(account.email)).toEqual([]);
    expect(await changePlatformRoles(graph.deps, ` ${account.email.toUpperCase()}`, ['SUPPORT'])).toBe(account.id);
    const [own] = [await signIn(account.email)];
    expect(await standing(account.email)).toEqual(['SUPPORT']);
    const refresh = async (refreshToken: string) =>
      (await graph.data(anonymous(newId()), refreshQuery, { input: { refreshToken } })).refreshSession.__typename;
    expect(await refresh(account.refreshToken)).toBe('SessionEnded');
    expect(await changePlatformRoles(graph.deps, account.email, [])).toBe(account.id);
    expect(await refresh(own.refreshToken)).toBe('SessionEnded');
    expect(await standing(account.email)).toEqual([]);
    const facts = await graph.database.sql`
      select action, agent_kind, subject_person_id from users.audit_events where type = 'platform.roles-changed' order by id`;
    expect(facts.map((fact) => ({ ...fact }))).toEqual([
      { action: 'U', agent_kind: 'system', subject_person_id: account.id },
      { action: 'D', agent_kind: 'system', subject_person_id: account.id },
    ]);
    const ended = (await graph.events('SessionRevoked')).filter(({ payload }) => payload.personId === account.id);
    expect(ended.map(({ payload }) => payload.reason)).toEqual(expect.arrayContaining(['ROLE_REMOVED']));
  });

  it('is nobody whom the address does not name, and nothing that the app role can write', async () => {
    expect(await changePlatformRoles(graph.deps, 'nobody@example.org', ['SUPPORT'])).toBeUndefined();
    const account = await graph.signUp();
    const write = graph.deps.db.withViewer(account.viewer, (tx) =>
      tx.execute(`insert into platform_staff (person_id, roles, since) values ('${account.id}', '{SUPPORT}', now())`),
    );
    await expect(write).rejects.toMatchObject({ code: '42501' });
  });
});
