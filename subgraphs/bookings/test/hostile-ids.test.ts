import { newId } from '@klear/core';
import { type GraphQLInputType, getNamedType, isInputObjectType } from 'graphql';
import { expect, test } from 'vitest';
import { type Call, documentOf, openEveryMutation } from './every-mutation.ts';
import { unchanged } from './unchanged.ts';

const { practice, calls, own, foreign } = await openEveryMutation();
const { schema } = practice.subgraph;

type Path = readonly (string | number)[];

/** Where in a mutation's input ids stand: those that its call gives, and those that it leaves out. */
function idPaths(type: GraphQLInputType, value: unknown, path: Path = []): Path[] {
  const named = getNamedType(type);
  if (Array.isArray(value)) return value.flatMap((one, index) => idPaths(type, one, [...path, index]));
  if (named.name === 'ID') return [path];
  if (!isInputObjectType(named)) return [];
  const given = (value ?? {}) as Record<string, unknown>;
  return Object.values(named.getFields()).flatMap((field) => idPaths(field.type, given[field.name], [...path, field.name]));
}

function withValue(input: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(input)) return input.map((one, index) => (index === key ? withValue(one, rest, value) : one));
  const object = (input ?? {}) as Record<string, unknown>;
  return { ...object, [key]: withValue(object[key], rest, value) };
}

const cases = calls.flatMap((call) => {
  const argument = schema.getMutationType()?.getFields()[call.name]?.args[0];
  return argument ? idPaths(argument.type, call.input).map((path) => [call.name, path.join('.'), path, call] as const) : [];
});

/** What a refusal may say. Nothing else is a stated code for an id that names nothing the caller may use. */
const refusals = ['NOT_FOUND', 'BAD_USER_INPUT', 'FORBIDDEN'];

/** By the argument's name and the kind of id: where another answer is right, and why. */
const answeredOtherwise: Readonly<Record<string, string>> = {
  'holdSlot serviceId foreign': 'a client books in every practice',
  'holdAnySlot poolId foreign': 'a client books in every practice',
};

function hostile(path: Path): [kind: string, id: string][] {
  const name = String(path.at(-1));
  const ownId = own[name] ?? own.organizationId;
  const other = Object.entries(own).find(([key, id]) => key !== name && id !== ownId)?.[1] ?? newId();
  return [
    ['no id', 'nonsense'],
    ['empty', ''],
    ['SQL', `${ownId}' or true; drop table bookings.holds; --`],
    ['a path', '../../etc/passwd'],
    ['long', 'a'.repeat(10_000)],
    ['unknown', newId()],
    ['wrong type', other],
    ['foreign', foreign[name] ?? newId()],
  ];
}

test('ids of every mutation are tried', () => {
  const tried = new Set(cases.map(([name]) => name));
  // These make something anew of nothing but the caller's own, or have no id to be given.
  const without = calls.map(({ name }) => name).filter((name) => !tried.has(name));
  expect(without).toEqual([]);
  expect(cases.length).toBeGreaterThan(35);
});

test.each(cases)(
  '%s: an id in %s that is none, of nothing, of another thing or of another tenant is refused and changes nothing',
  async (name, at, path, call: Call) => {
    await unchanged(practice, async () => {
      for (const [kind, id] of hostile(path)) {
        if (answeredOtherwise[`${name} ${at} ${kind}`]) continue;
        const input = { ...(withValue(call.input, path, id) as object), idempotencyKey: newId() };
        const { data, errors } = await practice.ask(call.viewer, documentOf(call), { input });
        const told = { kind, code: errors[0]?.extensions.code ?? data?.[name]?.__typename };
        expect(refusals, JSON.stringify({ ...told, message: errors[0]?.message })).toContain(told.code);
      }
    });
  },
);
