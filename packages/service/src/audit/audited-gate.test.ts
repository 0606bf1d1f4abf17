import { anyone, createPermissions, ruleOf, signedIn } from '@klear/auth';
import { anonymous, forbidden, newId, type Viewer } from '@klear/core';
import type { AuditFact } from '@klear/db';
import { execute, parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { gatedSchema } from '../gate.ts';
import type { AuditTable } from './audit-table.ts';
import { auditedGate } from './audited-gate.ts';
import type { RefusalLog } from './refusal-log.ts';
import { toldRefusal } from './told-refusal.ts';

const sdl = /* GraphQL */ `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  directive @personal on FIELD_DEFINITION
  directive @phi(category: String!) on FIELD_DEFINITION
  type Query { person(id: ID!): Person, door: Person }
  type Mutation { change(input: Change!): Boolean, odd(input: Change!): Boolean }
  input Change { id: ID!, owner: ID }
  type Person @key(fields: "id") { id: ID!, name: String @personal, told: String @personal, ill: String @phi(category: "X"), nothing: Int @phi(category: "NONE") }
`;
const document = parse(sdl);

const access = (id: string) => ({ type: 'contact.read', action: 'R', entity: { type: 'Person', id }, subjectPersonId: id }) as const;
const table: AuditTable = {
  mutations: {
    change: { type: 'thing.changed', action: 'U', entity: 'Thing', of: ({ id, owner }) => ({ entityId: id, subjectPersonId: owner }) },
    odd: { type: 'thing.odd', action: 'U', entity: 'Thing' },
  },
  parents: { Person: ({ id }: { id: string }) => access(id) },
  doors: { 'Query.door': () => access('behind') },
};

const person: Viewer = { ...anonymous(newId()), kind: 'person', personId: newId() };
const never = ruleOf('never', () => 'NOT_RELATED');

async function run(query: string, viewer: Viewer = person) {
  const facts: (Omit<AuditFact, 'outcome'> & { reason?: string })[] = [];
  const log: RefusalLog = {
    async refused(_request, fact, refusal) {
      facts.push({ ...fact, reason: refusal.reason ?? refusal.code });
    },
  };
  const resolvers = {
    Query: { person: (_: unknown, { id }: { id: string }) => ({ id }), door: () => ({ id: 'behind' }) },
    Mutation: {
      change: () => {
        throw forbidden('ROLE_REQUIRED');
      },
      odd: () => {
        throw new Error('a bug');
      },
    },
    Person: {
      told: () => {
        throw toldRefusal('NO_CONSENT');
      },
    },
  };
  const permissions = createPermissions({
    Query: { person: anyone, door: never },
    Mutation: { change: signedIn, odd: anyone },
    Person: { id: anyone, name: never, told: anyone, ill: never, nothing: never },
  });
  const schema = gatedSchema(document, resolvers, permissions, auditedGate(document, table, log));
  await execute({ schema, document: parse(query), contextValue: { viewer } });
  return facts;
}

describe('the outermost layer of a subgraph', () => {
  test('writes down what rules refuse of protected fields, and of no others', async () => {
    const facts = await run('{ person(id: "anna") { id name ill nothing } }');
    expect(facts.map(({ subjectPersonId, fields, reason }) => [subjectPersonId, fields, reason])).toEqual([
      ['anna', ['Person.name'], 'NOT_RELATED'],
      ['anna', ['Person.ill'], 'NOT_RELATED'],
    ]);
  });

  test('writes nothing of what its transaction wrote already', async () => {
    expect(await run('{ person(id: "anna") { told } }')).toEqual([]);
  });

  test('names behind a refused door what was asked for there', async () => {
    const facts = await run('{ door { ...F nothing } } fragment F on Person { name ill }');
    expect(facts.map(({ fields }) => fields)).toEqual([['Person.name', 'Person.ill']]);
  });

  test('writes down a refused mutation with the ids of its input, well-formed ones only', async () => {
    const id = newId();
    expect(await run(`mutation { change(input: { id: "${id}", owner: "x' or 1" }) }`)).toEqual([
      { type: 'thing.changed', action: 'U', entity: { type: 'Thing', id }, reason: 'ROLE_REQUIRED' },
    ]);
    expect(await run(`mutation { change(input: { id: "${id}" }) }`, anonymous('r'))).toMatchObject([{ reason: 'UNAUTHENTICATED' }]);
  });

  test('takes a bug for no refusal', async () => {
    expect(await run('mutation { odd(input: { id: "1" }) }')).toEqual([]);
  });

  test.each<[string, AuditTable]>([
    ['a mutation', { ...table, mutations: { change: table.mutations.change ?? { type: 't', action: 'U', entity: 'T' } } }],
    ['a type with protected fields', { ...table, parents: {} }],
    ['a mutation that there is not', { ...table, mutations: { ...table.mutations, gone: { type: 't', action: 'U', entity: 'T' } } }],
    ['a type that there is not', { ...table, inside: ['Gone'] }],
  ])('is not built with a table that is wrong about %s', (_, wrong) => {
    const layer = auditedGate(document, wrong, { refused: async () => {} });
    const permissions = createPermissions({ Query: { person: anyone, door: anyone }, Mutation: { '*': anyone }, Person: anyone });
    expect(() => gatedSchema(document, {}, permissions, layer)).toThrow(RangeError);
  });
});
