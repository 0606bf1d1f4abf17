import { type RowSecurityCase, roleFaults, rowSecurityCases } from '@klear/db';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as bookings from '../../subgraphs/bookings/test/row-security.declared.ts';
import * as content from '../../subgraphs/content/test/row-security.declared.ts';
import * as practitioners from '../../subgraphs/practitioners/test/row-security.declared.ts';
import * as users from '../../subgraphs/users/test/row-security.declared.ts';
import { type SubgraphName, subgraphNames } from '../launch/secrets.ts';
import { fillEmptyTables } from './fill.ts';
import { type House, openHouse } from './house.ts';
import { openLivedIn } from './lived-in.ts';

interface Declared {
  readonly publicRelations?: ReadonlySet<string>;
  readonly calls?: Readonly<Record<string, string>>;
}

const declared: Readonly<Record<SubgraphName, Declared>> = {
  users,
  practitioners,
  bookings,
  'health-records': {},
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

beforeAll(async () => {
  house = await openHouse();
  const lived = await openLivedIn(house.graph);
  await house.graph.publishAll();
  for (const name of subgraphNames) expect(await fillEmptyTables(house.admin, schemaOf(name))).toEqual([]);
  await Promise.all([lived.client, lived.owner, lived.practitioner].map((person) => person.close()));
}, 60_000);
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

test('no login of a subgraph, of the bus, of the jobs or of the router reaches a relation outside its own schema, and none is mighty', async () => {
  const [counted] = await house.admin<{ cases: number; logins: number }[]>`
    select count(*)::int as cases, count(distinct rolname)::int as logins from pg_roles, pg_class
    where rolname like 'klear\\_%' and rolcanlogin and relkind in ('r', 'p', 'v', 'm', 'S') and relnamespace::regnamespace::text in ${house.admin([...schemas])}`;
  const reached = await house.admin<{ fault: string }[]>`
    select rolname || ' reaches ' || c.oid::regclass as fault from pg_roles r, pg_class c join pg_namespace n on n.oid = c.relnamespace
    where rolname like 'klear\\_%' and rolcanlogin and relkind in ('r', 'p', 'v', 'm') and nspname in ${house.admin([...schemas])}
      and rolname not like 'klear\\_' || nspname || '\\_%'
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
  expect(counted?.logins).toBe(subgraphNames.length * 3 + 3);
  process.stdout.write(`${counted?.logins} logins and ${counted?.cases} pairs of login and relation looked at\n`);
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

const schemas: readonly string[] = [...subgraphNames.map(schemaOf), 'bus', 'jobs', 'router'];
