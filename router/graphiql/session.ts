import type { DemoSignIn } from '../src/transport/graphiql.ts';

/** Who the page is. Tokens stay in memory; a reload signs the same demo person in anew. */
export interface Session {
  readonly state: () => SessionState;
  readonly subscribe: (listener: () => void) => () => void;
  signIn(person: DemoSignIn): Promise<void>;
  signOut(): Promise<void>;
  /** Headers of every request and of connection_init, with a token that is fresh. Empty for nobody. */
  headers(): Promise<Record<string, string>>;
}

export type SessionState =
  | { readonly status: 'nobody'; readonly problem?: string }
  | { readonly status: 'signing-in'; readonly person: DemoSignIn }
  | { readonly status: 'signed-in'; readonly person: DemoSignIn; readonly name: string };

interface Tokens {
  readonly accessToken: string;
  readonly accessTokenExpiresAt: string;
  readonly refreshToken: string;
}

const tokens = 'tokens { accessToken accessTokenExpiresAt refreshToken }';
const signInText = `mutation SignIn($input: SignInInput!) {
  signIn(input: $input) { __typename ... on SignInSuccess { ${tokens} user { name } } ... on Problem { message } }
}`;
const refreshText = `mutation RefreshSession($input: RefreshSessionInput!) {
  refreshSession(input: $input) { __typename ... on RefreshSessionSuccess { ${tokens} } }
}`;
const signOutText = 'mutation SignOut($input: SignOutInput!) { signOut(input: $input) { __typename } }';

/** A token that lapses within this time is refreshed before it is used. */
const marginMs = 30_000;
const lapsed: SessionState = { status: 'nobody', problem: 'The session ended. Sign in again.' };

export function createSession({ url }: { url: string }): Session {
  let state: SessionState = { status: 'nobody' };
  let held: Tokens | undefined;
  let refreshing: Promise<void> | undefined;
  const listeners = new Set<() => void>();
  const become = (next: SessionState, pair?: Tokens) => {
    state = next;
    held = pair;
    for (const listener of listeners) listener();
  };

  async function ask<T>(query: string, input: object, headers: Record<string, string> = {}): Promise<T | undefined> {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
      body: JSON.stringify({ query, variables: { input } }),
    });
    return ((await response.json()) as { data?: T | null }).data ?? undefined;
  }

  async function refresh(refreshToken: string): Promise<void> {
    const data = await ask<{ refreshSession: { tokens?: Tokens } | null }>(refreshText, { refreshToken });
    const pair = data?.refreshSession?.tokens;
    if (pair) held = pair;
    else become(lapsed);
  }

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async signIn(person) {
      become({ status: 'signing-in', person });
      try {
        const { email, password } = person;
        const data = await ask<{ signIn: { tokens?: Tokens; user?: { name: string | null }; message?: string } | null }>(signInText, {
          email,
          password,
        });
        const answer = data?.signIn;
        if (!answer?.tokens) return become({ status: 'nobody', problem: answer?.message ?? 'Signing in did not work. Try again.' });
        become({ status: 'signed-in', person, name: answer.user?.name ?? person.name ?? person.label }, answer.tokens);
      } catch {
        become({ status: 'nobody', problem: 'The graph does not answer. Is it running?' });
      }
    },
    async signOut() {
      const token = held?.accessToken;
      become({ status: 'nobody' });
      if (token) await ask(signOutText, { idempotencyKey: token.slice(-32) }, { authorization: `Bearer ${token}` }).catch(() => undefined);
    },
    async headers() {
      if (held && Date.parse(held.accessTokenExpiresAt) - Date.now() < marginMs) {
        refreshing ??= refresh(held.refreshToken).finally(() => {
          refreshing = undefined;
        });
        await refreshing;
      }
      if (!held || state.status !== 'signed-in') return {};
      const { organizationId } = state.person;
      return { authorization: `Bearer ${held.accessToken}`, ...(organizationId && { 'klear-organization': organizationId }) };
    },
  };
}
