import { waitFor } from '@klear/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LiveRouter, openLiveRouter, subscribeTo } from './live-router.ts';

let enforcing: LiveRouter;
let measuring: LiveRouter;
beforeAll(async () => {
  enforcing = await openLiveRouter({ limits: { cost: 3 } });
  measuring = await openLiveRouter({ limits: { cost: 3, costMode: 'measure' } });
});
afterAll(() => Promise.all([enforcing.close(), measuring.close()]));

interface Told {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
  readonly extensions?: unknown;
}
type Answer = { readonly told: Told; readonly headers?: readonly (string | null)[] };

const costOf = ({ headers }: Response) => [headers.get('klear-cost'), headers.get('klear-cost-limit')];
const json = 'application/graphql-response+json';
const send = (live: LiveRouter, query: string, headers: Record<string, string>, accept: string) =>
  fetch(live.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept, ...headers },
    body: JSON.stringify({ query }),
  });

const ways: Readonly<Record<string, (live: LiveRouter, query: string, headers: Record<string, string>) => Promise<Answer>>> = {
  async POST(live, query, headers) {
    const response = await send(live, query, headers, json);
    return { told: (await response.json()) as Told, headers: costOf(response) };
  },
  async GET(live, query, headers) {
    const response = await fetch(`${live.url}?${new URLSearchParams({ query })}`, { headers: { accept: json, ...headers } });
    return { told: (await response.json()) as Told, headers: costOf(response) };
  },
  async events(live, query, headers) {
    const response = await send(live, query, headers, 'text/event-stream');
    return { told: JSON.parse(/^data: (.+)$/m.exec(await response.text())?.[1] ?? ''), headers: costOf(response) };
  },
  async 'a socket'(live, query, headers) {
    const socket = await live.connect(headers);
    socket.send(subscribeTo(query));
    const { payload } = await Promise.any([socket.next('next'), socket.next('error')]);
    socket.ws.close();
    return { told: (Array.isArray(payload) ? { errors: payload } : payload) as Told };
  },
};

const people = (count: number) => `{ ${Array.from({ length: count }, (_, i) => `p${i}: nobody { id }`).join(' ')} }`;

describe.each(Object.entries(ways))('what an operation may cost, by %s', (_name, ask) => {
  const show = { 'klear-cost': 'show' };
  const headersOf = ({ headers }: Answer, points: string) => headers && expect(headers).toEqual([points, '3']);

  test('is told to who asks, and in headers to everybody', async () => {
    const shown = await ask(enforcing, people(3), show);
    expect(shown.told).toMatchObject({ data: { p0: null }, extensions: { cost: { estimated: 3, limit: 3, mode: 'enforce' } } });
    headersOf(shown, '3');
    const plain = await ask(enforcing, people(3), {});
    expect(plain.told).not.toHaveProperty('extensions');
    headersOf(plain, '3');
  });

  test('over the limit is refused, and says what it may be', async () => {
    const refused = await ask(enforcing, people(4), {});
    expect(refused.told).not.toHaveProperty('data');
    expect(refused.told.errors?.map(({ extensions }) => extensions.code)).toEqual(['LIMIT_EXCEEDED']);
    expect(refused.told.errors?.[0]?.message).toContain('may cost 4 points and the limit is 3');
    headersOf(refused, '4');
  });

  test('over the limit is told and not refused where it is measured only', async () => {
    const measured = await ask(measuring, people(4), show);
    expect(measured.told).toMatchObject({ data: { p3: null }, extensions: { cost: { estimated: 4, limit: 3, mode: 'measure' } } });
    headersOf(measured, '4');
  });
});

describe('what a subscription may cost', () => {
  const feed = 'subscription { feed { number } }';
  const cost = { cost: { estimated: 1, limit: 3, mode: 'enforce' } };

  test('is told with its first event on a socket', async () => {
    const socket = await enforcing.connect({ 'klear-cost': 'show' });
    socket.send(subscribeTo(feed));
    await waitFor('the stream', () => enforcing.feed.listening === 1);
    for (const n of [1, 2]) enforcing.feed.publish(n);
    expect((await socket.next('next')).payload).toEqual({ data: { feed: { number: 1 } }, extensions: cost });
    expect((await socket.next('next')).payload).toEqual({ data: { feed: { number: 2 } } });
    socket.ws.close();
    await waitFor('the end', () => enforcing.feed.listening === 0);
  });

  test('is told with the first of events over HTTP, and in headers', async () => {
    const response = await send(enforcing, feed, { 'klear-cost': 'show' }, 'text/event-stream');
    expect(costOf(response)).toEqual(['1', '3']);
    await waitFor('the stream', () => enforcing.feed.listening === 1);
    enforcing.feed.publish(1);
    const reader = response.body?.getReader();
    const first = new TextDecoder().decode((await reader?.read())?.value);
    expect(JSON.parse(/^data: (.+)$/m.exec(first)?.[1] ?? '')).toEqual({ data: { feed: { number: 1 } }, extensions: cost });
    await reader?.cancel();
  });
});
