import { join } from 'node:path';
import { setInterval as every } from 'node:timers/promises';
import { newId } from '@klear/core';
import { managerViewer, practitionerViewer, proofSeed, proofSize, temporaryFolder } from '@klear/testing';
import { afterAll, expect, test } from 'vitest';
import { createCrowd, type Market } from './contended/crowd.ts';
import { deadlocks, lost, overlaps, untruths } from './contended/truths.ts';
import { inHours, openCalendar, openPractice } from './practice.ts';
import { createServiceProcess, type ServiceProcess, secretsOfDeployment } from './service-process.ts';

const attempts = proofSize('contended-bookings', 150, 100_000);
const seed = proofSeed('contended-bookings');
const practice = await openPractice();
const { database } = practice;
const { sql } = database;

const processes: ServiceProcess[] = [];
afterAll(() => Promise.all(processes.map((one) => one.kill())));

/** Three practitioners of one practice: a plain service, one that needs a room and a device, one to be confirmed, and a group. */
async function openMarket(): Promise<Market> {
  const organizationId = newId<'Organization'>();
  const serviceIds: string[] = [];
  for (let at = 0; at < 3; at += 1) {
    const practitioner = practitionerViewer({ organizationId, purpose: 'TREAT' });
    const plain = { bufferBeforeMinutes: 5, bufferAfterMinutes: 10 };
    const { service, locationId } = await openCalendar(practice, plain, practitioner);
    const needs = [
      { kind: 'ROOM' as const, type: 'room' },
      { kind: 'EQUIPMENT' as const, type: 'device' },
    ];
    const others = [{ needs }, { requiresConfirmation: true }, { capacity: 4 }].map((facts) => ({
      ...{ ...service, ...facts, serviceId: newId<'Service'>() },
    }));
    for (const other of others) await practice.tell('ServiceChanged', other);
    serviceIds.push(service.serviceId, ...others.map(({ serviceId }) => serviceId));
    for (const name of ['One', 'Two']) {
      await sql`insert into bookings.resources (organization_id, id, location_id, kind, type, name)
        values (${organizationId}, ${newId()}, ${locationId}, 'ROOM', 'room', ${name})`;
    }
  }
  for (const name of ['A', 'B']) {
    await sql`insert into bookings.resources (organization_id, id, kind, type, name) values (${organizationId}, ${newId()}, 'EQUIPMENT', 'device', ${name})`;
  }
  const first = inHours(48).getTime();
  const starts = Array.from({ length: 80 }, (_, at) => new Date(first + at * 30 * 60_000));
  return { serviceIds, starts, desk: managerViewer({ organizationId }) };
}

/** Kills one process after the other every two seconds and starts it again; one is always left. Answers how often. */
async function killInTurn(processes: readonly ServiceProcess[], signal: AbortSignal): Promise<number> {
  let kills = 0;
  const restarts: Promise<void>[] = [];
  try {
    for await (const _ of every(2_000, undefined, { signal })) {
      const victim = processes[kills % processes.length];
      if (!victim || processes.some((one) => !one.isUp())) continue;
      await victim.kill();
      kills += 1;
      restarts.push(victim.start());
    }
  } catch (fault) {
    if (!signal.aborted) throw fault;
  }
  await Promise.all(restarts);
  return kills;
}

test('the hazard: looking first and inserting then books one slot twice', async () => {
  await sql`create table public.checked_first (slot integer, client integer)`;
  let doubles = 0;
  for (let slot = 1; slot <= 10; slot += 1) {
    await Promise.all(
      Array.from({ length: 24 }, (_, client) =>
        sql.begin(async (tx) => {
          if ((await tx`select 1 from public.checked_first where slot = ${slot}`).length > 0) return;
          await tx`insert into public.checked_first values (${slot}, ${client})`;
        }),
      ),
    );
    doubles += (await sql`select 1 from public.checked_first where slot = ${slot}`).length - 1;
  }
  process.stdout.write(`contended: check-then-insert made ${doubles} double bookings of 10 slots\n`);
  expect(doubles).toBeGreaterThan(0);
});

test(`${attempts} attempts over two processes that are killed in turn: nothing overlaps, nothing acknowledged is lost, nothing deadlocks`, async () => {
  const market = await openMarket();
  const secrets = secretsOfDeployment();
  for (let at = 0; at < 2; at += 1) processes.push(await createServiceProcess(database, secrets));
  await Promise.all(processes.map((one) => one.start()));
  const before = await deadlocks(sql);
  const logFile = join(temporaryFolder(), 'acknowledged.jsonl');
  const crowd = createCrowd({ market, processes, logFile, seed, people: 80 });
  const done = new AbortController();
  const killing = killInTurn(processes, done.signal);
  await crowd.run(attempts, 16);
  done.abort();
  const kills = await killing;

  const { tally } = crowd;
  const { acknowledged, missing } = await lost(sql, logFile);
  tally.losersMs.sort((a, b) => a - b);
  const p99 = tally.losersMs[Math.floor(tally.losersMs.length * 0.99)] ?? 0;
  const median = tally.losersMs[Math.floor(tally.losersMs.length * 0.5)] ?? 0;
  const told = [...tally.outcomes].map(([outcome, count]) => `${outcome} ${count}`).join(', ');
  process.stdout.write(
    `contended: N=${tally.attempts}, kills ${kills}, asked again ${tally.askedAgain}, acknowledged ${acknowledged}, lost ${missing.length}; ` +
      `losers ${tally.losersMs.length}, median ${median.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms; ${told}\n`,
  );
  expect(await overlaps(sql), 'overlapping claims').toBe(0);
  expect(missing, 'acknowledged and not there').toEqual([]);
  expect(Object.entries(await untruths(sql)).filter(([, count]) => count > 0)).toEqual([]);
  expect((await deadlocks(sql)) - before, '40P01').toBe(0);
  expect(tally.emptyHanded, 'losers without an alternative').toBe(0);
  expect(tally.losersMs.length).toBeGreaterThan(0);
  expect([...tally.outcomes.keys()].filter((outcome) => /INTERNAL|HTTP/.test(outcome))).toEqual([]);
}, 1_800_000);
