import type { Viewer } from '@klear/core';
import { sql } from 'drizzle-orm';
import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js';

/** Typed SQL on one connection, bound to a viewer. */
export type Drizzle = PostgresJsDatabase<Record<string, never>>;

/** Inside a command. `now` is the database's clock at the start of the transaction (tests can shift it). */
export type Tx = Drizzle & { readonly now: Date };

/** What the rooms of this package keep about an open transaction. */
export interface TxContext {
  readonly schema: string;
  readonly viewer: Viewer;
  readonly inputHashKey: Buffer;
  /** Set by the outbox: the relay is woken after the commit. */
  recordedEvents: boolean;
  /** Set by the audit log: the sealer is woken after the commit. */
  recordedFacts: boolean;
  savepoints: number;
}

const contexts = new WeakMap<object, TxContext>();

export function bindContext(tx: Tx, context: TxContext): void {
  contexts.set(tx, context);
}

/** The context of a transaction. Throws when `tx` did not come from withViewer or asSystem: that is a bug of the caller. */
export function contextOf(tx: Tx): TxContext {
  const context = contexts.get(tx);
  if (!context) throw new Error('pass the Tx that withViewer or asSystem handed out');
  return context;
}

/** The schema that an open transaction works in: its subgraph's name with underscores. */
export function schemaOf(tx: Tx): string {
  return contextOf(tx).schema;
}

/**
 * Runs `work` inside a savepoint of the same transaction. When it throws, what it wrote is undone, the transaction goes on,
 * and the fault is thrown again.
 */
export async function savepoint<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  const context = contextOf(tx);
  context.savepoints += 1;
  const name = sql.raw(`klear_${context.savepoints}`);
  await tx.execute(sql`savepoint ${name}`);
  try {
    const value = await work();
    await tx.execute(sql`release savepoint ${name}`);
    return value;
  } catch (fault) {
    await tx.execute(sql`rollback to savepoint ${name}`);
    throw fault;
  }
}
