import type { SubgraphName } from '../launch/secrets.ts';
import type { LaunchedGraph } from '../launch.ts';
import type { Canaries } from './canary.ts';

/** Sends one request and keeps the errors that its answer tells. */
export type Send = (body: unknown, headers?: Record<string, string>, more?: { method?: string; path?: string }) => Promise<void>;

const json = { 'content-type': 'application/json' };
const me = '{ me { id name email } }';
const search = 'query($text: String) { searchPractitioners(filter: { text: $text }, first: 1) { edges { node { id displayName } } } }';

/** Every way in which a request is refused before anything runs, each with canaries where the client writes. */
export async function refusals(send: Send, { word, email }: Canaries): Promise<number> {
  const ways: (() => Promise<void>)[] = [
    () => send(`{"query": "${word()}`),
    () => send(word()),
    () => send({ query: me, variables: word() }),
    () => send({ query: me, operationName: word() }),
    () => send({ query: me, extensions: { persistedQuery: { version: 1, sha256Hash: word() } } }),
    () => send({ documentId: `sha256:${word()}` }),
    () => send({ query: me }, { authorization: `Bearer ${word()}` }),
    () => send({ query: me }, { authorization: `Basic ${word()}` }),
    () => send({ query: me }, { authorization: `Bearer ${word()}.${word()}.${word()}` }),
    () => send({ query: me }, { 'klear-organization': word() }),
    () => send({ query: me }, { 'klear-purpose': word() }),
    () => send({ query: me }, { 'klear-client': word(), traceparent: word(), tracestate: `a=${word()}`, baggage: `a=${word()}` }),
    () => send({ query: me }, { cookie: `session=${word()}`, 'user-agent': word(), referer: `https://${word()}.example.com/` }),
    () => send({ query: me }, { accept: word() }),
    () => send({ query: me }, { 'content-type': word() }),
    () => send({ query: search, variables: { text: { [word()]: word() } } }),
    () => send({ query: search, variables: { text: word(), [word()]: email() } }),
    () => send({ query: search, variables: { text: word().repeat(100_000) } }),
    () => send({ query: search, variables: { text: Array.from({ length: 2_000 }, word) } }),
    () => send(undefined, {}, { method: 'GET', path: `/graphql?query=${encodeURIComponent(search)}&variables={"text":"${word()}"}` }),
    () => send(undefined, {}, { method: 'GET', path: `/graphql?query=${encodeURIComponent(search)}&variables=${word()}` }),
    () => send(undefined, {}, { method: 'GET', path: `/${word()}/${word()}?token=${word()}` }),
    () => send(undefined, {}, { method: 'DELETE', path: `/graphql?${word()}` }),
    () => send({ query: search, variables: { text: word() } }, {}, { path: '/public/graphql' }),
    () => send({ id: word(), type: word() }, { 'stripe-signature': `t=1,v1=${word()}` }, { path: '/webhooks/stripe' }),
  ];
  for (const way of ways) await way();
  return ways.length;
}

/** What a client writes into its document itself comes back in the errors that it reads, and may be nowhere else. */
export async function faultyDocuments(send: Send, { word }: Canaries): Promise<number> {
  const documents = [
    () => `{ ${word()} }`,
    () => `{ me { ${word()}: id ${word()} } }`,
    () => `query ${word()} { me { id @${word()} } }`,
    () => `query ${word()} { ${word()}: me { ${word()}: name } }`,
    () => `{ practitioner(id: {a: "${word()}"}) { id } }`,
    () => `{ practitioner(id: "${word()}") { ${word()}: displayName } }`,
    () => `{ articleBySlug(slug: "${word()}") { id } } # ${word()}`,
    () => `{ searchPractitioners(filter: { text: "${word()}" }, first: 1) { edges { node { id } } } }`,
    () => `query($${word()}: ID!) { me { id } }`,
    () => `{ me { ...${word()} } } fragment ${word()} on ${word()} { id }`,
    () => `mutation { sendMessage(input: { conversationId: "${word()}", text: "${word()}", idempotencyKey: "k" }) { __typename } }`,
    () => '{ a '.repeat(60) + word() + ' }'.repeat(60),
    () => `{ ${word()} "${word()}`,
  ];
  for (const document of documents) await send({ query: document() });
  return documents.length;
}

/** Documents in good order whose own names are canaries: where they fail, their places in the answer are told to the asker alone. */
export function aliased({ word }: Canaries): string[] {
  return [
    `query ${word()} { ${word()}: me { ${word()}: name ${word()}: email } }`,
    `{ ${word()}: me { ${word()}: appointments(first: 1) { ${word()}: edges { ${word()}: node { ${word()}: id } } } } }`,
    `{ ${word()}: articleBySlug(slug: "${word()}") { ${word()}: title } }`,
  ];
}

type Handle = LaunchedGraph['services'][SubgraphName]['built']['subgraph']['handle'];

/**
 * Runs `work` while every third answer of this subgraph is `broken`: were it every one, the breaker would open and nothing be sent.
 * `count` says how many were.
 */
export async function answering(
  graph: LaunchedGraph,
  name: SubgraphName,
  broken: Handle,
  work: (count: () => number) => Promise<void>,
): Promise<void> {
  const { subgraph } = graph.services[name].built;
  const whole = subgraph.handle;
  let calls = 0;
  const handle: Handle = (request) => (calls++ % 3 === 2 ? broken(request) : whole(request));
  Object.assign(subgraph, { handle });
  try {
    await work(() => Math.floor(calls / 3));
  } finally {
    Object.assign(subgraph, { handle: whole });
  }
}

/** How a subgraph fails at its worst: what it was sent stands in what it says. */
export const brokenSubgraphs: readonly Handle[] = [
  ({ body }) => Promise.reject(new Error(`could not send ${body}`)),
  ({ body }) => Promise.reject(Object.assign(new TypeError(body), { code: 'ECONNRESET', cause: new Error(body) })),
  async ({ body }) => ({ status: 200, headers: json, body: body.replaceAll('"', '') }),
  async ({ body }) => ({ status: 200, headers: json, body: `${JSON.stringify({ data: JSON.parse(body).variables })}}` }),
  async ({ body }) => ({ status: 500, headers: json, body }),
  async ({ body }) => ({ status: 503, headers: { 'content-type': 'text/html' }, body: `<p>${body}</p>` }),
  async ({ body }) => ({ status: 401, headers: json, body: JSON.stringify({ errors: [{ message: body }] }) }),
  async ({ body }) => ({
    status: 200,
    headers: json,
    body: JSON.stringify({ data: null, errors: [{ message: body, extensions: { code: body, detail: body } }] }),
  }),
];
