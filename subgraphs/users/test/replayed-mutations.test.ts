import { anonymous, newId, silentLogger } from '@klear/core';
import { connectDatabase } from '@klear/db';
import { createHealth, type HopRequest, type Served, serveSubgraph } from '@klear/service';
import { signedRequest, testHop } from '@klear/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createUsersSubgraph } from '../src/index.ts';
import { createUsersGraph, password, signUpQuery, type UsersGraph } from './users-graph.ts';

let graph: UsersGraph;
/** Two processes of users on one database: each with connections, nonces and a port of its own. */
const processes: Served[] = [];
beforeAll(async () => {
  graph = await createUsersGraph();
  for (const _ of [1, 2]) {
    const connection = graph.database.connection('users');
    const db = connectDatabase({ ...connection, poolSize: 4, inputHashKey: Buffer.alloc(32, 1), log: silentLogger });
    const subgraph = createUsersSubgraph({ ...graph.deps, db, hop: testHop('users').verify });
    processes.push(await serveSubgraph(subgraph, { host: '127.0.0.1', port: 0, log: silentLogger, health: createHealth({ checks: {} }) }));
    afterAll(async () => {
      await subgraph.stop();
      await db.close();
    });
  }
});
afterAll(() => Promise.all(processes.map((served) => served.close())));

async function send(place: number, { headers, body }: HopRequest) {
  const response = await fetch(processes[place]?.url ?? '', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  return { status: response.status, body: await response.json() };
}
const signUp = (email: string) =>
  signedRequest(testHop('users').sign, {
    viewer: anonymous(newId()),
    query: signUpQuery,
    variables: { input: { email, password, name: 'Anna Muster' } },
  });
const refused = {
  status: 401,
  body: { errors: [{ message: 'This request is not signed by the router.', extensions: { code: 'UNAUTHENTICATED' } }] },
};

/** Everything that the database holds but what tells that something was asked. */
async function rows(): Promise<Record<string, string>> {
  const { sql } = graph.database;
  const tables = await sql`select relname as name from pg_class where relnamespace = 'users'::regnamespace and relkind = 'r'`;
  const digests = await Promise.all(
    tables.map(async ({ name }) => {
      const [row] = await sql.unsafe(
        `select count(*) || md5(coalesce(string_agg(t::text, ',' order by t::text), '')) as digest from users."${name}" t`,
      );
      return [String(name), String(row?.digest)] as const;
    }),
  );
  return Object.fromEntries(digests);
}

test('a captured mutation is good once, in no other process either: 401, and nothing has changed', async () => {
  const request = signUp(`${newId()}@example.org`);
  expect(await send(0, request)).toMatchObject({ status: 200, body: { data: { signUp: { __typename: 'SignUpSuccess' } } } });
  const before = await rows();
  expect(await send(1, request)).toEqual(refused);
  expect(await send(0, request)).toEqual(refused);
  expect(await send(1, { ...request, headers: { ...request.headers, 'x-request-id': newId() } })).toEqual(refused);
  expect(await rows()).toEqual(before);
});

test('sent to both at the same instant it runs in one of them', async () => {
  for (let round = 0; round < 10; round += 1) {
    const request = signUp(`${newId()}@example.org`);
    const answers = await Promise.all([send(0, request), send(1, request), send(0, request), send(1, request)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401]);
  }
});

test('one that failed is not run again by its captured text; the router’s own next try is, under a fresh signature', async () => {
  const email = `${newId()}@example.org`;
  const short = signedRequest(testHop('users').sign, {
    viewer: anonymous(newId()),
    query: signUpQuery,
    variables: { input: { email, password: 'x', name: 'Anna Muster' } },
  });
  expect((await send(0, short)).body).not.toMatchObject({ data: { signUp: { __typename: 'SignUpSuccess' } } });
  expect(await send(1, short)).toEqual(refused);
  expect(await send(1, signUp(email))).toMatchObject({ status: 200, body: { data: { signUp: { __typename: 'SignUpSuccess' } } } });
});

test('a query is good once in each process: what it reads is decided anew', async () => {
  const request = signedRequest(testHop('users').sign, { viewer: anonymous(newId()), query: '{ me { id } }' });
  expect((await send(0, request)).status).not.toBe(401);
  expect((await send(1, request)).status).not.toBe(401);
  expect(await send(0, request)).toEqual(refused);
});
