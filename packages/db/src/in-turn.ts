import type { TransactionSql } from 'postgres';
import type { Pool } from './session.ts';

/** Runs `work` in a transaction on a connection of the pool, when its turn comes, with the schema's search path. */
export async function inTurn<T>({ sql, turns }: Pool, schema: string, work: (tx: TransactionSql) => Promise<T>) {
  const giveTurn = await turns.take();
  const bound = async (tx: TransactionSql) => {
    await tx.unsafe(`set local search_path = ${schema}, extensions`);
    return work(tx);
  };
  return sql.begin(bound).finally(giveTurn);
}
