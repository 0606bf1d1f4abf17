import { setTimeout as wait } from 'node:timers/promises';
import postgres, { type TransactionSql } from 'postgres';
import { auditRoles, literal, rolesOf } from './roles.ts';

export interface SchemaAccount {
  readonly schema: string;
  readonly passwords: { readonly owner: string; readonly app: string; readonly system: string };
}

const extensions = ['btree_gist', 'pg_trgm', 'unaccent', 'citext'];

/**
 * Makes what only an administrator may: extensions, roles and empty schemas. Running it again changes nothing but passwords;
 * several may run at once, also for different databases of one cluster, whose roles are shared. PostgreSQL 15 and newer.
 */
export function prepareCluster(adminUrl: string, schemas: readonly SchemaAccount[]): Promise<void> {
  return asAdministrator(adminUrl, (tx) => prepare(tx, schemas));
}

/** Lets the audit roles, which prepareCluster made, sign in to this database: as an administrator, after prepareCluster. */
export function prepareAudit(adminUrl: string, passwords: { readonly reader: string; readonly archivist: string }): Promise<void> {
  return asAdministrator(adminUrl, async (tx) => {
    const [row] = await tx<{ name: string }[]>`select quote_ident(current_database()) as name`;
    const login = (role: 'reader' | 'archivist') =>
      `alter role ${auditRoles[role]} login password ${literal(passwords[role])};grant connect on database ${row?.name} to ${auditRoles[role]}`;
    await tx.unsafe(`${login('reader')};${login('archivist')};alter role ${auditRoles.reader} set default_transaction_read_only = on`);
  });
}

async function asAdministrator(adminUrl: string, work: (tx: TransactionSql) => Promise<void>): Promise<void> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {}, fetch_types: false });
  try {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await sql.begin(work);
        return;
      } catch (fault) {
        if (attempt === 20 || !isRaceForRoles(fault)) throw fault;
        await wait(attempt * 10 * Math.random());
      }
    }
  } finally {
    await sql.end();
  }
}

/** Roles are cluster-wide while advisory locks are per database: two databases prepared at once collide in pg_authid. */
function isRaceForRoles(fault: unknown): boolean {
  if (!(fault instanceof postgres.PostgresError)) return false;
  return ['23505', '42710', '40P01'].includes(fault.code) || fault.message.startsWith('tuple concurrently');
}

async function prepare(sql: TransactionSql, schemas: readonly SchemaAccount[]): Promise<void> {
  const statements = [
    `select pg_advisory_xact_lock(hashtext('klear prepare'))`,
    'create schema if not exists extensions',
    ...extensions.map((name) => `create extension if not exists ${name} schema extensions`),
    'revoke create on schema public from public',
    'grant usage on schema extensions to public',
  ];
  await sql.unsafe(statements.join(';'));
  const [row] = await sql<{ name: string; superuser: boolean }[]>`
    select current_database() as name, rolsuper as superuser from pg_roles where rolname = current_user`;
  if (!row) throw new Error('the administrator has no role');
  const database = `"${row.name.replaceAll('"', '""')}"`;
  await sql.unsafe(`revoke all on database ${database} from public`);
  const audit = Object.values(auditRoles);
  const mighty = await sql<{ rolname: string }[]>`
    select rolname from pg_roles where rolname in ${sql(audit)} and (rolsuper or rolbypassrls)`;
  if (mighty[0]) throw new Error(`Role ${mighty[0].rolname} bypasses row-level security: take SUPERUSER and BYPASSRLS from it first.`);
  const present = new Set(
    (await sql<{ rolname: string }[]>`select rolname from pg_roles where rolname in ${sql(audit)}`).map((each) => each.rolname),
  );
  for (const role of audit) if (!present.has(role)) await sql.unsafe(`create role ${role} nologin noinherit`);
  for (const account of schemas) await prepareSchema(sql, { database, superuser: row.superuser }, account);
}

async function prepareSchema(
  sql: TransactionSql,
  { database, superuser }: { database: string; superuser: boolean },
  { schema, passwords }: SchemaAccount,
): Promise<void> {
  const { owner, app, system, definer } = rolesOf(schema);
  const present = await sql<{ rolname: string; mighty: boolean }[]>`
    select rolname, rolsuper or rolbypassrls as mighty from pg_roles where rolname in (${owner}, ${app}, ${system}, ${definer})`;
  const mighty = present.find((row) => row.mighty);
  if (mighty) throw new Error(`Role ${mighty.rolname} bypasses row-level security: take SUPERUSER and BYPASSRLS from it first.`);
  const names = new Set(present.map((row) => row.rolname));
  const login = [
    [owner, passwords.owner],
    [app, passwords.app],
    [system, passwords.system],
  ] as const;
  const statements = [
    ...(names.has(definer) ? [] : [`create role ${definer} nologin noinherit`]),
    ...login.map(
      ([role, password]) => `${names.has(role) ? 'alter' : 'create'} role ${role} login noinherit password ${literal(password)}`,
    ),
    // NOINHERIT: the owner may hand functions to the definer, and has none of its policies.
    `grant ${definer} to ${owner}`,
    `grant connect on database ${database} to ${owner}, ${app}, ${system}`,
    // An administrator who is no superuser must be a member of the owner to give it a schema.
    ...(superuser ? [] : [`grant ${owner} to current_user`]),
    `create schema if not exists ${schema}`,
    `alter schema ${schema} owner to ${owner}`,
    `revoke all on schema ${schema} from public`,
    `grant usage on schema ${schema} to ${app}, ${system}, ${auditRoles.reader}, ${auditRoles.archivist}`,
    `grant usage, create on schema ${schema} to ${definer}`,
    ...login.map(([role]) => `alter role ${role} in database ${database} set search_path = ${schema}, extensions`),
    // Estimates over ranges are far too high: PostgreSQL would compile for longer than the statement runs.
    ...login.map(([role]) => `alter role ${role} in database ${database} set jit = off`),
    `alter default privileges for role ${owner} revoke execute on functions from public`,
    `alter default privileges for role ${owner} in schema ${schema} grant execute on functions to ${app}, ${system}, ${definer}`,
  ];
  await sql.unsafe(statements.join(';'));
}
