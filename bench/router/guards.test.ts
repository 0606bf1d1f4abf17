import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import type { Child } from '../measure/child.ts';
import { load } from '../measure/load.ts';
import { compareAnswers } from './compare-answers.ts';
import { operations } from './operations.ts';

const good = 'Bearer a.b.0123456789';
const servers: Server[] = [];
afterAll(() => Promise.all(servers.map((server) => new Promise((done) => server.close(done)))));

/** A contender that answers what it is told to, to whom it is told to. */
async function contender(data: unknown, accepts = (authorization?: string): boolean => authorization === good): Promise<Child> {
  const server = createServer((request, response) => {
    request.resume();
    response.writeHead(accepts(request.headers.authorization) ? 200 : 401).end(JSON.stringify({ data }));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return { url, usage: async () => ({ cpuMs: 0, rssBytes: 0, counts: {} }), stop: async () => {} };
}

const [operation] = operations;
if (!operation) throw new TypeError('there is an operation');
const tokens = { jwks: { keys: [] }, next: () => good };

test('equal answers pass in any order of members, and their bytes are told', async () => {
  const contenders = { klear: await contender({ a: 1, b: 2 }), apollo: await contender({ b: 2, a: 1 }) };
  expect(await compareAnswers(operation, contenders, tokens)).toEqual({ klear: 22, apollo: 22 });
});

test('answers that differ, an answer without data, and a forged token that is taken end the benchmark', async () => {
  const klear = await contender({ a: 1 });
  await expect(compareAnswers(operation, { klear, apollo: await contender({ a: 2 }) }, tokens)).rejects.toThrow('differ');
  await expect(compareAnswers(operation, { klear, apollo: await contender(null) }, tokens)).rejects.toThrow('apollo answered');
  const careless = await contender({ a: 1 }, () => true);
  await expect(compareAnswers(operation, { klear, apollo: careless }, tokens)).rejects.toThrow('forged');
});

test('an answer of another size under load ends the benchmark', async () => {
  const { url } = await contender({ a: 1 });
  const options = { url, body: '{}', authorization: () => good, connections: 2, forMs: 20 };
  expect((await load({ ...options, answerBytes: 16 })).requests).toBeGreaterThan(0);
  await expect(load({ ...options, answerBytes: 15 })).rejects.toThrow('200 with 16 bytes');
});
