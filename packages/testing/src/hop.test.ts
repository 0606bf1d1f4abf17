import { anyone, createPermissions } from '@klear/auth';
import { silentLogger } from '@klear/core';
import { createSubgraph } from '@klear/service';
import { expect, test } from 'vitest';
import { ask, signedRequest, testHop } from './hop.ts';
import { anonymousViewer } from './viewers.ts';

const hop = testHop('users');
const subgraph = createSubgraph({
  name: 'users',
  typeDefs: `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
    type Query { hello(name: String): String } type User @key(fields: "id") { id: ID! }`,
  resolvers: { Query: { hello: (_: unknown, { name }: { name: string }) => `hello ${name}` } },
  permissions: createPermissions({ Query: { hello: anyone }, User: { id: anyone } }),
  hop: hop.verify,
  takeNonce: async () => true,
  log: silentLogger,
  context: (base) => base,
});
const asked = { viewer: anonymousViewer(), query: 'query ($name: String) { hello(name: $name) }', variables: { name: 'Ann' } };

test('a subgraph is asked as the router asks it', async () => {
  expect(await ask(subgraph, hop.sign, asked)).toEqual({ status: 200, data: { hello: 'hello Ann' }, errors: [] });
});

test('a hop of another audience does not pass', async () => {
  expect((await subgraph.handle(signedRequest(testHop('content').sign, asked))).status).toBe(401);
});
