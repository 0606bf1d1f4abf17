import { anonymous, err, newId, ok, type Viewer } from '@klear/core';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { ownDatabase, person } from '../test/own-database.ts';
import { canonicalJson } from './canonical.ts';
import { audit, inbox, once, personKeys, shiftDatabaseClock, sweepDelivery } from './index.ts';

const own = await ownDatabase();
const database = own.connect({ poolSize: 14 });

describe('once', () => {
  let effects = 0;
  const call = (viewer: Viewer, key: string, input: unknown, fail = false) =>
    database.withViewer(viewer, (tx) =>
      once(
        tx,
        { viewer, mutation: 'addNote', key, input },
        async () => {
          effects += 1;
          if (fail) return err({ code: 'SLOT_TAKEN', next: ['a'] });
          const id = newId();
          await tx.execute(sql`insert into notes values (${viewer.organizationId}, ${id}, 'x')`);
          return ok({ id, recalled: false });
        },
        async (id) => ok({ id, recalled: true }),
      ),
    );

  test('50 at once with one key have one effect and one answer', async () => {
    effects = 0;
    const viewer = person();
    const answers = await Promise.all(Array.from({ length: 50 }, () => call(viewer, 'k', { a: 1 })));
    expect(effects).toBe(1);
    expect(new Set(answers.map((answer) => answer.ok && answer.value.id)).size).toBe(1);
    expect(answers.filter((answer) => answer.ok && !answer.value.recalled)).toHaveLength(1);
  });

  test.each(['', 'k'.repeat(201), 'k\0'])('a key that cannot be kept is refused before anything happens', async (key) => {
    effects = 0;
    await expect(call(person(), key, {})).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      faults: [{ path: ['input', 'idempotencyKey'] }],
    });
    expect(effects).toBe(0);
  });

  test('an expected failure is repeated as it was', async () => {
    effects = 0;
    const viewer = person();
    const answers = [await call(viewer, 'k', {}, true), await call(viewer, 'k', {}, true)];
    expect(answers).toEqual([err({ code: 'SLOT_TAKEN', next: ['a'] }), err({ code: 'SLOT_TAKEN', next: ['a'] })]);
    expect(effects).toBe(1);
  });

  test('another input under the same key is refused; the order of its fields does not make it another', async () => {
    const viewer = person();
    await call(viewer, 'k', { a: 1, b: { c: 2, d: 3 } });
    await expect(call(viewer, 'k', { a: 2 })).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    await expect(call(viewer, 'k', { b: { d: 3, c: 2 }, a: 1, e: undefined })).resolves.toMatchObject({ ok: true });
  });

  test('keys of two people, of two organizations and of a rolled-back attempt are apart', async () => {
    effects = 0;
    const viewer = person();
    const failing = database.withViewer(viewer, (tx) =>
      once(
        tx,
        { viewer, mutation: 'addNote', key: 'k', input: {} },
        async () => {
          throw new Error('bug');
        },
        async (id) => ok({ id }),
      ),
    );
    await expect(failing).rejects.toThrow('bug');
    for (const each of [viewer, person(), { ...viewer, organizationId: newId<'Organization'>() }]) await call(each, 'k', {});
    expect(effects).toBe(3);
  });

  test('a key is free again after a day', async () => {
    effects = 0;
    const viewer = person();
    await call(viewer, 'k', {});
    await shiftDatabaseClock(own.url, 25 * 3_600_000);
    await call(viewer, 'k', { other: true });
    expect(effects).toBe(2);
    expect((await database.asSystem(sweepDelivery)).idempotency).toBeGreaterThan(0);
    await shiftDatabaseClock(own.url, 0);
  });

  test('nobody has no keys; a transaction of another make is refused', async () => {
    await expect(call(anonymous('r'), 'k', {})).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    const viewer = person();
    await expect(
      database.read(viewer, (tx) =>
        once(
          Object.assign(tx, { now: new Date() }),
          { viewer, mutation: 'm', key: 'k', input: 1 },
          async () => ok({ id: '1' }),
          async (id) => ok({ id }),
        ),
      ),
    ).rejects.toThrow('pass the Tx');
  });

  test('what is remembered of an input is an HMAC', async () => {
    const viewer = person();
    await call(viewer, 'secret', { name: 'Ada Lovelace' });
    const rows = await own.admin`select row_to_json(i)::text as text from proof.idempotency i where key = 'secret'`;
    expect(rows[0]?.text).not.toContain('Lovelace');
    expect(canonicalJson({ b: new Date(0), a: [1, { z: 1, y: undefined }] })).toBe('{"a":[1,{"z":1}],"b":"1970-01-01T00:00:00.000Z"}');
  });
});

describe('inbox', () => {
  test('an event has one effect per consumer, also when delivered to rivals at once', async () => {
    const eventId = newId();
    const handled = await Promise.all(Array.from({ length: 10 }, () => database.asSystem((tx) => inbox.once(tx, 'c', eventId))));
    expect(handled.filter(Boolean)).toHaveLength(1);
    expect(await database.asSystem((tx) => inbox.once(tx, 'other', eventId))).toBe(true);
  });
});

describe('audit', () => {
  test('facts carry the viewer, are read by the person whom they are about, and cannot be changed or forged', async () => {
    const [reader, subject] = [person(), person()];
    await database.withViewer({ ...reader, purpose: 'TREAT' }, (tx) =>
      audit.record(tx, [
        {
          type: 'record.read',
          action: 'R',
          outcome: '0',
          entity: { type: 'Condition', id: 'c1' },
          subjectPersonId: subject.personId ?? '',
          fields: ['code'],
        },
        { type: 'record.read', action: 'R', outcome: '4', reason: 'NO_CONSENT', entity: { type: 'Condition' } },
      ]),
    );
    await database.withViewer(anonymous('r'), (tx) => audit.record(tx, []));
    const seen = await database.read(subject, (tx) =>
      tx.execute(sql`select agent_person_id, purpose, fields, organization_id from audit_events`),
    );
    expect(seen).toEqual([
      { agent_person_id: reader.personId, purpose: 'TREAT', fields: ['code'], organization_id: reader.organizationId },
    ]);
    const forged = sql`insert into audit_events (id, recorded_at, type, action, outcome, agent_kind, agent_person_id, request_id, entity_type)
      values (${newId()}, now(), 't', 'R', '0', 'person', ${subject.personId}, 'r', 'X')`;
    await expect(database.withViewer(reader, (tx) => tx.execute(forged))).rejects.toMatchObject({ code: '42501' });
    for (const change of [sql`update audit_events set type = 'x'`, sql`delete from audit_events`]) {
      await expect(database.withViewer(subject, (tx) => tx.execute(change))).rejects.toMatchObject({ code: '42501' });
      await expect(database.asSystem((tx) => tx.execute(change))).rejects.toMatchObject({ code: '42501' });
    }
  });
});

describe('person keys', () => {
  test('the first key of a person stays, whoever comes second; keys are found by name and never listed', async () => {
    const [a, b] = [newId<'User'>(), newId<'User'>()];
    const viewer = person();
    const made = await Promise.all(
      [1, 2, 3].map((n) => database.withViewer(viewer, (tx) => personKeys.create(tx, a, { version: 1, wrapped: Buffer.from([n]) }))),
    );
    expect(new Set(made.map((key) => key.wrapped.toString('hex'))).size).toBe(1);
    const found = await database.read(person(), (tx) => personKeys.find(tx, [a, b]));
    expect([...found.keys()]).toEqual([a]);
    expect(await database.read(viewer, (tx) => personKeys.find(tx, []))).toEqual(new Map());
    expect(await database.read(viewer, (tx) => tx.execute(sql`select * from person_keys`))).toHaveLength(0);
    await database.asSystem((tx) => personKeys.replace(tx, a, { version: 2, wrapped: Buffer.from([9]) }));
    expect((await database.read(viewer, (tx) => personKeys.find(tx, [a]))).get(a)).toEqual({ version: 2, wrapped: Buffer.from([9]) });
  });
});
