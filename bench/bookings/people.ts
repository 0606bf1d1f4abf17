import { newId } from '@klear/core';
import { request } from 'undici';

/** Somebody who signed up, with a token that lasts ten minutes. */
export interface Somebody {
  readonly id: string;
  readonly email: string;
  readonly password: string;
  /** The `Authorization` header. */
  authorization: string;
}

export type Headers = Readonly<Record<string, string>>;

const granted = '__typename ... on SignUpSuccess { user { id } tokens { accessToken } }';
const signUpDocument = `mutation($input: SignUpInput!) { signUp(input: $input) { ${granted} } }`;
const signInDocument = `mutation($input: SignInInput!) { signIn(input: $input) { ${granted.replace('SignUpSuccess', 'SignInSuccess')} } }`;

interface Granted {
  readonly user: { readonly id: string };
  readonly tokens: { readonly accessToken: string };
}

export async function signUp(url: string, name: string): Promise<Somebody> {
  const email = `${newId()}@example.com`;
  const password = `a long pass phrase of ${name}`;
  const { user, tokens } = await answerOf<Granted>(url, { query: signUpDocument, variables: { input: { email, password, name } } });
  return { id: user.id, email, password, authorization: `Bearer ${tokens.accessToken}` };
}

/** A token that is new and knows of memberships that are. */
export async function signInAgain(url: string, somebody: Somebody): Promise<void> {
  const { email, password } = somebody;
  const { tokens } = await answerOf<Granted>(url, { query: signInDocument, variables: { input: { email, password } } });
  somebody.authorization = `Bearer ${tokens.accessToken}`;
}

/** Runs a mutation with a key of its own. Throws unless it answers its success. */
export async function act<T>(
  url: string,
  who: Somebody,
  name: string,
  input: object,
  selection: string,
  headers: Headers = {},
): Promise<T> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const query = `mutation($input: ${type}Input!) { ${name}(input: $input) { __typename ... on ${type}Success { ${selection} } } }`;
  const variables = { input: { idempotencyKey: newId(), ...input } };
  return answerOf<T>(url, { query, variables }, { authorization: who.authorization, ...headers });
}

/** The value of the only root field. Throws when there are errors, or another union member than the success. */
async function answerOf<T>(url: string, body: object, headers: Headers = {}): Promise<T> {
  const sent = { 'content-type': 'application/json', accept: 'application/json', ...headers };
  const response = await request(url, { method: 'POST', headers: sent, body: JSON.stringify(body) });
  const text = await response.body.text();
  const answer = JSON.parse(text);
  const value = answer.data && Object.values(answer.data)[0];
  if (answer.errors || !value || (value.__typename && !value.__typename.endsWith('Success'))) throw new Error(text.slice(0, 400));
  return value;
}
