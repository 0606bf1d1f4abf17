import { urlAs } from '@klear/db';
import postgres from 'postgres';
import type { Child } from '../measure/child.ts';
import { median, rounded } from '../measure/statistics.ts';
import { type Booker, quarterMs, ratePerSecond } from './booker.ts';
import { databaseTime, timeBetween } from './database-time.ts';
import type { RecordedSession } from './recorded-session.ts';
import { openReplay, replay, type Script, scriptOf } from './replay.ts';

const login = 'klear_bookings_app';

/** Books twice as each person on a graph that keeps its statements. */
export async function recordBookings(control: string, bookers: readonly Booker[]): Promise<Script[]> {
  const sessionsOf = async (booker: Booker) => {
    await (await fetch(`${control}/recorded`)).text();
    const { start } = await booker.book();
    const sessions = (await (await fetch(`${control}/recorded`)).json()) as RecordedSession[];
    return { start, sessions: sessions.filter(({ user }) => user === login) };
  };
  const scripts: Script[] = [];
  for (const booker of bookers) {
    // The first one warms up: loaders and projections that are asked once.
    await booker.book();
    const first = await sessionsOf(booker);
    const second = await sessionsOf(booker);
    const texts = ({ sessions }: typeof first) => sessions.map(({ statements }) => statements.map(({ text }) => text));
    if (JSON.stringify(texts(first)) !== JSON.stringify(texts(second))) throw new Error('two bookings did not send the same statements');
    scripts.push(scriptOf(first.sessions, second.sessions, first.start));
  }
  return scripts;
}

export interface AgainstDriver {
  readonly graph: Child;
  readonly bookers: readonly Booker[];
  readonly scripts: readonly Script[];
  /** The copy of the database that only replays write to. */
  readonly copyUrl: string;
  readonly password: string;
  /** Connections of the subgraph's own login, and so of the driver alone. */
  readonly databaseConnections: number;
  readonly rounds: number;
  readonly roundMs: number;
  readonly from: Date;
  readonly progress: (step: string) => void;
}

/** Bookings in a second, and CPU of one booking. */
interface Taken {
  readonly perSecond: number;
  readonly processMs: number;
  readonly databaseMs: number;
}

const of = (rounds: readonly Taken[], what: keyof Taken): number => rounded(median(rounds.map((round) => round[what])));

/** Bookings through the router and the same statements through the driver alone, in turns. */
export async function measureAgainstDriver(options: AgainstDriver) {
  const { graph, bookers, scripts, copyUrl, databaseConnections, rounds, roundMs } = options;
  const sql = openReplay(urlAs(copyUrl, login, options.password), databaseConnections);
  const admin = postgres(copyUrl, { max: 1, onnotice: () => {} });
  const stored = async () => Number((await admin`select count(*) as stored from bookings.appointments`)[0]?.stored);
  let replayed = 0;
  // One script for each connection, each with times of its own.
  const replaying = scripts.slice(0, databaseConnections).map((script) => {
    let next = options.from.getTime();
    return async () => {
      await replay(sql, script, new Date(next));
      next += quarterMs;
      replayed += 1;
    };
  });
  const booking = bookers.map((booker) => () => booker.book());
  const [throughRouter, alone]: [Taken[], Taken[]] = [[], []];
  const own = async () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1_000;
  };
  const measure = async (workers: readonly (() => Promise<unknown>)[], processMs: () => Promise<number>): Promise<Taken> => {
    const before = { process: await processMs(), database: await databaseTime(copyUrl) };
    const perSecond = await ratePerSecond(workers, roundMs);
    const after = { process: await processMs(), database: await databaseTime(copyUrl) };
    const count = (perSecond * roundMs) / 1_000;
    const database = timeBetween(before.database, after.database).reduce((sum, [, ms]) => sum + ms, 0);
    return { perSecond, processMs: (after.process - before.process) / count, databaseMs: database / count };
  };
  try {
    const before = await stored();
    for (let round = 0; round <= rounds; round += 1) {
      options.progress(round === 0 ? 'warming up' : `booking, round ${round} of ${rounds}`);
      const ours = await measure(booking, async () => (await graph.usage()).cpuMs);
      await fetch(`${graph.told.control}/publish`);
      graph.hold();
      const bare = await measure(replaying, own).finally(() => graph.wake());
      if (round > 0) {
        throughRouter.push(ours);
        alone.push(bare);
      }
    }
    const kept = (await stored()) - before;
    if (kept !== replayed) throw new Error(`${replayed} bookings were replayed and ${kept} are stored`);
  } finally {
    await Promise.all([sql.end({ timeout: 5 }), admin.end({ timeout: 5 })]);
  }
  return {
    bookingsPerSecond: of(throughRouter, 'perSecond'),
    aloneBookingsPerSecond: of(alone, 'perSecond'),
    ratio: rounded(median(throughRouter.map(({ perSecond }, round) => perSecond / (alone[round]?.perSecond ?? Number.NaN)))),
    graphMs: of(throughRouter, 'processMs'),
    databaseMs: of(throughRouter, 'databaseMs'),
    aloneDriverMs: of(alone, 'processMs'),
    aloneDatabaseMs: of(alone, 'databaseMs'),
    statements: scripts[0]?.sessions.flatMap(({ statements }) => statements).length ?? 0,
    transactions: scripts[0]?.sessions.length ?? 0,
  };
}
