import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import postgres from 'postgres';

export interface PreparedSchema {
  /** Name of the schema and middle of its roles; of our own code, never from outside. */
  readonly schema: string;
  /** Of the login role. */
  readonly password: string;
  /** Where the schema's own *.sql files are; they run in order, each once. */
  readonly migrations: URL;
  /** What the login role may do, as statements. */
  readonly grants: readonly string[];
}

/**
 * Brings a schema that belongs to no service into a database, as an administrator: owned by `klear_<schema>_owner` (no login), with the login
 * role `klear_<schema>_app`, which owns nothing. Repeatable; refuses a migration file that changed after it was applied.
 */
export async function prepareSchema(adminUrl: string, wanted: PreparedSchema): Promise<void> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {}, fetch_types: false });
  const prepare = async (tx: postgres.TransactionSql) => {
    await tx`select pg_advisory_xact_lock(hashtext(${`klear ${wanted.schema} migrations`}))`;
    await prepareRoles(tx, wanted);
    await applyMigrations(tx, wanted);
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

async function prepareRoles(tx: postgres.TransactionSql, { schema, password }: PreparedSchema): Promise<void> {
  const [owner, app] = [`klear_${schema}_owner`, `klear_${schema}_app`];
  // Another database of the cluster may be preparing its own right now.
  for (const role of [`${owner} nologin`, `${app} login`]) {
    await tx.unsafe(`do $$ begin create role ${role}; exception when duplicate_object or unique_violation then null; end $$`);
  }
  const [quoted] = await tx<{ literal: string }[]>`select quote_literal(${password}) as literal`;
  await tx.unsafe(`alter role ${app} with login noinherit password ${quoted?.literal ?? ''}`);
  await tx.unsafe(`grant ${owner} to current_user`);
  await tx.unsafe(`create schema if not exists ${schema} authorization ${owner}`);
  await tx.unsafe(`grant usage on schema ${schema} to ${app}`);
  // A hardened database lets nobody in by default.
  await tx.unsafe(`do $$ begin execute format('grant connect on database %I to ${app}', current_database()); end $$`);
}

async function applyMigrations(tx: postgres.TransactionSql, { schema, migrations, grants }: PreparedSchema): Promise<void> {
  await tx.unsafe(`set local role klear_${schema}_owner`);
  await tx.unsafe(`create table if not exists ${schema}.migrations (name text primary key, checksum text not null)`);
  const rows = await tx<{ name: string; checksum: string }[]>`select name, checksum from ${tx(schema)}.migrations`;
  const applied = new Map(rows.map((row) => [row.name, row.checksum]));
  for (const name of (await readdir(migrations)).filter((file) => file.endsWith('.sql')).sort()) {
    const text = await readFile(new URL(name, migrations), 'utf8');
    const checksum = createHash('sha256').update(text).digest('hex');
    const known = applied.get(name);
    if (known !== undefined && known !== checksum) throw new Error(`migration ${name} of the ${schema} was changed after it was applied`);
    if (known !== undefined) continue;
    await tx.unsafe(text);
    await tx`insert into ${tx(schema)}.migrations (name, checksum) values (${name}, ${checksum})`;
  }
  for (const grant of grants) await tx.unsafe(grant);
}
