import { randomBytes } from 'node:crypto';
import { silentLogger } from '@klear/core';
import { type ConnectedDatabase, connectDatabase, rolesOf, shiftDatabaseClock, urlAs } from '@klear/db';
import postgres, { type Sql } from 'postgres';
import { afterAll, inject } from 'vitest';
import { createStatementRecorder, type StatementRecorder } from './statements.ts';
import { inDatabase } from './template.ts';
import './run-context.ts';

/** A database of one test file: a clone of the template, dropped when the file ends. */
export interface TestDatabase {
  readonly name: string;
  /** URL of the superuser, who bypasses every policy: for looking behind the product, never for being it. */
  readonly url: string;
  readonly sql: Sql;
  /** Records the table-touching statements of every Database that `databaseOf` opened. */
  readonly statements: StatementRecorder;
  /** The subgraph's door to its schema, as the product opens it. One per schema; closed with the clone. */
  databaseOf(schema: string): Promise<ConnectedDatabase>;
  /** Options as connectDatabase takes them, for tests that need a second process's connections. */
  connection(schema: string): { url: string; schema: string; passwords: { app: string; system: string } };
  /** A login URL of one of a schema's roles. */
  urlOf(schema: string, role: 'owner' | 'app' | 'system'): string;
  /** A login URL of the bus. */
  readonly busUrl: string;
  /** A login URL of the job store. */
  readonly jobsUrl: string;
  /** Moves this database's clock, as transactions see it, by `ms` against the real one. 0 sets it right again. */
  shiftClock(ms: number): Promise<void>;
  drop(): Promise<void>;
}

const inputHashKey = Buffer.alloc(32, 1);

/** Settings and grants that belong to a database are not copied with its template. */
async function copySettings(admin: Sql, from: string, to: string): Promise<void> {
  const rows = await admin<{ role: string; setting: string }[]>`
    select r.rolname as role, unnest(s.setconfig) as setting from pg_db_role_setting s
    join pg_database d on d.oid = s.setdatabase join pg_roles r on r.oid = s.setrole where d.datname = ${from}`;
  const statements = rows.map(({ role, setting }) => {
    const [name = '', ...value] = setting.split('=');
    return `alter role "${role}" in database "${to}" set ${name} = ${value.join('=')}`;
  });
  const logins = await admin<{ role: string }[]>`
    select r.rolname as role from pg_database d, aclexplode(d.datacl) a join pg_roles r on r.oid = a.grantee
    where d.datname = ${from} and a.privilege_type = 'CONNECT' and not r.rolsuper`;
  statements.push(
    `revoke all on database "${to}" from public`,
    ...logins.map(({ role }) => `grant connect on database "${to}" to "${role}"`),
  );
  await admin.unsafe(statements.join(';'));
}

/** Clones the run's template. Call it at the top of a test file: `const database = await cloneDatabase();` */
export async function cloneDatabase(): Promise<TestDatabase> {
  const run = inject('klear');
  const name = `klear_${randomBytes(6).toString('hex')}`;
  const admin = postgres(run.adminUrl, { max: 1, onnotice: () => {} });
  await admin.unsafe(`create database ${name} template ${run.template} strategy file_copy`);
  await copySettings(admin, run.template, name);
  const url = inDatabase(run.adminUrl, name);
  const sql = postgres(url, { max: 3, onnotice: () => {} });
  const statements = createStatementRecorder();
  const open = new Map<string, ConnectedDatabase>();

  const account = (schema: string) => {
    const fault = run.broken[schema];
    if (fault) throw new Error(`the migrations of ${schema} do not run: ${fault}`);
    const passwords = run.schemas[schema];
    if (!passwords) throw new Error(`no subgraph has the schema ${schema}`);
    return passwords;
  };

  const database: TestDatabase = {
    name,
    url,
    sql,
    statements,
    connection: (schema) => ({ url, schema, passwords: account(schema) }),
    urlOf: (schema, role) => urlAs(url, rolesOf(schema)[role], account(schema)[role]),
    jobsUrl: urlAs(url, 'klear_jobs_app', run.jobsPassword),
    busUrl: urlAs(url, 'klear_bus_app', run.busPassword),
    async databaseOf(schema) {
      const known = open.get(schema);
      if (known) return known;
      const options = { ...database.connection(schema), poolSize: 8, inputHashKey, log: silentLogger, onQuery: statements.onQuery };
      const opened = connectDatabase(options);
      open.set(schema, opened);
      return opened;
    },
    shiftClock: (ms) => shiftDatabaseClock(url, ms),
    async drop() {
      await Promise.all([...open.values()].map((opened) => opened.close()));
      await sql.end({ timeout: 1 });
      await admin.unsafe(`drop database if exists ${name} with (force)`);
      await admin.end();
    },
  };
  afterAll(() => database.drop());
  return database;
}
