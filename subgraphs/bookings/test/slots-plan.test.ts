import { anonymousViewer, cloneDatabase } from '@klear/testing';
import { type SQL, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { asZone } from '../src/domain/zone.ts';
import { findSlots } from '../src/store/slots.ts';
import { ensureZones } from '../src/store/zone-offsets.ts';
import { Dice, drawWorld, places } from './slot-world.ts';
import { writeWorlds } from './write-worlds.ts';

/** Tables that grow with what is booked, for ever. */
const growing = ['claims', 'appointments', 'holds', 'sessions'];

interface Node {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly Node[];
}
const nodesOf = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

test('what is stored is never scanned: the statement and what it calls reach growing tables by index alone', async () => {
  const database = await cloneDatabase();
  const db = await database.databaseOf('bookings');
  const dice = new Dice(7);
  await db.asSystem((tx) =>
    ensureZones(
      tx,
      places.map(([zone]) => asZone(zone)),
    ),
  );
  const worlds = Array.from({ length: 60 }, () => drawWorld(dice, { days: 3 }));
  await writeWorlds(database, worlds);
  const { sql: admin } = database;
  // Enough of others' that an index pays, none of it within the span.
  await admin`
    insert into bookings.claims (organization_id, id, client_id, kind, resource_id, during, appointment_id)
    select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'PRACTITIONER', md5((k % 500)::text)::uuid,
      tstzrange(timestamptz '2026-01-01' + k / 500 * interval '1 hour', timestamptz '2026-01-01' + (k / 500 + 1) * interval '1 hour'), gen_random_uuid()
    from generate_series(0, 19999) k`;
  await admin`
    insert into bookings.appointments (organization_id, id, practitioner_id, client_id, service_id, schedule_id, status, starts_at, ends_at,
      occupied_from, occupied_until, wall_starts_at, zone, modality, amount_minor, currency, version, created_at)
    select md5((k % 50)::text)::uuid, gen_random_uuid(), md5((k % 500)::text)::uuid, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'booked',
      s, s + interval '1 hour', s, s + interval '1 hour', s, 'UTC', 'VIDEO', 0, 'EUR', 1, s
    from generate_series(0, 19999) k cross join lateral (select timestamptz '2026-01-01' + k / 500 * interval '1 hour' as s) at`;
  await admin`
    insert into bookings.holds (organization_id, id, practitioner_id, client_id, service_id, schedule_id, starts_at, ends_at, occupied_from,
      occupied_until, zone, modality, amount_minor, currency, expires_at, ended_at, outcome, created_at)
    select md5((k % 50)::text)::uuid, gen_random_uuid(), md5((k % 500)::text)::uuid, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(),
      s, s + interval '1 hour', s, s + interval '1 hour', 'UTC', 'VIDEO', 0, 'EUR', s, case when k % 4 > 0 then s end, case when k % 4 > 0 then 'BOOKED' end, s
    from generate_series(0, 19999) k cross join lateral (select timestamptz '2026-01-01' + k / 500 * interval '1 hour' as s) at`;
  await admin`
    insert into bookings.sessions (organization_id, id, practitioner_id, service_id, schedule_id, starts_at, ends_at, capacity, seats_taken)
    select md5((k % 50)::text)::uuid, gen_random_uuid(), md5((k % 500)::text)::uuid, gen_random_uuid(), gen_random_uuid(), s, s + interval '1 hour', 9, 1
    from generate_series(0, 19999) k cross join lateral (select timestamptz '2026-01-01' + k / 500 * interval '1 hour' as s) at`;
  await admin`vacuum analyze`;
  const limited = worlds.find(({ service }) => service.dailyLimit !== null) ?? worlds[0];
  if (!limited) throw new Error('a world is drawn');
  const question = {
    practitionerIds: worlds.map(({ service }) => service.practitionerId),
    serviceIds: null,
    span: limited.span,
    firstEach: 10,
    jurisdiction: 'DE-BE',
  };
  const before = await scans();
  const plan = await db.read(anonymousViewer(), async (tx) => {
    let asked: SQL | undefined;
    // The statement as the product writes it, explained instead of answered.
    const explaining = Object.assign(Object.create(tx), {
      async execute(statement: SQL) {
        asked = statement;
        return [];
      },
    });
    await findSlots(explaining, question);
    if (!asked) throw new Error('no statement was written');
    const [row] = await tx.execute<{ 'QUERY PLAN': readonly { Plan: Node }[] }>(sql`explain (analyze, format json) ${asked}`);
    // Counts are told when their session has been idle; this one is told to tell them with its next commit.
    await tx.execute(sql`select pg_stat_force_next_flush()`);
    return row?.['QUERY PLAN'][0]?.Plan;
  });
  if (!plan) throw new Error('no plan was told');
  const scanned = nodesOf(plan).filter((node) => node['Node Type'] === 'Seq Scan' && growing.includes(node['Relation Name'] ?? ''));
  expect(scanned).toEqual([]);
  // What the functions do is in no plan; the tables count it.
  const after = await scans();
  expect(after.map(({ name, seq }, index) => [name, seq - (before[index]?.seq ?? 0)])).toEqual(growing.toSorted().map((name) => [name, 0]));
  const used = after.reduce((sum, { idx }, index) => sum + idx - (before[index]?.idx ?? 0), 0);
  expect(used).toBeGreaterThan(0);

  async function scans(): Promise<{ name: string; seq: number; idx: number }[]> {
    await admin`select pg_stat_clear_snapshot()`;
    return admin<{ name: string; seq: number; idx: number }[]>`
      select relname as name, coalesce(seq_scan, 0)::integer as seq, coalesce(idx_scan, 0)::integer as idx
      from pg_stat_user_tables where schemaname = 'bookings' and relname = any (${growing}) order by relname`;
  }
}, 60_000);
