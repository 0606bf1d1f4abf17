import { once } from 'node:events';
import { type EventEnvelope, newId, type UserId } from '@klear/core';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { ownDatabase, passwords, person } from '../test/own-database.ts';
import { createRelay, outbox, type Relay, sweepDelivery, type Tx } from './index.ts';

const envelope = (type: string, version = 1, id: string = newId()): EventEnvelope => ({
  id: newId(),
  type,
  version: 1,
  aggregate: { type: 'Note', id, version },
  organizationId: null,
  time: new Date().toISOString(),
  trace: null,
  payload: {},
});

async function setup() {
  const own = await ownDatabase();
  const database = own.connect({ poolSize: 12 });
  const sent: EventEnvelope[] = [];
  const relay = (options: Partial<Parameters<typeof createRelay>[0]> = {}): Relay =>
    createRelay({
      url: own.url,
      schema: 'proof',
      systemPassword: passwords.system,
      publish: async (events) => void sent.push(...events),
      log: { debug() {}, info() {}, warn() {}, error() {} },
      ...options,
    });
  const record = (...events: EventEnvelope[]) => database.withViewer(person(), (tx) => outbox.record(tx, events));
  return { own, database, sent, relay, record, types: () => sent.map((event) => event.type) };
}

/** A write transaction that stays open until told. */
function openTransaction(database: Awaited<ReturnType<typeof setup>>['database'], begin: (tx: Tx) => Promise<unknown>) {
  const [started, go] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const done = database.withViewer(person(), async (tx) => {
    await begin(tx);
    started.resolve();
    await go.promise;
  });
  return { started: started.promise, commit: () => Promise.all([go.resolve(), done]) };
}

describe('the relay', () => {
  test('loses nothing when transactions commit in the reverse of their order; a cursor on positions alone would', async () => {
    const { own, database, relay, record, types } = await setup();
    const first = openTransaction(database, (tx) => outbox.record(tx, [envelope('e1')]));
    await first.started;
    await record(envelope('e2'));
    const naive =
      await own.admin`select type from (select position, envelope ->> 'type' as type from proof.outbox) as o where position > 0 order by position`;
    expect(naive.map((row) => row.type)).toEqual(['e2']);
    const r = relay();
    r.start();
    const drained = r.drain();
    await own.admin`select pg_sleep(0.1)`;
    expect(types()).toEqual([]);
    await first.commit();
    await drained;
    expect(types()).toEqual(['e1', 'e2']);
    await r.stop();
  });

  test('keeps the order of one aggregate even when the later writer has the older transaction id', async () => {
    const { own, database, relay, record, types } = await setup();
    const id = newId();
    const go = Promise.withResolvers<void>();
    const started = Promise.withResolvers<void>();
    const later = database.withViewer(person(), async (tx) => {
      await tx.execute(sql`select pg_current_xact_id()`);
      started.resolve();
      await go.promise;
      await outbox.record(tx, [envelope('v2', 2, id)]);
    });
    await started.promise;
    const blocker = openTransaction(database, (tx) => tx.execute(sql`select pg_current_xact_id()`));
    await blocker.started;
    await record(envelope('v1', 1, id));
    go.resolve();
    await later;
    const r = relay();
    const drained = r.drain();
    await own.admin`select pg_sleep(0.1)`;
    expect(types()).toEqual([]);
    await blocker.commit();
    await drained;
    expect(types()).toEqual(['v1', 'v2']);
    await r.stop();
  });

  test('several relays at once publish each event once, in order, while writers go on', async () => {
    const { database, relay, sent } = await setup();
    const relays = [relay({ batch: 7 }), relay({ batch: 5 }), relay({ batch: 3 })];
    for (const each of relays) each.start();
    const writers = Array.from({ length: 8 }, async () => {
      const id = newId<'User'>();
      for (let version = 1; version <= 25; version += 1) {
        await database.withViewer(person({ personId: id as UserId }), (tx) => outbox.record(tx, [envelope('n', version, id)]));
      }
    });
    await Promise.all(writers);
    await relays[0]?.drain();
    await Promise.all(relays.map((each) => each.stop()));
    expect(sent).toHaveLength(200);
    expect(new Set(sent.map((event) => event.id)).size).toBe(200);
    const last = new Map<string, number>();
    for (const { aggregate } of sent) {
      expect(aggregate.version).toBe((last.get(aggregate.id) ?? 0) + 1);
      last.set(aggregate.id, aggregate.version);
    }
  });

  test('a kill between publishing and marking sends again and loses nothing', async () => {
    const { relay, record, types, sent } = await setup();
    await record(envelope('a'), envelope('b'));
    let killed = false;
    const dying = relay({
      publish: async (events) => {
        sent.push(...events);
        if (killed) return;
        killed = true;
        throw new Error('killed here');
      },
    });
    await expect(dying.drain()).rejects.toThrow('killed here');
    await dying.drain();
    expect(types()).toEqual(['a', 'b', 'a', 'b']);
    await dying.stop();
  });

  test('a commit wakes the relay of its process, and a failing bus is tried again', async () => {
    const { relay, record } = await setup();
    const seen = Promise.withResolvers<string>();
    let failures = 0;
    const r = relay({
      publish: async (events) => {
        if (failures++ === 0) throw new Error('bus down');
        seen.resolve(events[0]?.type ?? '');
      },
    });
    r.start();
    r.start();
    await record(envelope('woken'));
    expect(await seen.promise).toBe('woken');
    await r.stop();
  });

  test('rewinding publishes again what was recorded since; the sweep keeps what is younger than a week', async () => {
    const { own, database, relay, record, types } = await setup();
    const r = relay();
    await record(envelope('old'));
    await own.admin`update proof.outbox set recorded_at = recorded_at - interval '8 days'`;
    await record(envelope('new'));
    await r.drain();
    expect(await r.rewind(new Date(Date.now() - 86_400_000))).toBe(1);
    await r.drain();
    expect(types()).toEqual(['old', 'new', 'new']);
    expect(await database.asSystem(sweepDelivery)).toEqual({ outbox: 1, inbox: 0, idempotency: 0, nonces: 0 });
    expect(await r.rewind(new Date(Date.now() + 86_400_000))).toBe(0);
    await r.stop();
  });

  test('a dump restored into a cluster with lower transaction ids is published again instead of waiting for ever', async () => {
    const { own, relay, record, types } = await setup();
    const before = relay();
    await record(envelope('restored'));
    await before.drain();
    await before.stop();
    await own.admin`update proof.outbox set fence = '999999999999'`;
    await own.admin`update proof.relay_cursor set fence = '999999999999'`;
    const arrived = Promise.withResolvers<void>();
    const after = relay({
      publish: async (events) => {
        if (events.some((event) => event.type === 'new')) arrived.resolve();
      },
    });
    after.start();
    await own.admin`select 1`;
    await record(envelope('new'));
    await arrived.promise;
    expect(types()).toEqual(['restored']);
    await after.stop();
  });

  test('pulses while nothing happens, behind what was published, and never while an older transaction holds events back', async () => {
    const { own, database, relay, record, sent } = await setup();
    const told: { ageMs: number; sent: number }[] = [];
    const bell = new EventTarget();
    const heard = async (published: number) => {
      while (!told.some(({ sent }) => sent >= published)) await once(bell, 'pulse');
    };
    const r = relay({
      async pulse(ageMs) {
        told.push({ ageMs, sent: sent.length });
        bell.dispatchEvent(new Event('pulse'));
      },
    });
    r.start();
    await heard(0);
    await record(envelope('known'));
    await heard(1);
    for (const { ageMs } of told) expect(ageMs).toBeGreaterThanOrEqual(0);
    const older = openTransaction(database, (tx) => tx.execute(sql`select pg_current_xact_id()`));
    await older.started;
    await record(envelope('held back'));
    const before = told.length;
    await own.admin`select pg_sleep(1)`;
    expect(sent).toHaveLength(1);
    // One may have been on its way.
    expect(told.length).toBeLessThanOrEqual(before + 1);
    await older.commit();
    await heard(2);
    await r.stop();
  });

  test('a bus that takes no pulse is given its events all the same', async () => {
    const { relay, record, types } = await setup();
    const r = relay({ pulse: () => Promise.reject(new Error('no')) });
    await record(envelope('a'));
    expect(await r.drain()).toBe(1);
    expect(types()).toEqual(['a']);
    await r.stop();
  });

  test('events of a transaction that rolls back never leave', async () => {
    const { database, relay, types, record } = await setup();
    const failing = database.withViewer(person(), async (tx) => {
      await outbox.record(tx, [envelope('ghost')]);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await record();
    await record(envelope('real'));
    const r = relay();
    expect(await r.drain()).toBe(1);
    expect(types()).toEqual(['real']);
    await r.stop();
  });
});
