import type { Viewer } from '@klear/core';
import { type SQL, sql } from 'drizzle-orm';
import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import { withoutValues } from './faults.ts';

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
  /** Savepoints that are open now. */
  readonly nesting: { open: number };
  /** Sends a statement at once, behind those that were sent before. */
  readonly send: (text: string, values: readonly unknown[]) => PromiseLike<unknown>;
  /** Statements that were sent and not waited for: the transaction ends with their faults, if they have any. */
  readonly sent: Promise<unknown>[];
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
 * Sends a statement of which nothing is read, and does not wait for it: it travels with what comes next, and the transaction commits only
 * when it went well. `told` makes the fault that the caller of the transaction gets. Inside a savepoint it is waited for: a fault there
 * could be undone with the savepoint, and go unseen.
 */
export async function sendAlong(
  tx: Tx,
  statement: { readonly text: string; readonly values: readonly unknown[]; readonly told?: ((cause: unknown) => unknown) | undefined },
): Promise<void> {
  const { send, sent, nesting } = contextOf(tx);
  const { text, values, told = (cause: unknown) => cause } = statement;
  const sending = send(text, values).then(
    () => undefined,
    (cause: unknown) => Promise.reject(told(withoutValues(cause))),
  );
  const kept = Promise.resolve(sending);
  if (nesting.open > 0) return kept;
  kept.catch(() => {});
  sent.push(kept);
}

/**
 * Runs `work` inside a savepoint of the same transaction. When it throws, what it wrote is undone, the transaction goes on,
 * and the fault is thrown again.
 */
export async function savepoint<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  const context = contextOf(tx);
  context.savepoints += 1;
  const name = sql.raw(`klear_${context.savepoints}`);
  context.nesting.open += 1;
  try {
    await tx.execute(sql`savepoint ${name}`);
    return await within(tx, name, work);
  } finally {
    context.nesting.open -= 1;
  }
}

async function within<T>(tx: Tx, name: SQL, work: () => Promise<T>): Promise<T> {
  try {
    const value = await work();
    await tx.execute(sql`release savepoint ${name}`);
    return value;
  } catch (fault) {
    await tx.execute(sql`rollback to savepoint ${name}`);
    throw fault;
  }
}
