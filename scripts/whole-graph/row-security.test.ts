import { type RowSecurityCase, roleFaults, rowSecurityCases } from '@klear/db';
import { proofSeed, proofSize } from '@klear/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as bookings from '../../subgraphs/bookings/test/row-security.declared.ts';
import * as content from '../../subgraphs/content/test/row-security.declared.ts';
import * as practitioners from '../../subgraphs/practitioners/test/row-security.declared.ts';
import * as users from '../../subgraphs/users/test/row-security.declared.ts';
import { diceOf } from '../demo/random.ts';
import { type SubgraphName, subgraphNames } from '../launch/secrets.ts';
import { type Asker, strangers } from '../tenancy/askers.ts';
import { type MatrixOptions, runMatrix } from '../tenancy/matrix.ts';
import { isSeenBySomebody, linesWithoutTable } from '../tenancy/own-rows.ts';
import { referAcross, referencesOf } from '../tenancy/references.ts';
import { readTables, type Table } from '../tenancy/tables.ts';
import { openTwoTenants } from '../tenancy/two-tenants.ts';
import type { House } from './house.ts';
import type { LivedIn } from './lived-in.ts';

interface Declared {
  readonly publicRelations?: ReadonlySet<string>;
  readonly calls?: Readonly<Record<string, string>>;
}

const declared: Readonly<Record<SubgraphName, Declared>> = {
  users,
  practitioners,
  bookings,
  // How far the subgraphs have told of accesses: no row of anybody.
  'health-records': { publicRelations: new Set(['access_sources']) },
  payments: {},
  content,
};

/** The functions that packages/db puts into every schema. */
const calls = (schema: string) => ({
  'outbox_fence()': 'select 1 where false',
  'find_person_keys(uuid[])': `select * from ${schema}.find_person_keys((select array_agg(gen_random_uuid())))`,
  'create_person_key(uuid,integer,bytea)': `select * from ${schema}.create_person_key(gen_random_uuid(), 1, 'x') where ${schema}.viewer_kind() is null`,
});

let house: House;
let tenants: readonly LivedIn[];
let people: readonly Asker[];

beforeAll(async () => {
  ({ house, tenants, people } = await openTwoTenants());
}, 300_000);
afterAll(() => house?.close(), 60_000);

const schemaOf = (name: SubgraphName) => name.replaceAll('-', '_');

function walk(name: SubgraphName): Promise<RowSecurityCase[]> {
  const schema = schemaOf(name);
  return rowSecurityCases({
    admin: house.admin,
    schema,
    urlOf: (role) => house.urlOf(name, role),
    calls: { ...calls(schema), ...declared[name].calls },
  });
}

/** Everything but: no row, or a row of what is declared public, shown to the app of a viewer. */
function leaks(name: SubgraphName, cases: readonly RowSecurityCase[]): RowSecurityCase[] {
  const isPublic = ({ role, setting, relation }: RowSecurityCase) =>
    role === 'app' && setting === 'other tenant' && declared[name].publicRelations?.has(relation);
  return cases.filter((each) => (each.visible > 0 && !isPublic(each)) || !['rows', 'refused'].includes(each.answer));
}

test('as every login role of the six schemas, every relation shows nobody a row that is not public, and no app or system role owns one', {
  timeout: 60_000,
}, async () => {
  const lines: string[] = [];
  let foreign = 0;
  for (const name of subgraphNames) {
    const cases = await walk(name);
    expect(
      cases.filter((each) => each.kind === 'table' && each.total === 0),
      'a table without rows proves nothing',
    ).toEqual([]);
    expect(leaks(name, cases)).toEqual([]);
    expect(await roleFaults(house.admin, schemaOf(name))).toEqual([]);
    const hidden = cases.filter((each) => !declared[name].publicRelations?.has(each.relation)).reduce((sum, each) => sum + each.total, 0);
    foreign += hidden;
    lines.push(`  ${name}: 0 of ${hidden} in ${cases.length} cases over ${new Set(cases.map((each) => each.relation)).size} relations`);
  }
  process.stdout.write(`row-level security of the whole graph: 0 foreign rows of ${foreign}\n${lines.join('\n')}\n`);
  expect(foreign).toBeGreaterThan(1_000);
});

const matrixOf = (options: Pick<MatrixOptions, 'size' | 'dice' | 'askers' | 'only'>) =>
  runMatrix({
    ...options,
    admin: house.admin,
    schemas: subgraphNames.map(schemaOf),
    urlOf: (schema, role) => house.urlOf(schema.replaceAll('_', '-') as SubgraphName, role),
  });

test('whoever asks, and whatever is tried, no row of another tenant is seen, added, changed, carried over, deleted or copied', {
  timeout: 600_000,
}, async () => {
  const { admin } = house;
  const size = proofSize('tenancy-matrix', 3_000, 1_000_000);
  const { tried, tables, all } = await matrixOf({
    size,
    askers: [...people, ...strangers],
    dice: diceOf('tenancy-matrix', proofSeed('tenancy-matrix')),
  });
  const reached = tried.filter((each) => each.reached > 0);
  expect(reached.map((each) => `${each.name}: ${each.answer}, ${each.reached}`)).toEqual([]);
  const after = (await Promise.all(subgraphNames.map((name) => readTables(admin, schemaOf(name))))).flat();
  expect(after.map(contentOf), 'nothing changed').toEqual(tables.map(contentOf));

  const names = new Set(tables.map(({ schema, name }) => `${schema}.${name}`));
  expect(linesWithoutTable(names)).toEqual([]);
  const seen = new Set(tried.filter(({ own }) => own > 0).map(({ table }) => table));
  const unseen = [...names].filter((name) => isSeenBySomebody(name) && !seen.has(name));
  expect(unseen, 'who sees no row of their own proves nothing').toEqual([]);
  const sum = (of: (each: (typeof tried)[number]) => number) => tried.reduce((total, each) => total + of(each), 0);
  process.stdout.write(
    `tenancy matrix: 0 foreign rows of ${sum(({ foreign }) => foreign)} in ${tried.length} of ${all} cases over ${tables.length} tables; ${sum(({ own }) => own)} times an own row was read\n`,
  );
});

test('a row of one tenant never refers to a row of another: foreign keys look past row-level security, and carry the tenant', async () => {
  const [first, second] = tenants;
  const references = await referencesOf(house.admin, subgraphNames.map(schemaOf));
  const answers: Record<string, string> = {};
  for (const reference of references) {
    answers[reference.name] = await referAcross(house.admin, reference, [first?.organizationId ?? '', second?.organizationId ?? '']);
  }
  const tried = Object.entries(answers).filter(([, answer]) => answer !== 'no rows');
  expect(tried.filter(([, answer]) => answer !== '23503')).toEqual([]);
  // Nobody has lent an app anything here.
  expect(Object.keys(answers).filter((name) => answers[name] === 'no rows')).toEqual(['users.app_grants_organization_id_app_id_fkey']);
  process.stdout.write(`references across tenants: ${tried.length} of ${references.length} tried, all refused\n`);
});

test('the matrix is not blind: an open policy for each operation, and a tenant that is not kept, are reached', async () => {
  const { admin } = house;
  const faults: Readonly<Record<string, { fault: string; undo?: string; reached: readonly string[] }>> = {
    'payments.refunds': { fault: 'for select to klear_payments_app using (true)', reached: ['COPY TO', 'SELECT'] },
    'users.invitations': { fault: 'for insert to klear_users_app with check (true)', reached: ['INSERT'] },
    'practitioners.locations': { fault: 'for update to klear_practitioners_app using (true)', reached: ['UPDATE'] },
    'users.sessions': {
      fault: 'to klear_users_app using (true)',
      reached: ['COPY TO', 'DELETE', 'INSERT', 'MOVE', 'SELECT', 'UPDATE', 'UPSERT'],
    },
    'bookings.claims': {
      fault: 'for select to klear_bookings_app using (false); alter table bookings.claims disable trigger keep_tenant',
      undo: 'alter table bookings.claims enable trigger keep_tenant',
      reached: ['MOVE'],
    },
    'content.article_versions': {
      fault: 'for select to klear_content_app using (false); grant truncate on content.article_versions to klear_content_app',
      undo: 'revoke truncate on content.article_versions from klear_content_app',
      reached: ['TRUNCATE'],
    },
  };
  const only = Object.keys(faults);
  for (const [table, { fault }] of Object.entries(faults)) await admin.unsafe(`create policy faulty on ${table} ${fault}`);
  try {
    const { tried } = await matrixOf({ size: Number.POSITIVE_INFINITY, askers: people, dice: diceOf('not blind'), only });
    const reached = tried.filter((each) => each.reached > 0);
    for (const table of only) {
      const found = new Set(reached.filter((each) => each.table === table).map(({ operation }) => operation));
      expect([table, ...[...found].toSorted()]).toEqual([table, ...(faults[table]?.reached ?? [])]);
    }
  } finally {
    for (const [table, { undo = '' }] of Object.entries(faults)) await admin.unsafe(`drop policy faulty on ${table}; ${undo}`);
  }
});

test('no login of a subgraph, of the bus, of the jobs or of the router reaches a relation outside its own schema, the auditors reach the audit log alone, and none is mighty', async () => {
  const [counted] = await house.admin<{ cases: number; logins: number }[]>`
    select count(*)::int as cases, count(distinct rolname)::int as logins from pg_roles, pg_class
    where rolname like 'klear\\_%' and rolcanlogin and relkind in ('r', 'p', 'v', 'm', 'S') and relnamespace::regnamespace::text in ${house.admin([...schemas])}`;
  const reached = await house.admin<{ fault: string }[]>`
    select rolname || ' reaches ' || c.oid::regclass as fault from pg_roles r, pg_class c join pg_namespace n on n.oid = c.relnamespace
    where rolname like 'klear\\_%' and rolcanlogin and relkind in ('r', 'p', 'v', 'm') and nspname in ${house.admin([...schemas])}
      and rolname not like 'klear\\_' || nspname || '\\_%'
      and not (rolname in ('klear_audit_reader', 'klear_audit_archivist') and relname in ('audit_events', 'audit_links', 'audit_segments'))
      and has_schema_privilege(r.oid, n.oid, 'usage') and has_table_privilege(r.oid, c.oid, 'select, insert, update, delete, truncate')`;
  expect(reached).toEqual([]);
  const mighty = await house.admin`
    select rolname from pg_roles where rolname like 'klear\\_%' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)`;
  expect(mighty).toEqual([]);
  const owned = await house.admin`
    select rolname, relname from pg_class join pg_roles on pg_roles.oid = relowner
    where rolname ~ '^klear_.*_(app|system)$' union all
    select rolname, nspname from pg_namespace join pg_roles on pg_roles.oid = nspowner where rolname ~ '^klear_.*_(app|system)$'`;
  expect(owned).toEqual([]);
  expect(counted?.logins).toBe(subgraphNames.length * 3 + 5);
  process.stdout.write(`${counted?.logins} logins and ${counted?.cases} pairs of login and relation looked at\n`);
});

test('the audit’s reader reads facts, links and segments; its archivist also closes segments and removes what they hold; neither more', async () => {
  const { admin } = house;
  const granted = await admin<{ role: string; tables: string; privilege: string; schemas: number }[]>`
    select r.rolname as role, p.privilege, string_agg(distinct c.relname, ' ' order by c.relname) as tables, count(distinct n.oid)::int as schemas
    from pg_roles r, pg_class c join pg_namespace n on n.oid = c.relnamespace,
      unnest(array['select', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger']) p (privilege)
    where r.rolname in ('klear_audit_reader', 'klear_audit_archivist') and n.nspname in ${admin([...schemas])} and c.relkind in ('r', 'p', 'v', 'm', 'f')
      and case when p.privilege in ('select', 'insert', 'update', 'references') then has_any_column_privilege(r.oid, c.oid, p.privilege)
        else has_table_privilege(r.oid, c.oid, p.privilege) end
    group by 1, 2 order by 1, 2`;
  const all = { schemas: subgraphNames.length };
  const read = { privilege: 'select', tables: 'audit_events audit_links audit_segments' };
  expect([...granted]).toEqual([
    { role: 'klear_audit_archivist', privilege: 'delete', tables: 'audit_events audit_links', ...all },
    { role: 'klear_audit_archivist', privilege: 'insert', tables: 'audit_segments', ...all },
    { role: 'klear_audit_archivist', ...read, ...all },
    { role: 'klear_audit_reader', ...read, ...all },
  ]);
});

test('no login uses a sequence of another role, calls a definer’s function of a foreign schema, or can become somebody else', async () => {
  const { admin } = house;
  const [sequences] = await admin<{ found: number; faults: string[] | null }[]>`
    select count(distinct c.oid)::int as found, array_agg(r.rolname || ' ' || c.oid::regclass) filter (where c.relowner <> r.oid
      and has_schema_privilege(r.oid, c.relnamespace, 'usage') and has_sequence_privilege(r.oid, c.oid, 'select, usage, update')) as faults
    from pg_class c, pg_roles r where c.relkind = 'S' and r.rolname like 'klear\\_%' and r.rolcanlogin
      and c.relnamespace::regnamespace::text in ${admin(subgraphNames.map(schemaOf))}`;
  expect(sequences?.found).toBeGreaterThan(subgraphNames.length);
  expect(sequences?.faults).toBeNull();
  const called = await admin`
    select r.rolname, p.oid::regprocedure::text as signature from pg_roles r, pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where r.rolname like 'klear\\_%' and r.rolcanlogin and n.nspname in ${admin([...schemas])} and r.rolname not like 'klear\\_' || n.nspname || '\\_%'
      and has_schema_privilege(r.oid, n.oid, 'usage') and has_function_privilege(r.oid, p.oid, 'execute') and p.prosecdef`;
  expect([...called]).toEqual([]);
  // An owner hands its functions to its schema's definer, and inherits nothing of it.
  const members = await admin`
    select m.rolname as member, g.rolname as role from pg_auth_members a join pg_roles m on m.oid = a.member join pg_roles g on g.oid = a.roleid
    where m.rolname like 'klear\\_%' and not (m.rolname like '%\\_owner' and g.rolname = replace(m.rolname, '_owner', '_definer'))`;
  expect([...members]).toEqual([]);
  expect([...(await admin`select rolname from pg_roles where rolname like 'klear\\_%\\_definer' and (rolcanlogin or rolinherit)`)]).toEqual(
    [],
  );
});

test('the logins of the bus, of the jobs and of the router read no table of a subgraph', async () => {
  const { default: postgres } = await import('postgres');
  const { bus, jobs } = house.graph.secrets;
  for (const url of [house.urlAs('klear_bus_app', bus), house.urlAs('klear_jobs_app', jobs)]) {
    const sql = postgres(url, { max: 1, onnotice: () => {} });
    for (const table of ['users.persons', 'bookings.appointments', 'health_records.resources', 'payments.payments']) {
      await expect(sql.unsafe(`select 1 from ${table}`)).rejects.toMatchObject({ code: '42501' });
    }
    await sql.end();
  }
});

test('a new table without a case of its own is red: empty, open, or without forced policies', async () => {
  const { admin } = house;
  try {
    await admin.unsafe(`
      create table payments.naked (id int);
      create table payments.open (id int);
      insert into payments.open values (1);
      alter table payments.open enable row level security, force row level security;
      create policy open_to_all on payments.open using (true);
      grant select on payments.open to klear_payments_app`);
    const cases = await walk('payments');
    expect(new Set(cases.filter((each) => each.kind === 'table' && each.total === 0).map(({ relation }) => relation))).toEqual(
      new Set(['naked']),
    );
    expect(new Set(leaks('payments', cases).map(({ relation, role }) => `${role} ${relation}`))).toEqual(new Set(['app open']));
    expect(await roleFaults(admin, 'payments')).toEqual(['no forced row-level security on payments.naked']);
  } finally {
    await admin.unsafe('drop table if exists payments.naked, payments.open');
  }
});

const contentOf = ({ schema, name, rows }: Table) => `${schema}.${name} ${JSON.stringify([...rows])}`;

const schemas: readonly string[] = [...subgraphNames.map(schemaOf), 'bus', 'jobs', 'router'];
