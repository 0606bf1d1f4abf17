import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import type { Child } from '../measure/child.ts';
import { load } from '../measure/load.ts';
import { compareAnswers } from './compare-answers.ts';
import { operations } from './operations.ts';
import { refuseAll } from './refusals.ts';

const good = 'Bearer a.b.0123456789';
const servers: Server[] = [];
afterAll(() => Promise.all(servers.map((server) => new Promise((done) => server.close(done)))));

/** Where every request is answered with this text. */
async function answering(text: string): Promise<string> {
  const server = createServer((request, response) => {
    request.resume();
    response.end(text);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

/** A contender that answers what it is told to, to whom it is told to. */
async function contender(data: unknown, accepts = (authorization?: string): boolean => authorization === good): Promise<Child> {
  const server = createServer((request, response) => {
    request.resume();
    response.writeHead(accepts(request.headers.authorization) ? 200 : 401).end(JSON.stringify({ data }));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const still = { told: {}, hold: () => {}, wake: () => {} };
  return { url, ...still, usage: async () => ({ cpuMs: 0, rssBytes: 0, counts: {} }), stop: async () => {} };
}

const [operation] = operations;
if (!operation) throw new TypeError('there is an operation');
const tokens = { jwks: { keys: [] }, next: () => good };

const named = async (answers: Record<string, Promise<Child>>) =>
  Promise.all(Object.entries(answers).map(async ([name, child]) => ({ name, of: await child })));

test('equal answers pass in any order of members, and their bytes are told', async () => {
  const contenders = await named({ klear: contender({ a: 1, b: 2 }), apollo: contender({ b: 2, a: 1 }), hive: contender({ a: 1, b: 2 }) });
  const bytes = await compareAnswers(operation, contenders, tokens);
  expect([...bytes]).toEqual(['klear', 'apollo', 'hive'].map((name) => [name, 22]));
});

test('answers that differ, an answer without data, and a forged token that is taken end the benchmark', async () => {
  const against = async (peer: Promise<Child>) => compareAnswers(operation, await named({ klear: contender({ a: 1 }), peer }), tokens);
  await expect(against(contender({ a: 2 }))).rejects.toThrow('differ');
  await expect(against(contender(null))).rejects.toThrow('peer answered');
  await expect(against(contender({ a: 1 }, () => true))).rejects.toThrow('forged');
});

test('a request that a protection lets pass ends the benchmark', async () => {
  const { url } = await contender({ a: 1 }, () => true);
  await expect(refuseAll(url, () => good)).rejects.toThrow('token checked was to refuse');
});

test('an answer with errors under load ends the benchmark, also where answers have no one size', async () => {
  const { url } = await contender({ a: 1 });
  const options = { url, body: () => '{}', connections: 2, requests: 10 };
  expect((await load({ ...options, authorization: () => good })).requests).toBe(10);
  const faulty = await answering('{"errors":[]}');
  await expect(load({ ...options, url: faulty, authorization: () => good })).rejects.toThrow('and errors');
});

test('an answer of another size under load ends the benchmark', async () => {
  const { url } = await contender({ a: 1 });
  const options = { url, body: '{}', authorization: () => good, connections: 2, forMs: 20 };
  expect((await load({ ...options, answerBytes: 16 })).requests).toBeGreaterThan(0);
  await expect(load({ ...options, answerBytes: 15 })).rejects.toThrow('200 with 16 bytes');
});
