import { Refusal } from '@klear/core';
import postgres, { type PendingQuery, type ReservedSql, type Row, type Sql } from 'postgres';
import type { Turns } from './turns.ts';

type Rows = PendingQuery<Row[]>;

/** Connections of one role, and the turns in which they are used. */
export interface Pool {
  readonly sql: Sql;
  readonly turns: Turns;
}

/** One connection for one transaction. */
export interface Session {
  /** Resolves when BEGIN and the settings that came with it were accepted. */
  readonly begun: Promise<Row[]>;
  /** Rejects when the connection is lost; never resolves. */
  readonly lost: Promise<never>;
  send(text: string, values?: readonly unknown[]): Rows;
  /** Ends the transaction and hands the connection back. A failed transaction answers COMMIT with ROLLBACK: that throws. */
  commit(): Promise<void>;
  rollback(): Promise<void>;
}

interface Connection {
  onclose: ((fault: Error) => void) | null;
}

/**
 * Opens a transaction with `begin`, which is sent and not awaited: what follows travels with it.
 * Guards what postgres.js leaves open: statements sent on a reserved connection after its loss.
 */
export async function openSession({ sql: pool, turns }: Pool, begin: string): Promise<Session> {
  const giveTurn = await turns.take();
  const reserved = await reserve(pool).catch((cause) => {
    giveTurn();
    throw cause;
  });
  let connection: Connection | undefined;
  let fault: Refusal | undefined;
  let reject: (fault: Refusal) => void = () => {};
  const lost = new Promise<never>((_, failed) => {
    reject = failed;
  });
  lost.catch(() => {});
  const watch = (opened: Connection) => {
    connection = opened;
    opened.onclose = (cause) => {
      fault = unreachable(cause);
      reject(fault);
    };
    return true;
  };

  const send = (text: string, values: readonly unknown[] = []): Rows => {
    if (fault) return refused(fault);
    return reserved.unsafe(text, values.map(plain) as never[], { prepare: pool.options.prepare });
  };
  const begun = reserved.unsafe(begin, [], { onexecute: watch } as object).execute();
  begun.catch(() => {});

  let ended = false;
  const end = async (word: 'commit' | 'rollback'): Promise<void> => {
    if (ended) return;
    ended = true;
    try {
      if (fault) throw fault;
      const { command } = await Promise.race([reserved.unsafe(word), lost]);
      if (word === 'commit' && command !== 'COMMIT') throw new Error('the transaction had failed and was rolled back');
    } finally {
      if (connection) connection.onclose = null;
      // The pool has dropped a lost connection already.
      if (!fault) reserved.release();
      giveTurn();
    }
  };
  return {
    begun,
    lost,
    send,
    commit: () => end('commit'),
    // A lost connection has rolled back by itself.
    rollback: () => end('rollback').catch(() => {}),
  };
}

/** Dates travel as ISO 8601: drizzle takes the driver's own serializers away. */
function plain(value: unknown): unknown {
  return value instanceof Date ? value.toISOString() : value;
}

/** A server that cannot be reached is a refusal that says so and nothing more. */
async function reserve(pool: Sql): Promise<ReservedSql> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await pool.reserve();
    } catch (cause) {
      if (attempt > pool.options.max || !isFarewell(cause)) throw unreachable(cause);
    }
  }
}

/**
 * The last word of a server to a connection that it ended (shutdown, idle transaction). postgres.js keeps it and hands it to
 * whoever asks next, after it has connected anew: asking again is right.
 */
export function isFarewell(fault: unknown): boolean {
  if (!(fault instanceof postgres.PostgresError)) return false;
  // pgbouncer gives all its own faults one code; of a server connection that was lost it says "server conn crashed?".
  const ofPooler = fault.code === '08P01' && fault.message.startsWith('server ');
  return ofPooler || ['57P01', '57P02', '57P05', '25P03', '25P04'].includes(fault.code);
}

function unreachable(cause: unknown): Refusal {
  return new Refusal('SERVICE_UNAVAILABLE', 'The database cannot be reached. Try again soon.', { cause });
}

/** What a statement on a lost connection answers: the two ways in which drizzle reads a pending query, both rejected. */
function refused(fault: Refusal): Rows {
  const rejected = Promise.reject(fault);
  rejected.catch(() => {});
  return Object.assign(rejected, { values: () => rejected }) as unknown as Rows;
}
