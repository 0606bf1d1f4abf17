import type { LoginRole } from '@klear/db';
import { proofSeed, proofSize } from '@klear/testing';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { diceOf } from '../demo/random.ts';
import { strangers } from '../tenancy/askers.ts';
import { type Attempt, attempt } from '../tenancy/attempts.ts';
import { attemptsOn } from '../tenancy/matrix.ts';
import { readTables, type Table } from '../tenancy/tables.ts';
import { openTwoTenants, schemas, subgraphOf, type TwoTenants } from '../tenancy/two-tenants.ts';
import { asksNothing, boundBy, operationsOf, type Policy, policiesOf, widened } from './policies.ts';

let open: TwoTenants;
let admin: Sql;
let tables: ReadonlyMap<string, Table>;
const logins = new Map<string, Sql>();

beforeAll(async () => {
  open = await openTwoTenants();
  admin = open.house.admin;
  const all = (await Promise.all(schemas.map((schema) => readTables(admin, schema)))).flat();
  tables = new Map(all.map((table) => [`${table.schema}.${table.name}`, table]));
}, 300_000);
afterAll(async () => {
  await Promise.all([...logins.values()].map((sql) => sql.end()));
  await open?.house.close();
}, 60_000);

function loginOf(schema: string, role: LoginRole): Sql {
  const key = `${schema} ${role}`;
  const known = logins.get(key) ?? postgres(open.house.urlOf(subgraphOf(schema), role), { max: 1, onnotice: () => {}, fetch_types: false });
  logins.set(key, known);
  return known;
}

/** Whether anything on the policy's table reaches a row of somebody else. */
async function isReached(policy: Policy): Promise<boolean> {
  const table = tables.get(`${policy.schema}.${policy.table}`);
  const role = boundBy(policy);
  if (!table || !role) throw new Error(`nobody tries ${policy.name} on ${policy.schema}.${policy.table}`);
  const known = attemptsByTable.get(table) ?? attemptsOn(admin, table, [...strangers, ...open.people]);
  attemptsByTable.set(table, known);
  const fitting = (await known).filter((made) => made.role === role && operationsOf(policy).includes(made.operation));
  for (const made of fitting) if ((await attempt(loginOf(policy.schema, role), made)).reached > 0) return true;
  return false;
}
const attemptsByTable = new Map<Table, Promise<Attempt[]>>();

const nameOf = ({ schema, table, name }: Policy) => `${schema}.${table} ${name}`;

test('every policy of row-level security is missed when it alone asks for nothing', { timeout: 600_000 }, async () => {
  const size = proofSize('guards-policies', 30, 100_000);
  const all = await policiesOf(admin);
  expect(all.filter(({ schema }) => !schemas.includes(schema)).map(nameOf)).toEqual([]);
  // The definer's, who answers through functions alone, and the audit's reader and archivist: they see all of a table by design.
  const unbound = all.filter((policy) => boundBy(policy) === undefined);
  expect(unbound.filter((policy) => !asksNothing(policy)).map(nameOf)).toEqual(['bookings.claims claims_definer']);
  const bound = all.filter((policy) => boundBy(policy) !== undefined);
  expect(bound.filter(asksNothing).map(nameOf)).toEqual([]);
  const chosen = diceOf('guards-policies', proofSeed('guards-policies')).shuffled(bound).slice(0, size);
  const [red, idle]: [string[], string[]] = [[], []];
  for (const policy of chosen) {
    const reached = await widened(admin, policy, () => isReached(policy));
    (reached ? red : idle).push(nameOf(policy));
  }
  process.stdout.write(
    `policies: ${all.length} found, ${unbound.length} that ask nothing of definers and the audit, ${chosen.length} of ${bound.length} taken away, ${red.length} times red\n`,
  );
  expect(idle).toEqual([]);
  expect((await policiesOf(admin)).map((policy) => JSON.stringify(policy))).toEqual(all.map((policy) => JSON.stringify(policy)));
});

test('a definer who may free claims may not change one: without its check it could', async () => {
  const change = () =>
    admin
      .begin(async (tx) => {
        await tx.unsafe('set local role klear_bookings_definer');
        const changed = await tx.unsafe('update bookings.claims set client_id = client_id');
        await tx.unsafe('reset role');
        throw Object.assign(new Error('rolled back on purpose'), { changed: changed.count });
      })
      .catch((fault: { code?: string; changed?: number }) => fault.code ?? fault.changed);
  expect(await change()).toBe('42501');
  const [policy] = (await policiesOf(admin)).filter(({ name }) => name === 'claims_definer');
  if (!policy) throw new Error('claims_definer is there');
  expect(await widened(admin, policy, change)).toBeGreaterThan(0);
});

test('every table that keeps its tenant loses it when its trigger alone is off', async () => {
  const triggers = await admin<{ table: string; column: string }[]>`
    select t.tgrelid::regclass::text as table, a.attname::text as column from pg_trigger t
    join pg_attribute a on a.attrelid = t.tgrelid and a.attnum = any (t.tgattr::int2[]) where t.tgname = 'keep_tenant' order by 1`;
  const carried = ({ table, column }: { table: string; column: string }) =>
    admin
      .begin(async (tx) => {
        await tx.unsafe(
          `update ${table} set "${column}" = gen_random_uuid() where ctid in (select ctid from ${table} order by "${column}" nulls last limit 1)`,
        );
        throw new Error('carried over');
      })
      .catch((fault: Error) => fault.message);
  const [idle, behind]: [string[], string[]] = [[], []];
  const keeps = /keeps its organization/;
  for (const each of triggers) {
    if (!keeps.test(await carried(each))) {
      behind.push(each.table);
      continue;
    }
    await admin.unsafe(`alter table ${each.table} disable trigger keep_tenant`);
    if (keeps.test(await carried(each))) idle.push(each.table);
    await admin.unsafe(`alter table ${each.table} enable trigger keep_tenant`);
  }
  process.stdout.write(
    `triggers that keep a tenant: ${triggers.length} found, ${triggers.length - behind.length} taken away, ${triggers.length - behind.length - idle.length} times red, ${behind.length} behind the audit log's own\n`,
  );
  expect(idle).toEqual([]);
  // No fact is ever changed, in whatever column: that trigger speaks first.
  expect(behind.filter((table) => !table.endsWith('.audit_events'))).toEqual([]);
  expect(triggers.length).toBeGreaterThan(50);
});
