import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import postgres from 'postgres';

const directory = new URL('../../migrations/', import.meta.url);

/**
 * Brings the bus into a database, as an administrator: schema `bus`, owned by `klear_bus_owner` (no login), and the login role
 * `klear_bus_app`, which owns nothing. Repeatable; refuses a migration file that changed after it was applied.
 */
export async function prepareBus(adminUrl: string, options: { password: string }): Promise<void> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {}, fetch_types: false });
  const prepare = async (tx: postgres.TransactionSql) => {
    await tx`select pg_advisory_xact_lock(hashtext('klear bus migrations'))`;
    await prepareRoles(tx, options.password);
    await applyMigrations(tx);
  };
  try {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await sql.begin(prepare);
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
  // Roles belong to the cluster: another database may be preparing its own bus right now.
  await tx.unsafe(`do $$ begin create role klear_bus_owner nologin; exception when duplicate_object or unique_violation then null; end $$`);
  await tx.unsafe(`do $$ begin create role klear_bus_app login; exception when duplicate_object or unique_violation then null; end $$`);
  const [quoted] = await tx<{ literal: string }[]>`select quote_literal(${password}) as literal`;
  await tx.unsafe(`alter role klear_bus_app with login noinherit password ${quoted?.literal ?? ''}`);
  await tx.unsafe(`grant klear_bus_owner to current_user`);
  await tx.unsafe(`create schema if not exists bus authorization klear_bus_owner`);
  await tx.unsafe(`grant usage on schema bus to klear_bus_app`);
  // A hardened database lets nobody in by default.
  await tx.unsafe(`do $$ begin execute format('grant connect on database %I to klear_bus_app', current_database()); end $$`);
}

async function applyMigrations(tx: postgres.TransactionSql): Promise<void> {
  await tx.unsafe(`set local role klear_bus_owner`);
  await tx.unsafe(`create table if not exists bus.migrations (name text primary key, checksum text not null)`);
  const applied = new Map(
    (await tx<{ name: string; checksum: string }[]>`select name, checksum from bus.migrations`).map((m) => [m.name, m.checksum]),
  );
  for (const name of (await readdir(directory)).filter((file) => file.endsWith('.sql')).sort()) {
    const text = await readFile(new URL(name, directory), 'utf8');
    const checksum = createHash('sha256').update(text).digest('hex');
    if (applied.has(name) && applied.get(name) !== checksum)
      throw new Error(`migration ${name} of the bus was changed after it was applied`);
    if (applied.has(name)) continue;
    await tx.unsafe(text);
    await tx`insert into bus.migrations (name, checksum) values (${name}, ${checksum})`;
  }
  await tx.unsafe(`grant select, insert, update, delete on bus.events, bus.groups, bus.deliveries, bus.dead_letters to klear_bus_app`);
  await tx.unsafe(`grant select, update on bus.stream to klear_bus_app`);
}
