import { buildSubgraphSchema } from '@apollo/subgraph';
import type { PermissionTree } from '@klear/auth';
import { contract } from '@klear/service/contract';
import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { permissionTree as bookings } from '../../subgraphs/bookings/src/policies/permissions.ts';
import { permissionTree as content } from '../../subgraphs/content/src/policies/permissions.ts';
import { permissionTree as records } from '../../subgraphs/health-records/src/policies/permissions.ts';
import { permissionTree as payments } from '../../subgraphs/payments/src/policies/permissions.ts';
import { permissionTree as practitioners } from '../../subgraphs/practitioners/src/policies/permissions.ts';
import { permissionTree as users } from '../../subgraphs/users/src/policies/permissions.ts';
import { type SubgraphName, subgraphNames } from '../launch/secrets.ts';
import { declaredGates } from './declared-gates.ts';
import { gateFaults, rulesOf } from './gates.ts';

const trees: Readonly<Record<SubgraphName, PermissionTree>> = {
  users,
  practitioners,
  bookings,
  'health-records': records,
  payments,
  content,
};

const schemaOf = (name: SubgraphName) => () =>
  buildSubgraphSchema([{ typeDefs: parse(contract(new URL(`../../subgraphs/${name}/schema.graphql`, import.meta.url))), resolvers: {} }]);

test.each(subgraphNames)('the gate of %s keeps out whom its table says, on every field', async (name) => {
  expect(await gateFaults(schemaOf(name), trees[name], declaredGates[name])).toEqual([]);
});

test('every rule of every gate is missed when it is taken away', async () => {
  const missed: string[] = [];
  const idle: string[] = [];
  for (const name of subgraphNames) {
    for (const rule of rulesOf(trees[name])) {
      const faults = await gateFaults(schemaOf(name), rule.without, declaredGates[name]);
      (faults.length > 0 ? missed : idle).push(`${name}: ${rule.name}`);
    }
  }
  process.stdout.write(`rules of the gates: ${missed.length + idle.length} found, each taken away, ${missed.length} times red\n`);
  expect(idle).toEqual([]);
  expect(missed.length).toBeGreaterThan(100);
});
