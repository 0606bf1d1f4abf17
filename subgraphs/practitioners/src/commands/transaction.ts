import { ok, type Result } from '@klear/core';
import { once, type Tx } from '@klear/db';
import type { Acting } from '../deps.ts';

/** One transaction as whoever acts: the platform through its own role, people through theirs. */
export function inTransaction<T>({ db, viewer }: Acting, work: (tx: Tx) => Promise<T>): Promise<T> {
  return viewer.kind === 'system' ? db.asSystem(work) : db.withViewer(viewer, work);
}

/** A mutation as its idempotency is kept: the whole input under the caller's key. */
export interface Call {
  readonly mutation: string;
  readonly key: string;
  readonly input: unknown;
}

/** Runs a verb that has no expected failure once per key; a repeat reads what the first one made. Refusals are thrown. */
export async function onceIn<T extends { id: string }>(
  acting: Acting,
  call: Call,
  verb: { run: (tx: Tx) => Promise<T>; recall: (tx: Tx, id: T['id']) => Promise<T> },
): Promise<T> {
  const result: Result<T, { code: string }> = await inTransaction(acting, (tx) =>
    once<T, { code: string }>(
      tx,
      { viewer: acting.viewer, ...call },
      async () => ok(await verb.run(tx)),
      async (id) => ok(await verb.recall(tx, id)),
    ),
  );
  if (!result.ok) throw new Error(`${call.mutation} has no expected failure`);
  return result.value;
}
