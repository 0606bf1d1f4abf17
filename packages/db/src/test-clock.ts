import postgres from 'postgres';

/**
 * Shifts the clock that transactions of one database read (tx.now, current_instant()), for tests. Needs an administrator:
 * nobody else can make the schema in which the shift is kept, so production time cannot be moved by a caller.
 */
export async function shiftDatabaseClock(adminUrl: string, milliseconds: number): Promise<void> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} });
  try {
    await sql.begin(async (tx) => {
      await tx`create schema if not exists klear_test`;
      await tx`grant usage on schema klear_test to public`;
      await tx`create table if not exists klear_test.clock (shift interval not null)`;
      await tx`grant select on klear_test.clock to public`;
      await tx`delete from klear_test.clock`;
      await tx`insert into klear_test.clock values (make_interval(secs => ${milliseconds / 1000}::double precision))`;
    });
  } finally {
    await sql.end();
  }
}
