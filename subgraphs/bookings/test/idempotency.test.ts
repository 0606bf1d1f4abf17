import { newId } from '@klear/core';
import { expect, test } from 'vitest';
import { documentOf, openEveryMutation } from './every-mutation.ts';

const { practice, calls } = await openEveryMutation();
const idempotencyKey = newId();
/** Kept nowhere, so there is nothing that could happen twice. */
const withoutKey = ['signalConversation'];

test('the table has every mutation of the schema', () => {
  const fields = Object.keys(practice.subgraph.schema.getMutationType()?.getFields() ?? {});
  expect([...calls.map(({ name }) => name), ...withoutKey].sort()).toEqual(fields.sort());
});

test.each(calls.map((call) => [call.name, call] as const))(
  '%s answers a repeat as the first time, refuses another input under its key, and happens once',
  async (name, call) => {
    const { viewer, input, change } = call;
    const query = documentOf(call);
    const told = async () => Number((await practice.database.sql`select count(*)::integer as count from bookings.outbox`)[0]?.count);
    const ask = (given: object) => practice.ask(viewer, query, { input: { ...given, idempotencyKey: `${idempotencyKey}-${name}` } });
    const first = await ask(input);
    expect(first.errors).toEqual([]);
    const events = await told();
    const second = await ask(input);
    expect(second.data).toEqual(first.data);
    const other = await ask({ ...input, ...change });
    expect(other.errors[0]?.extensions.code).toBe('IDEMPOTENCY_KEY_REUSED');
    expect(await told(), 'events').toBe(events);
  },
);
