import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import type { Logger } from '@klear/core';
import postgres, { type Sql, type TransactionSql } from 'postgres';
import { rolesOf, urlAs } from './roles.ts';

export interface MigrateOptions {
  /** A direct URL of the database; the role in it is replaced by the schema's owner. */
  readonly url: string;
  readonly schema: string;
  readonly ownerPassword: string;
  /** The subgraph's own files; those of this package run first, in every schema. */
  readonly directory: URL;
  readonly log: Logger;
}

interface MigrationFile {
  readonly name: string;
  readonly text: string;
  readonly sha256: string;
}

const foundation = new URL('../migrations/', import.meta.url);

/**
 * Brings a schema up to date: files named NNNN_name.sql, in order, each in a transaction of its own, under one lock per schema.
 * Refuses when a file that was applied has changed or vanished. Answers the names that it applied.
 */
export async function migrate(options: MigrateOptions): Promise<{ applied: string[] }> {
  const files = [...(await readFiles(foundation, 'db/')), ...(await readFiles(options.directory, ''))];
  const { owner } = rolesOf(options.schema);
  const sql = postgres(urlAs(options.url, owner, options.ownerPassword), {
    max: 1,
    onnotice: () => {},
    connection: { search_path: `${options.schema}, extensions` },
  });
  try {
    await sql`select pg_advisory_lock(hashtext('klear migrate'), hashtext(${options.schema}))`;
    await sql.unsafe(`create table if not exists schema_migrations
      (name text primary key, sha256 text not null, applied_at timestamptz not null default transaction_timestamp())`);
    const pending = await pendingOf(sql, options.schema, files);
    for (const file of pending) {
      await sql.begin((tx) => apply(tx, options.schema, file));
      options.log.info({ schema: options.schema, migration: file.name }, 'migration applied');
    }
    return { applied: pending.map((file) => file.name) };
  } finally {
    await sql.end();
  }
}

async function apply(sql: TransactionSql, schema: string, file: MigrationFile): Promise<void> {
  try {
    await sql`select set_config('klear.kind', 'migration', true)`;
    await sql.unsafe(file.text);
    await sql`insert into schema_migrations (name, sha256) values (${file.name}, ${file.sha256})`;
  } catch (fault) {
    throw new Error(`Migration ${file.name} of ${schema} failed: ${fault instanceof Error ? fault.message : 'unknown fault'}`, {
      cause: fault,
    });
  }
}

async function pendingOf(sql: Sql, schema: string, files: readonly MigrationFile[]): Promise<MigrationFile[]> {
  const applied = await sql<{ name: string; sha256: string }[]>`select name, sha256 from schema_migrations`;
  const known = new Map(files.map((file) => [file.name, file]));
  for (const row of applied) {
    const file = known.get(row.name);
    if (!file) throw new Error(`Migration ${row.name} was applied to ${schema} and is missing here: this code is older than its data.`);
    if (file.sha256 !== row.sha256)
      throw new Error(`Migration ${row.name} was applied to ${schema} and has changed since: add a new file instead.`);
  }
  const done = new Set(applied.map((row) => row.name));
  return files.filter((file) => !done.has(file.name));
}

async function readFiles(directory: URL, prefix: string): Promise<MigrationFile[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.sql')).sort();
  const odd = names.find((name) => !/^\d{4}_[a-z0-9_]+\.sql$/.test(name));
  if (odd) throw new Error(`A migration is named NNNN_name.sql, not ${odd}.`);
  const numbers = names.map((name) => name.slice(0, 4));
  const twice = numbers.find((number, index) => numbers.indexOf(number) !== index);
  if (twice) throw new Error(`Two migrations have the number ${twice}.`);
  const base = directory.href.endsWith('/') ? directory : new URL(`${directory.href}/`);
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(new URL(name, base), 'utf8');
      return { name: `${prefix}${name}`, text, sha256: createHash('sha256').update(text).digest('hex') };
    }),
  );
}
