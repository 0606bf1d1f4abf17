import { anyone, createPermissions } from '@klear/auth';
import { anonymous, type Viewer } from '@klear/core';
import { type ExecutionResult, execute, parse, subscribe } from 'graphql';
import { describe, expect, test } from 'vitest';
import { gatedSchema } from './gate.ts';

const sdl = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@authenticated", "@requiresScopes", "@policy"])
  directive @phi(category: String!, purposes: [String!]! = ["TREAT", "PATRQT"]) on OBJECT | FIELD_DEFINITION
  type Query { note: Note open: Int owner: Int @policy(policies: [["OWNERS_EDIT"]]) }
  type Mutation { write: Int @requiresScopes(scopes: [["records:write"]]) }
  type Subscription { notes: Note @requiresScopes(scopes: [["records:read"]]) }
  type Note @key(fields: "id") @authenticated { id: ID text: String @phi(category: "X") session: Int @policy(policies: [["first-party"]]) }
`;

const calls: string[] = [];
const note = { id: '1', text: 'secret', session: 1 };
const resolvers = {
  Query: { note: () => note, open: () => 1, owner: () => calls.push('owner') },
  Mutation: { write: () => calls.push('write') },
  Note: { __resolveReference: () => note, text: () => calls.push('text') && 'secret' },
  Subscription: {
    notes: {
      async *subscribe() {
        calls.push('source');
        yield note;
        yield note;
      },
      resolve: (event: unknown) => event,
    },
  },
};
/** Rules that let everybody through: whatever is refused is refused by the labels. */
const open = createPermissions({
  Query: { note: anyone, open: anyone, owner: anyone },
  Mutation: anyone,
  Subscription: anyone,
  Note: anyone,
});
const schema = gatedSchema(parse(sdl), resolvers, open);

const person: Viewer = { ...anonymous('r'), kind: 'person', personId: '018f0000-0000-7000-8000-000000000001' as Viewer['personId'] };
const app: Viewer = { ...person, app: { id: '018f0000-0000-7000-8000-000000000002' as never, scopes: ['records:read'] } };
const seen = ({ data, errors = [] }: ExecutionResult) => ({
  data: JSON.parse(JSON.stringify(data ?? null)) as unknown,
  errors: errors.map(({ path, originalError }) => [path?.join('.'), Object(originalError).code, Object(originalError).reason]),
});
async function ask(viewer: Viewer, text: string) {
  calls.length = 0;
  return seen(await execute({ schema, document: parse(text), contextValue: { viewer } }));
}

describe('labels refuse beside the rules', () => {
  test('before the resolver runs, and the rest of the answer comes', async () => {
    expect(await ask(person, '{ owner open }')).toEqual({
      data: { owner: null, open: 1 },
      errors: [['owner', 'FORBIDDEN', 'ROLE_REQUIRED']],
    });
    expect(await ask(app, 'mutation { write }')).toMatchObject({ errors: [['write', 'FORBIDDEN', 'NOT_IN_SCOPE']] });
    expect(calls).toEqual([]);
  });

  test('each field of a type, so that `_entities` is no way around', async () => {
    const entity = '{ _entities(representations: [{ __typename: "Note", id: "1" }]) { ... on Note { id text session } } }';
    expect(await ask(anonymous('r'), entity)).toMatchObject({
      data: { _entities: [{ id: null, text: null, session: null }] },
      errors: ['id', 'text', 'session'].map((field) => [`_entities.0.${field}`, 'UNAUTHENTICATED', undefined]),
    });
    expect(calls).toEqual([]);
    expect(await ask(app, entity)).toMatchObject({
      data: { _entities: [{ id: '1', text: 'secret', session: null }] },
      errors: [['_entities.0.session', 'FORBIDDEN', 'NOT_IN_SCOPE']],
    });
  });

  test('health data for a purpose that its label does not name', async () => {
    expect(await ask({ ...person, purpose: 'HPAYMT' }, '{ note { id text } }')).toEqual({
      data: { note: { id: '1', text: null } },
      errors: [['note.text', 'FORBIDDEN', 'PURPOSE_REQUIRED']],
    });
  });

  test('a subscription: no source opens for who is refused, and an event asks again', async () => {
    const stream = (viewer: { viewer: Viewer }) =>
      subscribe({ schema, document: parse('subscription { notes { id } }'), contextValue: viewer });
    calls.length = 0;
    expect(seen((await stream({ viewer: { ...app, app: { id: app.app?.id as never, scopes: [] } } })) as ExecutionResult)).toMatchObject({
      errors: [['notes', 'FORBIDDEN', 'NOT_IN_SCOPE']],
    });
    expect(calls).toEqual([]);
    const context = { viewer: app };
    const events = await stream(context);
    if (!(Symbol.asyncIterator in events)) expect.fail('it was refused');
    const next = async () => {
      const { value, done } = await events.next();
      return done ? expect.fail('the stream ended') : seen(value);
    };
    expect(await next()).toMatchObject({ data: { notes: { id: '1' } } });
    context.viewer = anonymous('r');
    expect(await next()).toMatchObject({ data: { notes: null }, errors: [['notes', 'UNAUTHENTICATED', undefined]] });
  });

  test('a field on which nothing stands that could refuse is not wrapped', () => {
    const bare = parse('directive @personal on FIELD_DEFINITION type Query { open: Int name: Int @personal }');
    const fields = gatedSchema(bare, { Query: { open: resolvers.Query.open, name: resolvers.Query.open } }, {} as never).getQueryType();
    expect(fields?.getFields().open?.resolve).toBe(resolvers.Query.open);
    expect(fields?.getFields().name?.resolve).toBe(resolvers.Query.open);
  });
});
