import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLogger } from '@klear/core';
import { startEmbeddedPostgres } from '@klear/db/embedded';
import postgres from 'postgres';
import { diceOf } from '../../scripts/demo/random.ts';
import { connectionShares, usualConnections } from '../../scripts/launch/connections.ts';
import { secretsIn } from '../../scripts/launch/secrets.ts';
import type { BenchOptions, Report } from '../bench.ts';
import { type Child, startChild } from '../measure/child.ts';
import { machine } from '../measure/machine.ts';
import { rounded } from '../measure/statistics.ts';
import { tableOf } from '../measure/table.ts';
import { measureAgainstDriver, recordBookings } from './against-driver.ts';
import { createAsker } from './asker.ts';
import { type Booker, createBooker } from './booker.ts';
import { databaseTime, timeBetween } from './database-time.ts';
import type { GraphConfiguration } from './graph-process.ts';
import { createUse } from './mixed.ts';
import { type Level, measureMixed } from './mixed-load.ts';
import { type Somebody, signInAgain, signUp } from './people.ts';
import { openPractice, type Practice, untilKnown } from './practice.ts';
import type { Stages } from './stages.ts';

const sizes = {
  full: { bookers: 8, rounds: 5, roundMs: 3_000, levels: [8, 32], mixedMs: 8_000 },
  small: { bookers: 2, rounds: 1, roundMs: 150, levels: [2], mixedMs: 300 },
} as const;
/** Printed, not enforced. */
const aims = { ratio: 0.4, requestsPerSecond: 1_667, p95Ms: 200 } as const;
const dayMs = 86_400_000;
const copy = 'klear_replay';

/** Booking through the whole graph against its own statements alone, and a day's mixed use with where its time goes. */
export async function runBookingsBench({ small, progress }: BenchOptions): Promise<Report> {
  const size = sizes[small ? 'small' : 'full'];
  const open = new AsyncDisposableStack();
  try {
    const directory = await mkdtemp(join(tmpdir(), 'klear-bookings-'));
    open.defer(() => rm(directory, { recursive: true, force: true, maxRetries: 5 }));
    const server = await startEmbeddedPostgres({ directory: join(directory, 'server'), durable: false, log: silentLogger });
    open.defer(() => server.stop());
    const dataDirectory = join(directory, 'data');
    const start = (isRecorded: boolean): Promise<Child> => {
      const configuration: GraphConfiguration = { dataDirectory, databaseUrl: server.url, connections: usualConnections, isRecorded };
      return startChild(new URL('./graph-process.ts', import.meta.url), configuration);
    };

    progress('a practice is opened');
    const first = await start(true);
    const opened = await prepare(first, size.bookers).finally(() => first.stop());
    await copyDatabase(server.url);

    progress('the graph that is measured starts');
    const graph = await start(false);
    open.defer(() => graph.stop());
    // The night is over: who signed in before has a token that is about to end.
    for (const person of [opened.practice.owner, ...opened.people]) await signInAgain(graph.url, person);
    const from = startOfDay(2);
    const bookers = bookersOf(graph.url, opened, from);
    open.defer(async () => void (await Promise.all(bookers.map(({ asker }) => asker.close()))));
    const { poolSize } = connectionShares(usualConnections);
    const booking = await measureAgainstDriver({
      graph,
      bookers,
      scripts: opened.scripts,
      copyUrl: server.url.replace(/\/[^/]*$/, `/${copy}`),
      password: (await secretsIn(dataDirectory)).services.bookings.app,
      // As connectDatabase shares a pool out: a quarter is the system's.
      databaseConnections: poolSize - Math.max(1, Math.floor(poolSize / 4)),
      rounds: size.rounds,
      roundMs: size.roundMs,
      from,
      progress,
    });
    const mixed = await measureDay({ graph, opened, levels: size.levels, forMs: size.mixedMs, databaseUrl: server.url, progress });
    return report(size, booking, mixed);
  } finally {
    await open.disposeAsync();
  }
}

interface Opened {
  readonly practice: Practice;
  readonly people: readonly Somebody[];
  readonly scripts: Awaited<ReturnType<typeof recordBookings>>;
}

async function prepare(graph: Child, count: number): Promise<Opened> {
  const practice = await openPractice(graph.url, count);
  const people: Somebody[] = [];
  for (let index = 0; index < count; index += 1) people.push(await signUp(graph.url, `Clara ${index}`));
  const bookers = bookersOf(graph.url, { practice, people }, startOfDay(1));
  const known = bookers.map(({ asker, calendar, nextStart }) =>
    untilKnown(() => asker.act('holdSlot', { serviceId: calendar.serviceId, start: nextStart() }, 'hold { id }')),
  );
  await Promise.all(known);
  const scripts = await recordBookings(graph.told.control ?? '', bookers);
  await Promise.all(bookers.map(({ asker }) => asker.close()));
  return { practice, people, scripts };
}

const bookersOf = (url: string, { practice, people }: Pick<Opened, 'practice' | 'people'>, from: Date): Booker[] =>
  people.map((person, index) => createBooker(url, person, calendarOf(practice, index), from));

function calendarOf({ calendars }: Practice, index: number) {
  const calendar = calendars[index % calendars.length];
  if (!calendar) throw new RangeError('the practice has no calendar');
  return calendar;
}

const startOfDay = (later: number): Date => new Date((Math.floor(Date.now() / dayMs) + later) * dayMs);

/** Of the same rows, with nobody connected. */
async function copyDatabase(url: string): Promise<void> {
  const admin = postgres(url.replace(/\/[^/]*$/, '/template1'), { max: 1, onnotice: () => {} });
  const name = new URL(url).pathname.slice(1);
  await admin.unsafe(`create database ${copy} template ${name}`).finally(() => admin.end());
}

interface Day {
  readonly graph: Child;
  readonly opened: Opened;
  readonly levels: readonly number[];
  readonly forMs: number;
  readonly databaseUrl: string;
  readonly progress: (step: string) => void;
}

async function measureDay({ graph, opened, levels, forMs, databaseUrl, progress }: Day) {
  const { practice } = opened;
  const acting = { 'klear-organization': practice.organizationId };
  const found: { level: Level; spent: Spent }[] = [];
  for (const [step, connections] of levels.entries()) {
    progress(`a day's mixed use, ${connections} connections`);
    const people = await Promise.all(Array.from({ length: connections }, (_, index) => signUp(graph.url, `Carl ${step} ${index}`)));
    // Every person starts on a day of its own: nobody wants what another one has.
    const bookers = people.map((person, index) => {
      const from = startOfDay(200 + step * 80 + 8 * Math.floor(index / practice.calendars.length));
      return createBooker(graph.url, person, calendarOf(practice, index), from);
    });
    const staff = createAsker(graph.url, () => ({ authorization: practice.owner.authorization, ...acting }), connections);
    const uses = bookers.map((booker, index) => createUse(booker, staff, diceOf('bookings bench', step, index)));
    await measureMixed({ graph, uses, forMs: forMs / 4 });
    const before = { usage: await graph.usage(), database: await databaseTime(databaseUrl), own: process.cpuUsage() };
    await fetch(`${graph.told.control}/profile`);
    const level = await measureMixed({ graph, uses, forMs });
    const stages = (await (await fetch(`${graph.told.control}/profile`)).json()) as Stages;
    const after = { usage: await graph.usage(), database: await databaseTime(databaseUrl), own: process.cpuUsage(before.own) };
    const requests = (level.requestsPerSecond * forMs) / 1_000;
    const each = (ms: number) => rounded(ms / requests);
    found.push({
      level,
      spent: {
        graphMs: each(after.usage.cpuMs - before.usage.cpuMs),
        databaseMs: timeBetween(before.database, after.database).map(([name, ms]) => [name, each(ms)]),
        stagesMs: Object.entries(stages)
          .filter(([stage]) => stage !== 'idle')
          .map(([stage, ms]): [string, number] => [stage, each(ms)])
          .sort(([, a], [, b]) => b - a),
        benchMs: each((after.own.user + after.own.system) / 1_000),
      },
    });
    await Promise.all([staff, ...bookers.map(({ asker }) => asker)].map((asker) => asker.close()));
  }
  return found;
}

/** Milliseconds of CPU for one request. */
interface Spent {
  readonly graphMs: number;
  readonly databaseMs: readonly (readonly [login: string, ms: number])[];
  readonly stagesMs: readonly (readonly [stage: string, ms: number])[];
  /** What asking itself took, on the same cores. */
  readonly benchMs: number;
}

function report(
  size: (typeof sizes)[keyof typeof sizes],
  booking: Awaited<ReturnType<typeof measureAgainstDriver>>,
  mixed: Awaited<ReturnType<typeof measureDay>>,
): Report {
  const last = mixed.at(-1);
  return {
    lines: [
      `A booking (hold and book, two requests, ${booking.transactions} transactions of ${booking.statements} statements) by ${size.bookers} people through the whole graph,`,
      `and its own statements through the driver alone, as the same login on as many connections: medians of ${size.rounds} rounds in turns. Aim: ratio >= ${aims.ratio}.`,
      '',
      ...tableOf(
        ['way', 'bookings/s', 'ratio', 'CPU ms each, Node', 'PostgreSQL'],
        [
          ['the driver alone', booking.aloneBookingsPerSecond, '', booking.aloneDriverMs, booking.aloneDatabaseMs],
          ['through the router', booking.bookingsPerSecond, booking.ratio, booking.graphMs, booking.databaseMs],
        ],
      ),
      '',
      `A day's mixed use, 8 of 10 requests reading; everything in one process, PostgreSQL beside it, whoever asks on the same cores. Aim: ${aims.requestsPerSecond.toLocaleString('en-US')}/s at p95 < ${aims.p95Ms} ms.`,
      '',
      ...tableOf(
        ['connections', 'requests/s', 'p50 ms', 'p95 ms', 'p99 ms'],
        mixed.map(({ level }) => [String(level.connections), level.requestsPerSecond, level.p50Ms, level.p95Ms, level.p99Ms]),
      ),
      '',
      ...(last ? whereTimeGoes(last) : []),
    ],
    figures: { machine, aims, booking, mixed: mixed.map(({ level, spent }) => ({ ...level, spent })) },
  };
}

function whereTimeGoes({ level, spent }: { level: Level; spent: Spent }): string[] {
  const database = spent.databaseMs.reduce((sum, [, ms]) => sum + ms, 0);
  return [
    `Where the time goes with ${level.connections} connections, CPU ms for one request:`,
    '',
    ...tableOf(
      ['stage', 'ms'],
      [
        ['the graph, all of it', spent.graphMs],
        ...spent.stagesMs.map(([stage, ms]) => [`  ${stage}`, ms]),
        ['PostgreSQL, all of it', database],
        ...spent.databaseMs.map(([login, ms]) => [`  ${login}`, ms]),
        ['whoever asks', spent.benchMs],
      ],
    ),
    '',
    ...tableOf(
      ['request', 'count', 'p50 ms', 'p95 ms'],
      Object.entries(level.kinds).map(([kind, { requests, p50Ms, p95Ms }]) => [kind, requests, p50Ms, p95Ms]),
    ),
  ];
}
