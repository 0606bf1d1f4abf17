import { newId } from '@klear/core';
import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';

interface GraphAnswer {
  readonly data: Record<string, never> | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions: Record<string, unknown>;
  }[];
}

/** Somebody at a real client: HTTP and sockets against a running graph, as a person or as nobody. */
export interface Person {
  readonly id: string;
  /** What they sign in with. */
  readonly email: string;
  readonly password: string;
  /** By which the graph knows them. */
  headers(): Promise<Record<string, string>>;
  /** Answers the whole response; variables may hold no idempotency key, see `act`. */
  ask(query: string, variables?: object, headers?: Record<string, string>): Promise<GraphAnswer>;
  /** Runs one mutation with a fresh idempotency key; fails when it answers errors or another union member than wanted. */
  act<T = Record<string, never>>(
    name: string,
    input: object,
    selection: string,
    member?: string,
    headers?: Record<string, string>,
  ): Promise<T>;
  /** Live events of a subscription until `close`. */
  live<T = Record<string, never>>(query: string, variables?: object, headers?: Record<string, string>): Live<T>;
  /** A fresh access token that knows of new memberships. */
  refresh(): Promise<void>;
  close(): Promise<void>;
}

export interface Live<T> {
  readonly events: T[];
  /** Resolves when an event that fits has come, also one that came before. */
  next(fits: (event: T) => boolean): Promise<T>;
}

const signUpDocument = `mutation($input: SignUpInput!) { signUp(input: $input) {
  __typename ... on SignUpSuccess { user { id } tokens { accessToken refreshToken } } } }`;
const refreshDocument = `mutation($input: RefreshSessionInput!) { refreshSession(input: $input) {
  __typename ... on RefreshSessionSuccess { tokens { accessToken refreshToken } } } }`;

export async function post(url: string, body: object, headers: Record<string, string> = {}): Promise<GraphAnswer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return (await response.json()) as GraphAnswer;
}

/** Signs a new person up and gives them a client. */
export async function signUp(url: string, name: string): Promise<Person> {
  const input = { email: `${name.toLowerCase()}-${newId()}@example.com`, password: `a long pass phrase of ${name}`, name };
  const signedUp = await post(url, { query: signUpDocument, variables: { input } });
  const result = signedUp.data?.signUp as unknown as
    | { user: { id: string }; tokens: { accessToken: string; refreshToken: string } }
    | undefined;
  if (!result?.tokens) throw new Error(`sign-up failed: ${JSON.stringify(signedUp)}`);
  let { tokens } = result;
  const sockets: Client[] = [];
  const authorization = () => ({ authorization: `Bearer ${tokens.accessToken}` });

  const person: Person = {
    id: result.user.id,
    email: input.email,
    password: input.password,
    headers: async () => authorization(),
    ask: (query, variables = {}, headers = {}) => post(url, { query, variables }, { ...authorization(), ...headers }),
    async act<T>(
      name: string,
      given: object,
      selection: string,
      member = `${name.charAt(0).toUpperCase()}${name.slice(1)}Success`,
      headers = {},
    ) {
      const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
      const query = `mutation($input: ${type}!) { ${name}(input: $input) { __typename ... on ${member} { ${selection} } } }`;
      const answer = await person.ask(query, { input: { idempotencyKey: newId(), ...given } }, headers);
      const outcome = answer.data?.[name] as unknown as (T & { __typename: string }) | undefined;
      if (answer.errors || outcome?.__typename !== member) throw new Error(`${name} answered ${JSON.stringify(answer)}`);
      return outcome;
    },
    live<T>(query: string, variables: object = {}, headers: Record<string, string> = {}): Live<T> {
      const client = createClient({
        url: `${url.replace('http', 'ws')}/graphql`,
        webSocketImpl: WebSocket,
        connectionParams: { ...authorization(), ...headers },
        retryAttempts: 0,
      });
      sockets.push(client);
      const events: T[] = [];
      const waiting = new Set<() => void>();
      let failure: unknown;
      const wake = () => waiting.forEach((look) => void look());
      client.subscribe<Record<string, unknown>>(
        { query, variables: { ...variables } },
        {
          next({ data, errors }) {
            if (errors) failure ??= errors;
            if (data) events.push(Object.values(data)[0] as T);
            wake();
          },
          error(cause) {
            failure ??= cause;
            wake();
          },
          complete: wake,
        },
      );
      return {
        events,
        next(fits: (event: T) => boolean) {
          const { promise, resolve, reject } = Promise.withResolvers<T>();
          const timer = setTimeout(
            () => reject(new Error(`no such event of ${query.slice(0, 60)} among ${JSON.stringify(events)}`)),
            20_000,
          );
          const look = () => {
            const found = events.find(fits);
            if (found) resolve(found);
            else if (failure) reject(new Error(`the stream failed: ${JSON.stringify(failure)}`));
          };
          waiting.add(look);
          look();
          return promise.finally(() => {
            clearTimeout(timer);
            waiting.delete(look);
          });
        },
      };
    },
    async refresh() {
      const answer = await post(url, { query: refreshDocument, variables: { input: { refreshToken: tokens.refreshToken } } });
      const refreshed = answer.data?.refreshSession as unknown as { tokens?: typeof tokens };
      if (!refreshed.tokens) throw new Error(`refresh failed: ${JSON.stringify(answer)}`);
      tokens = refreshed.tokens;
    },
    async close() {
      await Promise.all(sockets.map((socket) => socket.dispose()));
    },
  };
  return person;
}
