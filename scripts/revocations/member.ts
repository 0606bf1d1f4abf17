import { newId } from '@klear/core';

export interface Answer {
  readonly data: Record<string, unknown> | null;
  readonly errors?: readonly { readonly extensions: { readonly code: string; readonly reason?: string } }[];
}

interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
}

type Headers = Readonly<Record<string, string>>;

const password = 'nine lanterns above a slow river';

export async function post(url: string, query: string, variables: object, headers: Headers): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as Answer;
}

/** Runs one mutation that must succeed; answers its outcome. */
export async function act<T>(url: string, name: string, input: object, selection: string, headers: Headers): Promise<T> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const query = `mutation($input: ${type}Input!) { ${name}(input: $input) { __typename ... on ${type}Success { ${selection} } } }`;
  const { data, errors } = await post(url, query, { input }, headers);
  const outcome = data?.[name] as (T & { __typename: string }) | undefined;
  if (errors || outcome?.__typename !== `${type}Success`) throw new Error(`${name} answered ${JSON.stringify({ data, errors })}`);
  return outcome;
}

export const once = () => ({ idempotencyKey: newId() });

/** Somebody with sessions. */
export interface Member {
  readonly id: string;
  readonly email: string;
  /** Of the session that lasts. */
  headers(): Headers;
  /** Another session of theirs. */
  openSession(): Promise<Headers>;
  /** A new lasting session: the old one was ended. */
  signIn(): Promise<void>;
  /** A token with the rights of now. */
  refresh(): Promise<void>;
}

const tokensOf = 'tokens { accessToken refreshToken }';

export async function signUp(url: string): Promise<Member> {
  const email = `${newId()}@example.com`;
  const signedUp = await act<{ user: { id: string }; tokens: Tokens }>(
    url,
    'signUp',
    { email, password, name: 'Someone' },
    `user { id } ${tokensOf}`,
    {},
  );
  let { tokens } = signedUp;
  const signIn = async () => (await act<{ tokens: Tokens }>(url, 'signIn', { email, password }, tokensOf, {})).tokens;
  const bearing = ({ accessToken }: Tokens) => ({ authorization: `Bearer ${accessToken}` });
  return {
    id: signedUp.user.id,
    email,
    headers: () => bearing(tokens),
    openSession: async () => bearing(await signIn()),
    async signIn() {
      tokens = await signIn();
    },
    async refresh() {
      const { refreshToken } = tokens;
      tokens = (await act<{ tokens: Tokens }>(url, 'refreshSession', { refreshToken }, tokensOf, {})).tokens;
    },
  };
}
