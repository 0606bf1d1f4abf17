import { createServer } from 'node:http';
import { cachedJwks, createTokenIssuer, createTokenVerifier, generateSigningKey } from '@klear/auth';
import { tokenCases } from '@klear/auth/token-cases';
import { newId, silentLogger } from '@klear/core';
import { closePort, openPort } from '@klear/service';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { openRouter } from './doors.ts';
import { createGuardedShop, shopSdl } from './guarded-shop.ts';
import { unhurried } from './public-graph.ts';

const nowSeconds = 1_800_000_000;
const asked: string[] = [];
let published: object = { keys: [] };
const keysServer = createServer((request, response) => {
  asked.push(request.url ?? '');
  response.end(JSON.stringify(published));
});

let url = '';
let cases: ReturnType<typeof tokenCases>;
let door: Awaited<ReturnType<typeof openRouter>>;
const shop = createGuardedShop();
beforeAll(async () => {
  url = `http://${(await openPort(keysServer, { host: '127.0.0.1', port: 0 })).authority}`;
  cases = tokenCases(nowSeconds, url);
  published = cases.jwks;
  const jwks = cachedJwks({ load: async () => (await fetch(`${url}/jwks.json`)).json(), maxAgeMs: 3_600_000 });
  const clock = { now: () => new Date(nowSeconds * 1000) };
  const { issuer, audience } = cases;
  door = await openRouter(shop.transports, shopSdl, {
    verifier: createTokenVerifier({ jwks, issuer, audience, clock }),
    clock,
    log: silentLogger,
  });
});
afterAll(async () => {
  await door.close();
  await closePort(keysServer, () => keysServer.closeAllConnections());
});

const question = { query: '{ shop { price } }' };
async function overHttp(authorization: string) {
  const response = await door.post(question, { authorization });
  return { status: response.status, body: await response.json() };
}
/** How a socket answers to a connection_init with this authorization: the code that it is closed with, or its acknowledgement. */
function overSocket(authorization: unknown): Promise<number | 'acknowledged'> {
  const { promise, resolve } = Promise.withResolvers<number | 'acknowledged'>();
  const socket = new WebSocket(`${door.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  socket.once('open', () => socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization } })));
  socket.once('message', () => {
    resolve('acknowledged');
    socket.terminate();
  });
  socket.once('close', (code) => resolve(code));
  return promise;
}

describe('access tokens through the whole router', () => {
  test('a good one is answered over HTTP and sockets, and the keys are asked for once', async () => {
    for (const [name, write] of cases.valid) {
      const { status, body } = await overHttp(`Bearer ${write()}`);
      expect({ name, status, body }).toEqual({ name, status: 200, body: { data: { shop: { price: 10 } } } });
      expect(await overSocket(`Bearer ${write()}`), name).toBe('acknowledged');
    }
    expect(asked).toEqual(['/jwks.json']);
  });

  test('every bad one is 401 and 4401: nobody is asked, no subgraph and nobody for keys', async () => {
    shop.asked();
    asked.length = 0;
    let rows = 0;
    for (const [name, write] of cases.invalid) {
      const token = write();
      // What HTTP cannot carry in a header does not reach us; a socket carries any text up to the bound of its messages.
      if (/^[\t\x20-\x7e]*$/.test(token) && token.length < 12_000 && token.trim() === token) {
        const { status, body } = await overHttp(`Bearer ${token}`);
        expect({ name, status, body }).toMatchObject({
          name,
          status: 401,
          body: { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] },
        });
        expect(body.data).toBeUndefined();
        rows += 1;
      }
      if (token.length < 900_000) {
        expect(await overSocket(`Bearer ${token}`), name).toBe(4401);
        rows += 1;
      }
    }
    expect(asked).toEqual([]);
    expect(shop.asked()).toMatchObject({ shop: 0, ledger: 0 });
    console.info(`access tokens: ${cases.invalid.length} kinds of bad ones, ${rows} ways refused with 401, 0 outbound calls`);
    expect(rows).toBeGreaterThanOrEqual(120);
  });

  test.each([
    ['Basic', (token: string) => `Basic ${token}`],
    ['no scheme', (token: string) => token],
    ['two blanks', (token: string) => `Bearer  ${token}`],
    ['a tab', (token: string) => `Bearer\t${token}`],
    ['two tokens', (token: string) => `Bearer ${token}, Bearer ${token}`],
    ['a token and more', (token: string) => `Bearer ${token} ${token}`],
    ['quotes', (token: string) => `Bearer "${token}"`],
    ['nothing behind the scheme', () => 'Bearer'],
    ['nothing at all', () => ''],
  ])('a good token under another header is 401, and never read as anonymous: %s', async (_name, write) => {
    const authorization = write(cases.token());
    expect((await overHttp(authorization)).status).toBe(401);
    expect(await overSocket(authorization)).toBe(4401);
  });

  test.each([[1], [true], [[]], [{}], [['Bearer x']]])('%j is no token, and does not make its sender anonymous', async (authorization) => {
    expect(await overSocket(authorization)).toBe(4401);
  });

  test('a token that has expired is refused as such', async () => {
    const old = { exp: nowSeconds - 6, iat: nowSeconds - 900, nbf: nowSeconds - 900 };
    const { status, body } = await overHttp(`Bearer ${cases.token({ payload: { ...cases.payload, ...old } })}`);
    expect([status, body.errors[0].message]).toEqual([401, 'The access token is expired. Refresh the session.']);
  });

  test('a flood of unknown kids asks nobody for keys', async () => {
    asked.length = 0;
    const tokens = Array.from({ length: 300 }, (_, n) => cases.token({ header: { ...cases.header, kid: `k${n + 10}` } }));
    const statuses = await Promise.all(tokens.map(async (token) => (await overHttp(`Bearer ${token}`)).status));
    expect(new Set(statuses)).toEqual(new Set([401]));
    expect(asked).toEqual([]);
  });
});

test('keys rotate with overlap: no request fails, and the old key is good for nothing once it is withdrawn', async () => {
  const [old, next] = [generateSigningKey('old'), generateSigningKey('next')];
  const at = { ms: 0 };
  const clock = { now: () => new Date(nowSeconds * 1000 + at.ms) };
  const names = { issuer: 'i', audience: 'a', lifetimeSeconds: 600, clock };
  const issuerOf = (...keys: (typeof old)[]) => createTokenIssuer({ privateJwks: { keys }, ...names });
  const [before, during, after] = [issuerOf(old, next), issuerOf(next, old), issuerOf(next)];
  published = issuerOf(old).jwks();
  asked.length = 0;
  const jwks = cachedJwks({ load: async () => (await fetch(`${url}/jwks.json`)).json(), maxAgeMs: 60_000, nowMs: () => at.ms });
  const rotating = await openRouter(shop.transports, shopSdl, {
    verifier: createTokenVerifier({ jwks, ...names }),
    clock,
    traffic: unhurried,
  });
  const subject = () => ({ personId: newId<'User'>(), sessionId: newId<'Session'>(), organizations: {} });
  const live: { token: string; untilMs: number }[] = [];
  let requests = 0;
  const failed: unknown[] = [];
  const issue = async (by: typeof before) => live.push({ token: await by.issue(subject()), untilMs: at.ms + 590_000 });
  const load = async () => {
    const tokens = live.filter(({ untilMs }) => untilMs > at.ms).map(({ token }) => token);
    const answers = await Promise.all(tokens.map((token) => rotating.post(question, { authorization: `Bearer ${token}` })));
    for (const answer of answers) if (answer.status !== 200) failed.push([at.ms, answer.status]);
    requests += answers.length;
  };
  /** Half a minute after half a minute, with old and new tokens in use all the time. */
  const pass = async (minutes: number, by: typeof before) => {
    for (let half = 0; half < minutes * 2; half += 1) {
      await Promise.all([issue(by), load()]);
      at.ms += 30_000;
    }
  };
  await pass(2, issuerOf(old));
  published = before.jwks(); // the next key is published, and signs nothing until every router has it
  await pass(1, before);
  published = during.jwks();
  await pass(11, during);
  published = after.jwks(); // the last token of the old key has lapsed
  await pass(2, after);
  expect(failed).toEqual([]);
  expect(requests).toBeGreaterThan(300);
  expect(asked.length).toBeLessThanOrEqual(34);
  const forged = await issuerOf(old).issue(subject());
  expect((await rotating.post(question, { authorization: `Bearer ${forged}` })).status).toBe(401);
  console.info(`key rotation: 0 of ${requests} requests failed, the keys were asked for ${asked.length} times in 16 minutes`);
  await rotating.close();
});
