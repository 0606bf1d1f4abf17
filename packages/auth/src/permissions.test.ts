import { anonymous, forbidden, newId, type OrganizationId, Refusal, systemViewer, type Viewer } from '@klear/core';
import { buildSchema, type ExecutionResult, execute, type GraphQLFieldResolver, parse } from 'graphql';
import { applyMiddleware } from 'graphql-middleware';
import { rule } from 'graphql-shield';
import { describe, expect, it } from 'vitest';
import { fieldsWithoutRule } from './permission-coverage.ts';
import { createPermissions, type PermissionTree } from './permissions.ts';
import { anyone, mayAct, or, platform, ruleOf, signedIn } from './rules.ts';

const sdl = /* GraphQL */ `
  union _Entity = Person
  type _Service { sdl: String }
  type Query { people: [Person] hello: String broken: String forgotten: String secret: String _entities: [_Entity] _service: _Service }
  type Person { id: ID name: String health: String }
`;
const anna = { __typename: 'Person', id: newId<'User'>(), name: 'Anna', health: 'well' };
const values: Record<string, unknown> = { people: [anna, { ...anna, id: newId() }], _entities: [anna], _service: { sdl } };
const resolve: GraphQLFieldResolver<unknown, unknown> = (parent, _, __, info) => {
  if (info.fieldName === 'broken') throw new Error('database on fire');
  return parent === undefined ? (values[info.fieldName] ?? 'shown') : (parent as Record<string, unknown>)[info.fieldName];
};

const isSelf = ruleOf<typeof anna>('isSelf', (viewer, person) => viewer.personId === person.id);
const hasConsent = ruleOf('hasConsent', () => 'NO_CONSENT');
const throwing = ruleOf('throwing', () => {
  throw new Error('database on fire');
});
const tree: PermissionTree = {
  Query: { people: signedIn, hello: anyone, broken: anyone, secret: throwing },
  Person: { id: signedIn, name: isSelf, health: hasConsent },
};
const person: Viewer = { ...anonymous('r'), kind: 'person', personId: anna.id, sessionId: newId() };

async function ask(query: string, viewer: Viewer, rules: PermissionTree = tree): Promise<ExecutionResult> {
  const schema = buildSchema(sdl);
  // The types of introspection are graphql's own and everybody's.
  const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
  const fields = types.flatMap((type) => ('getFields' in type ? Object.values(type.getFields()) : []));
  for (const field of fields) if ('args' in field) field.resolve = resolve;
  return execute({ schema: applyMiddleware(schema, createPermissions(rules)), document: parse(query), contextValue: { viewer } });
}
const faults = (result: ExecutionResult) =>
  result.errors?.map(({ path, originalError }) => [
    path?.join('.'),
    originalError instanceof Refusal ? [originalError.code, originalError.reason] : originalError?.message,
  ]);

describe('the gate of a subgraph', () => {
  it('refuses a field without a rule, whoever asks', async () => {
    expect(faults(await ask('{forgotten}', person))).toEqual([['forgotten', ['FORBIDDEN', undefined]]]);
    expect(faults(await ask('{forgotten}', anonymous('r')))).toEqual([['forgotten', ['UNAUTHENTICATED', undefined]]]);
  });

  it('asks for a sign-in first, then answers', async () => {
    expect(faults(await ask('{people{id}}', anonymous('r')))).toEqual([['people', ['UNAUTHENTICATED', undefined]]]);
    expect((await ask('{people{id}}', person)).data).toMatchObject({ people: [{ id: anna.id }, {}] });
  });

  it('answers null with path and reason for a protected field, and everything else beside it', async () => {
    const result = await ask('{hello people{name health}}', person);
    expect(result.data).toEqual({
      hello: 'shown',
      people: [
        { name: 'Anna', health: null },
        { name: null, health: null },
      ],
    });
    expect(faults(result)?.sort()).toEqual([
      ['people.0.health', ['FORBIDDEN', 'NO_CONSENT']],
      ['people.1.health', ['FORBIDDEN', 'NO_CONSENT']],
      ['people.1.name', ['FORBIDDEN', undefined]],
    ]);
  });

  it('opens the doors of federation, and guards what lies behind them', async () => {
    const result = await ask('{_service{sdl} _entities{...on Person{id name}}}', anonymous('r'));
    expect(result.data).toEqual({ _service: { sdl }, _entities: [{ id: null, name: null }] });
  });

  it('hands errors of resolvers on as they are, for the server to mask', async () => {
    expect(faults(await ask('{broken}', person))).toEqual([['broken', 'database on fire']]);
  });

  it('refuses when a rule itself fails', async () => {
    expect(await ask('{secret}', person)).toMatchObject({ data: { secret: null } });
    expect(faults(await ask('{secret}', person))).toEqual([['secret', 'database on fire']]);
  });

  it('decides again for every field and request: a revoked right is gone at once', async () => {
    let granted = true;
    const rules = { ...tree, Query: { hello: ruleOf('revocable', () => granted) } };
    expect((await ask('{hello}', person, rules)).data).toEqual({ hello: 'shown' });
    granted = false;
    expect((await ask('{a:hello b:hello}', person, rules)).data).toEqual({ a: null, b: null });
  });

  it('decides by role in the acting organization, and tells the platform from people', async () => {
    const organizationId = newId<'Organization'>() as OrganizationId;
    const rules = { ...tree, Query: { hello: or(mayAct('MEMBERS_INVITE'), platform) } };
    const owner: Viewer = { ...person, organizationId, roles: ['OWNER'] };
    expect((await ask('{hello}', owner, rules)).data).toEqual({ hello: 'shown' });
    expect((await ask('{hello}', systemViewer('r'), rules)).data).toEqual({ hello: 'shown' });
    expect(faults(await ask('{hello}', { ...owner, roles: ['FRONT_DESK'] }, rules))).toEqual([['hello', ['FORBIDDEN', 'ROLE_REQUIRED']]]);
    expect((await ask('{people{id}}', systemViewer('r'))).data).toEqual({ people: null });
  });

  it('is not built from two rules of one name, nor with one rule over all of Query', () => {
    const twin = rule('isSelf')(() => true);
    expect(() => createPermissions({ ...tree, Person: { id: isSelf, name: or(signedIn, twin) } })).toThrow(/two rules are named isSelf/);
    expect(() => createPermissions({ Query: anyone })).toThrow(RangeError);
    expect(forbidden().code).toBe('FORBIDDEN');
  });
});

describe('the coverage of a gate', () => {
  it('names every field without a rule', () => {
    const schema = buildSchema(sdl);
    expect(fieldsWithoutRule(schema, tree)).toEqual(['Query.forgotten']);
    expect(fieldsWithoutRule(schema, { Query: { people: signedIn } })).toContain('Person.health');
    expect(fieldsWithoutRule(schema, { Query: { '*': anyone }, Person: signedIn })).toEqual([]);
  });
});
