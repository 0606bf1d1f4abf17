import { setTimeout as wait } from 'node:timers/promises';
import { getConstructionPlans, getMigrationPlans } from 'pg-boss';
import postgres from 'postgres';

export const schema = 'jobs';

/** The schema version that the installed pg-boss writes into its construction plan. */
function versionOf(plan: string): number {
  return Number(/INSERT INTO jobs\.version\(version\) VALUES \('(\d+)'\)/.exec(plan)?.[1] ?? 0);
}

/**
 * Brings the job tables into a database, as an administrator: schema `jobs`, owned by `klear_jobs_owner` (no login), and the login role
 * `klear_jobs_app`, which owns nothing. Repeatable; upgrades tables of an older pg-boss. Running instances never change the schema.
 */
export async function prepareJobs(adminUrl: string, options: { password: string }): Promise<void> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} });
  try {
    await sql`select pg_advisory_lock(hashtext('klear jobs schema'))`;
    // Roles belong to the cluster: another database may be preparing its own jobs right now.
    await sql.unsafe(
      `do $$ begin create role klear_jobs_owner nologin; exception when duplicate_object or unique_violation then null; end $$`,
    );
    await sql.unsafe(`do $$ begin create role klear_jobs_app login; exception when duplicate_object or unique_violation then null; end $$`);
    const [quoted] = await sql<{ literal: string }[]>`select quote_literal(${options.password}) as literal`;
    await changeRole(sql, `alter role klear_jobs_app with login noinherit password ${quoted?.literal ?? ''}`);
    await changeRole(sql, `grant klear_jobs_owner to current_user`);
    await sql.unsafe(`create schema if not exists jobs authorization klear_jobs_owner`);
    // A hardened database lets nobody in by default.
    await sql.unsafe(`do $$ begin execute format('grant connect on database %I to klear_jobs_app', current_database()); end $$`);
    await sql.unsafe(`set role klear_jobs_owner`);
    await install(sql);
    await sql.unsafe(`
      grant usage on schema jobs to klear_jobs_app;
      grant select, insert, update, delete on all tables in schema jobs to klear_jobs_app;
      grant usage on all sequences in schema jobs to klear_jobs_app;
      grant execute on all functions in schema jobs to klear_jobs_app`);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Two databases that are prepared at once collide in the cluster's one table of roles: the one that comes second tries again. */
async function changeRole(sql: postgres.Sql, statement: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await sql.unsafe(statement);
      return;
    } catch (fault) {
      const isRace = fault instanceof postgres.PostgresError && fault.message.startsWith('tuple concurrently');
      if (attempt === 20 || !isRace) throw fault;
      await wait(attempt * 10 * Math.random());
    }
  }
}

async function install(sql: postgres.Sql): Promise<void> {
  const plan = getConstructionPlans(schema, { createSchema: false });
  const [table] = await sql<{ found: boolean }[]>`select to_regclass('jobs.version') is not null as found`;
  if (!table?.found) {
    await sql.unsafe(plan);
    return;
  }
  const [installed] = await sql<{ version: number }[]>`select version::int from jobs.version`;
  if (installed && installed.version < versionOf(plan)) await sql.unsafe(getMigrationPlans(schema, installed.version));
}
