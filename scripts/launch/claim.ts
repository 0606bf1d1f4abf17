import postgres from 'postgres';

/**
 * Holds a lock in the database until the answered function is called or this process ends: one graph at a time works on a database.
 * A killed holder loses it with its connection.
 */
export async function claimGraph(url: string): Promise<() => Promise<void>> {
  const sql = postgres(url, { max: 1, idle_timeout: 0, max_lifetime: null, onnotice: () => {}, fetch_types: false });
  try {
    await sql`set lock_timeout = '3s'`;
    await sql`select pg_advisory_lock(hashtext('klear graph'))`;
  } catch (fault) {
    await sql.end({ timeout: 1 });
    if (fault instanceof postgres.PostgresError && fault.code === '55P03') {
      throw new Error('Another Klear Karma works on this data already. Stop it first.', { cause: fault });
    }
    throw fault;
  }
  return () => sql.end({ timeout: 1 });
}
