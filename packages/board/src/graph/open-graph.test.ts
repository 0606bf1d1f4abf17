import { afterEach, expect, test, vi } from 'vitest';
import { openGraph } from './open-graph.ts';

interface Sent {
  readonly operation: string;
  readonly headers: Record<string, string>;
}

/** A graph that answers each operation with what the test tells. */
function graphThat(answers: Record<string, object>) {
  const sent: Sent[] = [];
  vi.stubGlobal('fetch', async (_url: string, { headers, body }: { headers: Record<string, string>; body: string }) => {
    const operation = /(?:query|mutation) (\w+)/.exec((JSON.parse(body) as { query: string }).query)?.[1] ?? '';
    sent.push({ operation, headers });
    return Response.json({ data: answers[operation] ?? null });
  });
  const kept = new Map<string, string>();
  const storage = { getItem: (key: string) => kept.get(key) ?? null, setItem: () => {}, removeItem: () => {} } as unknown as Storage;
  return { sent, ...openGraph({ url: 'http://graph.test/graphql', onLine: () => {}, storage }) };
}
const tokens = { accessToken: 'access', accessTokenExpiresAt: '', refreshToken: 'refresh' };
const signedIn = { SignIn: { signIn: { __typename: 'SignInSuccess', tokens, user: { id: 'u', name: 'Olga' } } } };

afterEach(() => vi.unstubAllGlobals());

test('tells for which practices somebody works, and acts for the one that they choose', async () => {
  const memberships = { edges: [{ node: { id: 'm', roles: ['OWNER'], organization: { id: 'o1', name: 'Studio' } } }] };
  const { graph, session, sent } = graphThat({ ...signedIn, BoardStaff: { me: { id: 'u', name: 'Olga', memberships } } });
  await session.signIn({ email: 'olga@example.com', password: 'pass' });
  expect(await graph.staff()).toEqual({ name: 'Olga', practices: [{ id: 'o1', name: 'Studio' }] });
  await graph.desk({ id: 'o1', name: 'Studio' }).read(undefined, new AbortController().signal);
  expect(
    sent.map(({ operation, headers }) => [operation, headers.authorization, headers['klear-organization'], headers['klear-client']]),
  ).toEqual([
    ['SignIn', undefined, undefined, 'board'],
    ['BoardStaff', 'Bearer access', undefined, 'board'],
    ['BoardDay', 'Bearer access', 'o1', 'board'],
  ]);
});

test('leaving ends the session', async () => {
  const { graph, session, sent } = graphThat({ ...signedIn, SignOut: { signOut: { __typename: 'SignOutSuccess' } } });
  await session.signIn({ email: 'olga@example.com', password: 'pass' });
  graph.desk({ id: 'o1', name: 'Studio' });
  await graph.leave();
  expect([session.token(), sent.at(-1)?.operation]).toEqual([undefined, 'SignOut']);
});

test('nobody is nobody', async () => {
  expect(await graphThat({ BoardStaff: { me: null } }).graph.staff()).toBeUndefined();
});
