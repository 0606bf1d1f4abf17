import { sql } from 'drizzle-orm';
import type { Session } from './session.ts';
import type { Tx } from './tx.ts';

/** The commit of a nonce is flushed with that of its mutation, which comes behind it in the log (docs/adr/0021-a-mutation-travels-once.md). */
export const unflushed = 'set local synchronous_commit = off';

/** Expired nonces are deleted after as many new ones in one process, besides the nightly sweep. */
export const noncesPerSweep = 1_000;

/**
 * Takes the nonce of a signed mutation for every process of the subgraph, in a transaction of its own. Answers false when it is
 * taken already: rivals wait for each other, and exactly one of them is told true.
 */
export async function takeNonce(session: Session, nonce: string, expiresAt: Date): Promise<boolean> {
  try {
    const text = 'insert into hop_nonces (nonce, expires_at) values ($1, $2) on conflict do nothing';
    const inserting = session.send(text, [nonce, expiresAt]).then(({ count }) => count);
    // The commit travels with it; when the insert failed, it is a rollback and fails, too.
    const [inserted, committed] = await Promise.allSettled([Promise.race([inserting, session.lost]), session.commit()]);
    if (inserted.status === 'rejected') throw inserted.reason;
    if (committed.status === 'rejected') throw committed.reason;
    const count = inserted.value;
    return count === 1;
  } catch (fault) {
    await session.rollback();
    throw fault;
  }
}

/** Room for clocks that differ between the processes and the database. */
const leewayMs = 60_000;

/** Deletes nonces whose signatures no process takes any more. Runs as the system. Answers the number of rows. */
export async function sweepNonces(tx: Tx): Promise<number> {
  const { count } = await tx.execute(sql`delete from hop_nonces where expires_at < ${new Date(tx.now.getTime() - leewayMs)}`);
  return count;
}
