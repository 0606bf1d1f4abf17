import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLogger } from '@klear/core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createBoardPage } from '../src/transport/board.ts';
import { openRouter } from './doors.ts';
import { librarySchemas } from './library-subgraphs.ts';
import { createSchemaTransport } from './schema-transport.ts';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'klear-board-'));
  await mkdir(join(directory, 'assets'));
  await writeFile(join(directory, 'index.html'), '<html>board</html>');
  await writeFile(join(directory, 'assets/app-1a2b.js'), 'export {};'.repeat(100));
});
afterAll(() => rm(directory, { recursive: true }));

const ask = (path: string, { method = 'GET', board = directory as string | Promise<string> } = {}) =>
  createBoardPage({ directory: board, log: silentLogger }).answer({
    method,
    path,
    headers: { 'accept-encoding': 'gzip' },
    body: async () => '',
  });

it('comes under a policy that lets nothing in but its own files and the graph, and no text become markup', async () => {
  const answer = await ask('/board');
  expect(answer).toMatchObject({ status: 200, headers: { 'cache-control': 'no-cache', 'x-frame-options': 'DENY' } });
  const policy = answer?.headers['content-security-policy'] ?? '';
  expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'");
  expect(policy).toContain("require-trusted-types-for 'script'");
  expect(policy).not.toMatch(/https?:|\*|unsafe|data:|blob:/);
});

it('gives files whose names tell their content for ever, packed', async () => {
  expect(await ask('/board/assets/app-1a2b.js')).toMatchObject({
    status: 200,
    headers: { 'cache-control': 'public, max-age=31536000, immutable', 'content-encoding': 'gzip' },
  });
});

it.each([
  ['/board/nothing', 404],
  ['/board/../package.json', 404],
  ['/board/assets/../../package.json', 404],
])('has nothing at %s', async (path, status) => expect(await ask(path)).toMatchObject({ status }));

it('leaves every other path alone, and takes GET only', async () => {
  expect(await ask('/boards')).toBeUndefined();
  expect(await ask('/board', { method: 'POST' })).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } });
});

it('says that it could not be built', async () => {
  const { promise, reject } = Promise.withResolvers<string>();
  reject(new Error('no bundler'));
  expect(await ask('/board', { board: promise })).toMatchObject({ status: 503 });
});

it('is beside the graph where it is wanted, and nowhere else', async () => {
  const transports = () =>
    Object.fromEntries(Object.entries(librarySchemas()).map(([name, schema]) => [name, createSchemaTransport(schema)]));
  const withBoard = await openRouter(transports(), undefined, { board: directory });
  const without = await openRouter(transports());
  expect((await fetch(`${withBoard.url}/board`)).status).toBe(200);
  expect((await fetch(`${without.url}/board`)).status).toBe(404);
  await Promise.all([withBoard.close(), without.close()]);
});
