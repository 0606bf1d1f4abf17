import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import postgres from 'postgres';

const directory = new URL('../../../migrations/', import.meta.url);

/**
 * Brings what the router keeps in PostgreSQL into a database, as an administrator: schema `router`, owned by `klear_router_owner`
 * (no login), and the login role `klear_router_app`, which owns nothing. Repeatable; refuses a migration that changed after it ran.
 */
export async function prepareRouter(adminUrl: string, options: { password: string }): Promise<void> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {}, fetch_types: false });
  try {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await sql.begin(async (tx) => {
          await tx`select pg_advisory_xact_lock(hashtext('klear router migrations'))`;
          await prepareRoles(tx, options.password);
          await applyMigrations(tx);
        });
        return;
      } catch (fault) {
        if (attempt === 20 || !isRaceForRoles(fault)) throw fault;
        await wait(attempt * 10 * Math.random());
      }
    }
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Roles belong to the cluster while advisory locks belong to a database: two that are prepared at once collide in pg_authid. */
function isRaceForRoles(fault: unknown): boolean {
  return fault instanceof postgres.PostgresError && (fault.code === '40P01' || fault.message.startsWith('tuple concurrently'));
}

async function prepareRoles(tx: postgres.TransactionSql, password: string): Promise<void> {
  for (const role of ['klear_router_owner nologin', 'klear_router_app login']) {
    await tx.unsafe(`do $$ begin create role ${role}; exception when duplicate_object or unique_violation then null; end $$`);
  }
  const [quoted] = await tx<{ literal: string }[]>`select quote_literal(${password}) as literal`;
  await tx.unsafe(`alter role klear_router_app with login noinherit password ${quoted?.literal ?? ''}`);
  await tx.unsafe('grant klear_router_owner to current_user');
  await tx.unsafe('create schema if not exists router authorization klear_router_owner');
  await tx.unsafe('grant usage on schema router to klear_router_app');
  // A hardened database lets nobody in by default.
  await tx.unsafe(`do $$ begin execute format('grant connect on database %I to klear_router_app', current_database()); end $$`);
}

async function applyMigrations(tx: postgres.TransactionSql): Promise<void> {
  await tx.unsafe('set local role klear_router_owner');
  await tx.unsafe('create table if not exists router.migrations (name text primary key, checksum text not null)');
  const rows = await tx<{ name: string; checksum: string }[]>`select name, checksum from router.migrations`;
  const applied = new Map(rows.map((row) => [row.name, row.checksum]));
  for (const name of (await readdir(directory)).filter((file) => file.endsWith('.sql')).sort()) {
    const text = await readFile(new URL(name, directory), 'utf8');
    const checksum = createHash('sha256').update(text).digest('hex');
    const known = applied.get(name);
    if (known !== undefined && known !== checksum) throw new Error(`migration ${name} of the router was changed after it was applied`);
    if (known !== undefined) continue;
    await tx.unsafe(text);
    await tx`insert into router.migrations (name, checksum) values (${name}, ${checksum})`;
  }
  await tx.unsafe('grant select, insert, update, delete on router.buckets to klear_router_app');
}
