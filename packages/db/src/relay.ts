import { setTimeout as wait } from 'node:timers/promises';
import type { EventEnvelope, Logger } from '@klear/core';
import postgres, { type Sql, type TransactionSql } from 'postgres';
import { inTurn } from './in-turn.ts';
import { rolesOf, urlAs } from './roles.ts';
import type { Pool } from './session.ts';
import { onCommit } from './wake.ts';

export interface RelayOptions {
  /** A direct URL: LISTEN does not pass a transaction pooler. */
  readonly url: string;
  readonly schema: string;
  readonly systemPassword: string;
  /** Where connections are scarce: takes its turn in this pool of the system role, and looks by itself instead of listening. */
  readonly shared?: Pool | undefined;
  /** Resolves once the bus has the events. May be called again with the same ones: consumers keep an inbox. */
  readonly publish: (events: EventEnvelope[]) => Promise<void>;
  /**
   * Told, whenever it is so, that everything which was committed `ageMs` ago is published; four times a second while nothing happens. Not
   * while another relay of the schema has its turn, or older transactions hold events back.
   */
  readonly pulse?: ((ageMs: number) => Promise<void>) | undefined;
  readonly log: Logger;
  /** Events per transaction; 500 unless told. */
  readonly batch?: number;
}

/** Carries a schema's outbox to the bus, in the order of its positions. One connection of its own, unless it shares a pool. */
export interface Relay {
  start(): void;
  /** Ends after the batch in hand. */
  stop(): Promise<void>;
  /** Publishes everything that was committed before the call, waiting at most 10 s for older transactions. Answers how many. */
  drain(): Promise<number>;
  /** Has everything that was recorded at or after `since` published again (the bus lost it). Answers how many events that is. */
  rewind(since: Date): Promise<number>;
}

type Step = { kind: 'moved'; count: number } | { kind: 'empty' } | { kind: 'fenced' } | { kind: 'busy' };

const idleMs = 500;
const pulseMs = 250;
/** Commits wake a relay as often as they come; a pulse says nothing more for being said again at once. */
const leastPulseMs = 100;
const fencedMs = 10;

/**
 * Several relays of one schema may run, in any number of processes: a batch is read, published and marked under one
 * transaction-bound lock, so none overtakes another. A relay that hangs loses the lock after 30 s.
 */
export function createRelay(options: RelayOptions): Relay {
  const { schema, log, shared, batch = 500, pulse } = options;
  const channel = `klear_outbox_${schema}`;
  let sql: Sql | undefined;
  let listening = false;
  let stopping: AbortController | undefined;
  let running: Promise<void> | undefined;
  let pulsedMs = Number.NEGATIVE_INFINITY;
  let awake = Promise.withResolvers<void>();
  const wake = () => awake.resolve();

  const connect = (): Sql => {
    sql ??= postgres(urlAs(options.url, rolesOf(schema).system, options.systemPassword), {
      max: 1,
      onnotice: () => {},
      onnotify: wake,
      onclose: () => {
        listening = false;
      },
      connection: { application_name: 'klear relay', search_path: `${schema}, extensions` },
    } as postgres.Options<Record<string, never>>);
    return sql;
  };

  const transact = <T>(work: (tx: TransactionSql) => Promise<T>) => (shared ? inTurn(shared, schema, work) : connect().begin(work));

  const step = (): Promise<Step> =>
    transact(async (tx): Promise<Step> => {
      const begunMs = performance.now();
      await tx.unsafe(`set local klear.kind = 'system';set local idle_in_transaction_session_timeout = '30s'`);
      const [lock] = await tx<{ held: boolean }[]>`select pg_try_advisory_xact_lock(hashtext('klear relay'), hashtext(${schema})) as held`;
      if (!lock?.held) return { kind: 'busy' };
      const target = await lastPlace(tx);
      const outcome = await forward(tx, batch, target, options.publish);
      if (pulse && begunMs - pulsedMs >= leastPulseMs && (await hasPassed(tx, target))) {
        pulsedMs = begunMs;
        // Under the lock, so that nobody rewinds meanwhile. A bus that takes no pulse is known by its silence.
        await pulse(performance.now() - begunMs).catch(() => undefined);
      }
      return outcome;
    });

  async function run(signal: AbortSignal): Promise<void> {
    let pause = 0;
    let rebased = false;
    while (!signal.aborted) {
      awake = Promise.withResolvers<void>();
      try {
        if (!rebased) {
          await transact(rebase);
          rebased = true;
        }
        if (!listening && !shared) {
          listening = true;
          await connect().unsafe(`listen ${channel}`);
        }
        const outcome = await step();
        pause = outcome.kind === 'moved' ? 0 : outcome.kind === 'fenced' ? fencedMs : pulse ? pulseMs : idleMs;
        // The relay that holds the lock may have read before our commit: it is told to look once more.
        if (outcome.kind === 'busy') await transact((tx) => tx.unsafe(`notify ${channel}`));
      } catch (fault) {
        pause = Math.min(Math.max(pause * 2, 100), 5_000);
        listening = false;
        log.error({ schema, fault: fault instanceof Error ? fault.message : 'unknown' }, 'the relay could not publish; it tries again');
      }
      if (pause > 0) await Promise.race([awake.promise, pauseFor(pause, signal)]);
    }
  }

  return {
    start() {
      if (running) return;
      stopping = new AbortController();
      const forget = onCommit(schema, 'events', wake);
      running = run(stopping.signal).finally(forget);
    },
    async stop() {
      stopping?.abort();
      wake();
      await running;
      running = undefined;
      await sql?.end({ timeout: 5 });
      sql = undefined;
      listening = false;
    },
    async drain() {
      const target = await transact(lastPlace);
      const deadline = Date.now() + 10_000;
      let count = 0;
      while (target && Date.now() < deadline) {
        const outcome = await step();
        if (outcome.kind === 'moved') count += outcome.count;
        else if (await transact((tx) => hasPassed(tx, target))) break;
        else await wait(fencedMs);
      }
      return count;
    },
    async rewind(since) {
      const again = await transact((tx) => rewindTo(tx, schema, since));
      wake();
      return again;
    },
  };
}

async function pauseFor(ms: number, signal: AbortSignal): Promise<void> {
  await wait(ms, undefined, { signal }).catch(() => {});
}

/** Where a row stands in the order of publication. Both are 64-bit numbers in text form. */
interface Place {
  fence: string;
  position: string;
}

const start: Place = { fence: '0', position: '0' };

async function cursorOf(tx: TransactionSql): Promise<Place> {
  const [place] = await tx<Place[]>`select fence::text, position::text from relay_cursor where name = 'bus'`;
  return place ?? start;
}

async function moveCursor(tx: TransactionSql, { fence, position }: Place): Promise<void> {
  await tx`
    insert into relay_cursor (name, fence, position) values ('bus', ${fence}::text::xid8, ${position})
    on conflict (name) do update set fence = excluded.fence, position = excluded.position, moved_at = transaction_timestamp()`;
}

/** Publishes the next batch and moves the cursor. Why rows behind the fence are final: migrations/0002_delivery.sql. */
async function forward(tx: TransactionSql, batch: number, target: Place, publish: RelayOptions['publish']): Promise<Step> {
  const cursor = await cursorOf(tx);
  const rows = await tx<(Place & { envelope: EventEnvelope })[]>`
    select fence::text, position::text, envelope from outbox
    where (fence, position) > (${cursor.fence}::text::xid8, ${cursor.position}::bigint)
      and fence < pg_snapshot_xmin(pg_current_snapshot())
    order by outbox.fence, outbox.position limit ${batch}`;
  const last = rows.at(-1);
  if (!last) return { kind: (await hasPassed(tx, target)) ? 'empty' : 'fenced' };
  await publish(rows.map((row) => row.envelope));
  await moveCursor(tx, last);
  return { kind: 'moved', count: rows.length };
}

async function lastPlace(tx: TransactionSql): Promise<Place> {
  await tx.unsafe(`set local klear.kind = 'system'`);
  const [place] = await tx<
    Place[]
  >`select fence::text, position::text from outbox order by outbox.fence desc, outbox.position desc limit 1`;
  return place ?? start;
}

async function hasPassed(tx: TransactionSql, place: Place): Promise<boolean> {
  await tx.unsafe(`set local klear.kind = 'system'`);
  const cursor = await cursorOf(tx);
  const fence = BigInt(cursor.fence) - BigInt(place.fence);
  return fence > 0n || (fence === 0n && BigInt(cursor.position) >= BigInt(place.position));
}

async function rewindTo(tx: TransactionSql, schema: string, since: Date): Promise<number> {
  await tx.unsafe(`set local klear.kind = 'system'`);
  await tx`select pg_advisory_xact_lock(hashtext('klear relay'), hashtext(${schema}))`;
  const [first] = await tx<Place[]>`
    select fence::text, (position - 1)::text as position from outbox where recorded_at >= ${since}
    order by outbox.fence, outbox.position limit 1`;
  if (!first || !(await hasPassed(tx, first))) return 0;
  await moveCursor(tx, first);
  const [again] = await tx<{ count: number }[]>`
    select count(*)::int as count from outbox where (fence, position) > (${first.fence}::text::xid8, ${first.position}::bigint)`;
  return again?.count ?? 0;
}

/**
 * Transaction ids start anew when a dump is restored into another cluster. Rows from "the future" would never pass the fence:
 * they are put before everything else and published again, which consumers' inboxes make harmless.
 */
async function rebase(tx: TransactionSql): Promise<void> {
  await tx.unsafe(`set local klear.kind = 'system'`);
  const moved = await tx`update outbox set fence = '0' where fence > pg_current_xact_id()`;
  if (moved.count > 0) await tx`delete from relay_cursor where name = 'bus'`;
}
