import { type Client, newIdempotencyKey, RefreshSessionDocument, SignInDocument, SignOutDocument } from '@klear/client';

interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
}

/** Who sits at the desk. Tokens live in memory; only while the page is left does the refresh token lie in the tab's own storage. */
export interface Session {
  token(): string | undefined;
  /** Gets another token; false: sign in again. */
  refresh(): Promise<boolean>;
  /** undefined when signed in, else what is wrong, in words. */
  signIn(credentials: { email: string; password: string }): Promise<string | undefined>;
  /** Continues the session that this tab had before a reload. */
  resume(): Promise<boolean>;
  signOut(client: Pick<Client, 'mutate'>): Promise<void>;
  /** Keeps what a reload needs. To be called when the page is left, and undone when it comes back. */
  keep(): void;
  unkeep(): void;
}

const place = 'klear-board:refresh';

/** `anonymous` asks without a token: refreshing with a refused one would ask for itself. */
export function createSession({
  anonymous,
  storage,
}: {
  anonymous: Pick<Client, 'mutate'>;
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
}): Session {
  let tokens: Tokens | undefined;

  async function refreshWith(refreshToken: string): Promise<boolean> {
    const { data } = await anonymous.mutate(RefreshSessionDocument, { input: { refreshToken } });
    const answer = data?.refreshSession;
    tokens = answer?.__typename === 'RefreshSessionSuccess' ? answer.tokens : undefined;
    return tokens !== undefined;
  }

  return {
    token: () => tokens?.accessToken,
    refresh: async () => (tokens ? refreshWith(tokens.refreshToken) : false),
    async signIn(credentials) {
      const { data, errors } = await anonymous.mutate(SignInDocument, { input: credentials });
      const answer = data?.signIn;
      if (answer?.__typename === 'SignInSuccess') tokens = answer.tokens;
      else if (answer) return answer.message;
      else return errors[0]?.code === 'NETWORK_ERROR' ? 'The graph does not answer. Try again in a moment.' : errors[0]?.message;
      return undefined;
    },
    async resume() {
      const kept = storage.getItem(place);
      storage.removeItem(place);
      return kept ? refreshWith(kept) : false;
    },
    async signOut(client) {
      if (tokens) await client.mutate(SignOutDocument, { input: { idempotencyKey: newIdempotencyKey() } });
      tokens = undefined;
    },
    keep: () => tokens && storage.setItem(place, tokens.refreshToken),
    unkeep: () => storage.removeItem(place),
  };
}
