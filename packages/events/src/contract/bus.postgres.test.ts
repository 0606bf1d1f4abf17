import { silentLogger } from '@klear/core';
import { cloneDatabase } from '@klear/testing';
import postgres from 'postgres';
import { afterAll, afterEach, describe, expect, onTestFinished, test } from 'vitest';
import type { Bus, BusTimes } from '../bus.ts';
import { createPostgresBus } from '../postgres/postgres-bus.ts';
import { prepareBus } from '../postgres/prepare-bus.ts';
import { busContract } from './bus-contract.ts';
import { articlePublished, articles, consumeOnce, ledger } from './published.ts';
import { quickTimes } from './quick-times.ts';

const database = await cloneDatabase();
const app = postgres(database.busUrl, { max: 2, onnotice: () => {} });
const buses: Bus[] = [];

function open(settings: { keepMs?: number; times?: Partial<BusTimes> } = {}): Bus {
  const bus = createPostgresBus({ url: database.busUrl, log: silentLogger, times: quickTimes, ...settings });
  buses.push(bus);
  return bus;
}

afterEach(async () => {
  await Promise.all(buses.splice(0).map((bus) => bus.close()));
});
afterAll(() => app.end({ timeout: 1 }));

busContract('PostgreSQL bus', () => ({
  open: (times = {}) => createPostgresBus({ url: database.busUrl, log: silentLogger, times }),
  processArguments: ['postgres', database.busUrl, '-'],
}));

describe('PostgreSQL bus: its own promises', () => {
  test('publications that commit in reverse order: a cursor never skips one', async () => {
    const bus = open();
    await bus.ping();
    const [early, late] = [articlePublished(), articlePublished()];
    const live = ledger();
    const stop = new AbortController();
    const listening = (async () => {
      for await (const item of bus.tail({ types: ['ArticlePublished'], signal: stop.signal })) if (item.event) live.note(item.event.id);
    })();
    const effects = ledger();
    consumeOnce(bus, 'reverse', effects);
    const reserved = await app.reserve();
    await reserved`begin`;
    await reserved`select bus.publish(${JSON.stringify([early])}::text::jsonb)`;
    const publishingLate = bus.publish([late]);
    await expect
      .poll(() => app`select from pg_stat_activity where wait_event_type = 'Lock' and query like '%bus.publish%'`)
      .toHaveLength(1);
    expect(await app`select from bus.events where id in ${app([early.id, late.id])}`).toHaveLength(0);
    await reserved`commit`;
    reserved.release();
    await publishingLate;
    await Promise.all([effects, live].map((seen) => seen.until(() => seen.seen.includes(late.id))));
    expect(effects.seen.filter((id) => [early.id, late.id].includes(id))).toEqual([early.id, late.id]);
    expect(live.seen).toEqual([early.id, late.id]);
    stop.abort();
    await listening;
  });

  test('an open write transaction elsewhere in the cluster does not hold events back', async () => {
    const bus = open();
    const effects = ledger();
    consumeOnce(bus, 'unheld', effects);
    const other = await database.sql.reserve();
    await other`begin`;
    await other`select pg_current_xact_id()`;
    const one = articlePublished();
    await bus.publish([one]);
    await effects.until(() => effects.seen.includes(one.id));
    await other`rollback`;
    other.release();
  });

  test('publishing an id again keeps one event', async () => {
    const bus = open();
    const [one, two] = [articlePublished(), articlePublished()];
    await bus.publish([one, one]);
    await bus.publish([two, one]);
    const rows = await app<{ id: string }[]>`select id from bus.events where id in ${app([one.id, two.id])} order by position`;
    expect(rows.map(({ id }) => id)).toEqual([one.id, two.id]);
  });

  test('cut connections come back: events published meanwhile reach consumers and listeners', async () => {
    const bus = open({ times: { ...quickTimes, sweepMs: 3_600_000 } });
    await bus.ping();
    const [effects, live] = [ledger(), ledger()];
    const stop = new AbortController();
    consumeOnce(bus, 'cut', effects);
    const listening = (async () => {
      for await (const item of bus.tail({ types: ['ArticlePublished'], signal: stop.signal })) if (item.event) live.note(item.event.id);
    })();
    const before = articlePublished();
    await bus.publish([before]);
    await Promise.all([effects, live].map((seen) => seen.until(() => seen.seen.includes(before.id))));
    await database.sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name in ('klear-bus', 'klear-bus-listener') and datname = ${database.name}`;
    const meanwhile = articlePublished();
    await app`select bus.publish(${JSON.stringify([meanwhile])}::text::jsonb)`;
    await Promise.all([effects, live].map((seen) => seen.until(() => seen.seen.includes(meanwhile.id))));
    stop.abort();
    await listening;
  });

  test('a crash of the worker five times in a row buries the event that was alone in its hands, and no other', async () => {
    const bus = open();
    const published = articles(3);
    await bus.publish(published);
    const claim = () => app<{ pos: string | null; envelope: { id: string }; tries: number }[]>`
      select * from bus.claim('crashing', array['ArticlePublished'], 16, interval '0', 5)`;
    await app`insert into bus.groups (name, position) select 'crashing', last_position - 3 from bus.stream`;
    expect((await claim()).map((row) => row.envelope.id)).toEqual(published.map(({ id }) => id));
    for (let tries = 2; tries <= 5; tries += 1)
      expect((await claim()).map((row) => [row.envelope.id, row.tries])).toEqual([[published[0]?.id, tries]]);
    expect((await claim()).map((row) => [row.envelope.id, row.tries])).toEqual([[published[1]?.id, 2]]);
    expect(await bus.deadLetters('crashing')).toMatchObject([{ eventId: published[0]?.id, fault: 'WORKER_LOST' }]);
  });

  test('an acknowledgement of a worker whose lease was lost changes nothing', async () => {
    const bus = open();
    await bus.publish(articles(1));
    await app`insert into bus.groups (name, position) select 'zombie', last_position - 1 from bus.stream`;
    const claim = () =>
      app<{ pos: string; tries: number }[]>`select * from bus.claim('zombie', array['ArticlePublished'], 16, interval '0', 5)`;
    const [first] = await claim();
    const [second] = await claim();
    await app`select bus.settle('zombie', ${first?.pos ?? ''}, ${first?.tries ?? 0})`;
    expect(await app`select tries from bus.deliveries where group_name = 'zombie'`).toEqual([{ tries: second?.tries }]);
  });

  test('trimming keeps what a group, a delivery or a dead letter needs, and a cursor behind the window means resync', async () => {
    const other = await cloneDatabaseOfBus();
    const bus = createPostgresBus({ url: other.url, log: silentLogger, times: quickTimes, keepMs: 0 });
    buses.push(bus);
    const published = articles(6);
    await bus.publish(published);
    await other.sql`insert into bus.groups (name, position) values ('slow', 4)`;
    await other.sql`insert into bus.dead_letters (group_name, position, tries, fault) values ('slow', 2, 5, 'BROKEN')`;
    const dropped = await other.sql<{ trim: string }[]>`select bus.trim(interval '0', interval '30 days')`;
    expect(dropped).toEqual([{ trim: '3' }]);
    const kept = await other.sql<{ position: string }[]>`select position from bus.events order by position`;
    expect(kept.map((row) => row.position)).toEqual(['2', '5', '6']);
    const stop = new AbortController();
    const first = async (after: string) =>
      (
        await bus
          .tail({ types: ['ArticlePublished'], after, signal: stop.signal })
          [Symbol.asyncIterator]()
          .next()
      ).value;
    expect(await first('3')).toMatchObject({ resync: true });
    expect(await first('4')).toMatchObject({ cursor: '5' });
    stop.abort();
  });

  test('what was trimmed before a listener read it is told as a gap', async () => {
    const other = await cloneDatabaseOfBus();
    const bus = createPostgresBus({ url: other.url, log: silentLogger, times: quickTimes });
    buses.push(bus);
    await bus.ping();
    const stop = new AbortController();
    const items = bus.tail({ types: ['ArticlePublished'], signal: stop.signal })[Symbol.asyncIterator]();
    const next = items.next();
    await bus.publish(articles(1));
    expect(await next).toMatchObject({ value: { event: { type: 'ArticlePublished' } } });
    await other.sql.begin(async (tx) => {
      await tx`select bus.publish(${JSON.stringify(articles(3))}::text::jsonb)`;
      await tx`select bus.trim(interval '0', interval '30 days')`;
    });
    expect(await items.next()).toMatchObject({ value: { resync: true } });
    stop.abort();
  });

  test('a database that lets nobody in by default lets the bus in', async () => {
    const { password } = new URL(database.busUrl);
    await database.sql.unsafe(`revoke all on database ${database.name} from public, klear_bus_app`);
    const refused = postgres(database.busUrl, { max: 1 });
    await expect(refused`select 1`).rejects.toThrow(/permission denied for database/);
    await prepareBus(database.url, { password: decodeURIComponent(password) });
    expect(await refused`select 1 as n`).toEqual([{ n: 1 }]);
    await refused.end();
  });

  test('several databases of one cluster may be prepared at once, though they share the roles', async () => {
    const password = decodeURIComponent(new URL(database.busUrl).password);
    const others = await Promise.all([cloneDatabase(), cloneDatabase(), cloneDatabase()]);
    onTestFinished(async () => void (await Promise.all(others.map((other) => other.drop()))));
    const urls = [database, ...others].map(({ url }) => url);
    for (let round = 0; round < 5; round += 1) await Promise.all(urls.map((url) => prepareBus(url, { password })));
    expect(await app`select count(*)::int as streams from bus.stream`).toEqual([{ streams: 1 }]);
  });

  test('the login owns nothing, reads nothing but the bus, and a changed migration is refused', async () => {
    const owned = await database.sql`
      select c.relname from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = 'klear_bus_app'
      union all select n.nspname from pg_namespace n join pg_roles r on r.oid = n.nspowner where r.rolname = 'klear_bus_app'
      union all select p.proname from pg_proc p join pg_roles r on r.oid = p.proowner where r.rolname = 'klear_bus_app'`;
    expect(owned).toHaveLength(0);
    const [role] = await database.sql`select rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname = 'klear_bus_app'`;
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false });
    await expect(app`delete from bus.stream`).rejects.toThrow(/permission denied/);
    await expect(app`create table bus.mine (id int)`).rejects.toThrow(/permission denied/);
    await database.sql`update bus.migrations set checksum = 'another'`;
    await expect(prepareBus(database.url, { password: 'unused' })).rejects.toThrow(/0001_stream.sql of the bus was changed/);
  });
});

/** A stream that starts at position 1. */
async function cloneDatabaseOfBus() {
  const fresh = await cloneDatabase();
  return { url: fresh.busUrl, sql: fresh.sql };
}
