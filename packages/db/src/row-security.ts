import postgres, { type Sql, type TransactionSql } from 'postgres';
import { rolesOf } from './roles.ts';

export type LoginRole = 'owner' | 'app' | 'system';

/** What one login role sees of one relation under settings that give it nothing. */
export interface RowSecurityCase {
  readonly schema: string;
  readonly relation: string;
  readonly kind: 'table' | 'view' | 'sequence' | 'function';
  readonly role: LoginRole;
  readonly setting: string;
  /** Rows there are. 0 for a table means that the case proves nothing: seed it. */
  readonly total: number;
  readonly visible: number;
  /** 'refused' is permission denied; any other fault shows as its SQLSTATE. */
  readonly answer: 'rows' | 'refused' | 'no call declared' | string;
}

export interface RowSecurityOptions {
  /** A superuser, who counts what there is. */
  readonly admin: Sql;
  readonly schema: string;
  urlOf(role: LoginRole): string;
  /** For each SECURITY DEFINER function, by signature as regprocedure prints it without schema: a query that calls it. */
  readonly calls?: Readonly<Record<string, string>>;
}

const nobody = '00000000-0000-7000-8000-00000000dead';
const everyRole = 'OWNER,MANAGER,PRACTITIONER,FRONT_DESK';

/** The settings under which nobody may see a row of a private relation; 'other tenant' may see public ones. */
export const hostileSettings: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  unset: {},
  empty: { kind: '', person_id: '', organization_id: '', roles: '', purpose: '', session_id: '' },
  garbage: { kind: 'root', person_id: "' or true --", organization_id: 'not-a-uuid', roles: ',{OWNER},"', purpose: '\\', session_id: '1' },
  'garbage ids': {
    kind: 'person',
    person_id: '{}',
    organization_id: '00000000-0000-0000-0000-00000000000g',
    roles: 'OWNER',
    purpose: 'TREAT',
  },
  'other tenant': { kind: 'person', person_id: nobody, organization_id: nobody, roles: everyRole, purpose: 'TREAT', session_id: nobody },
};

/** Walks every table, view, sequence and SECURITY DEFINER function of a schema as every login role under every hostile setting. */
export async function rowSecurityCases(options: RowSecurityOptions): Promise<RowSecurityCase[]> {
  const relations = await relationsOf(options);
  const cases: RowSecurityCase[] = [];
  for (const role of ['owner', 'app', 'system'] as const) {
    const sql = postgres(options.urlOf(role), { max: 1, onnotice: () => {}, fetch_types: false });
    try {
      for (const relation of relations) {
        // A sequence belongs to its owner and holds nobody's rows.
        if (role === 'owner' && relation.kind === 'sequence') continue;
        for (const [setting, values] of Object.entries(hostileSettings)) {
          const seen = relation.count ? await look(sql, values, relation.count) : { visible: 0, answer: 'no call declared' };
          const { kind, total } = relation;
          cases.push({ schema: options.schema, relation: relation.name, kind, role, setting, total, ...seen });
        }
      }
    } finally {
      await sql.end();
    }
  }
  return cases;
}

interface Relation {
  readonly name: string;
  readonly kind: RowSecurityCase['kind'];
  readonly total: number;
  readonly count: string | undefined;
}

async function relationsOf({ admin, schema, calls = {} }: RowSecurityOptions): Promise<Relation[]> {
  const kinds = { r: 'table', p: 'table', f: 'table', v: 'view', m: 'view', S: 'sequence' } as const;
  const rows = await admin<{ name: string; kind: keyof typeof kinds }[]>`
    select relname as name, relkind as kind from pg_class
    where relnamespace = ${schema}::regnamespace and relkind in ('r', 'p', 'f', 'v', 'm', 'S') and relname <> 'schema_migrations' order by 2, 1`;
  const relations: Relation[] = [];
  for (const row of rows) {
    const count = `select count(*)::int as visible from ${schema}."${row.name}"`;
    const [found] = await admin.unsafe<{ visible: number }[]>(count);
    relations.push({ name: row.name, kind: kinds[row.kind], total: found?.visible ?? 0, count });
  }
  const functions = await admin<{ name: string }[]>`
    select replace(oid::regprocedure::text, ${`${schema}.`}, '') as name from pg_proc
    where pronamespace = ${schema}::regnamespace and prosecdef order by 1`;
  for (const { name } of functions) {
    const call = calls[name];
    relations.push({ name, kind: 'function', total: 1, count: call && `select count(*)::int as visible from (${call}) as answered` });
  }
  return relations;
}

/** Counts in a transaction that is always rolled back: a function may write. */
async function look(sql: Sql, values: Readonly<Record<string, string>>, count: string): Promise<{ visible: number; answer: string }> {
  const undo = new Error('rolled back on purpose');
  let visible = 0;
  try {
    await sql.begin(async (tx: TransactionSql) => {
      for (const [name, value] of Object.entries(values)) await tx`select set_config(${`klear.${name}`}, ${value}, true)`;
      const [row] = await tx.unsafe<{ visible: number }[]>(count);
      visible = row?.visible ?? 0;
      throw undo;
    });
  } catch (fault) {
    if (fault === undo) return { visible, answer: 'rows' };
    if (fault instanceof postgres.PostgresError) return { visible: 0, answer: fault.code === '42501' ? 'refused' : fault.code };
    throw fault;
  }
  return { visible, answer: 'rows' };
}

/**
 * What is wrong with a schema's roles and tables, one line each: a role that is a superuser, bypasses policies or inherits
 * others; an app or system role that owns something; a table without forced row-level security.
 */
export async function roleFaults(admin: Sql, schema: string): Promise<string[]> {
  const { owner, app, system, definer } = rolesOf(schema);
  const rows = await admin<{ fault: string }[]>`
    select rolname || ' is mighty' as fault from pg_roles
      where rolname in (${owner}, ${app}, ${system}, ${definer}) and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)
    union all select rolname || ' logs in' from pg_roles where rolname = ${definer} and rolcanlogin
    union all select c.rolname || ' is a member of ' || g.rolname from pg_auth_members m
      join pg_roles c on c.oid = m.member join pg_roles g on g.oid = m.roleid where c.rolname in (${app}, ${system}, ${definer})
    union all select r.rolname || ' owns ' || x.name from pg_roles r join (
      select relowner as owner, oid::regclass::text as name from pg_class
      union all select proowner, oid::regprocedure::text from pg_proc
      union all select nspowner, nspname from pg_namespace
      union all select datdba, datname from pg_database) x on x.owner = r.oid where r.rolname in (${app}, ${system})
    union all select 'no forced row-level security on ' || oid::regclass from pg_class
      where relnamespace = ${schema}::regnamespace and relkind in ('r', 'p') and relname <> 'schema_migrations'
        and not (relrowsecurity and relforcerowsecurity)
    order by 1`;
  return rows.map((row) => row.fault);
}
