import { cloneDatabase } from '@klear/testing';
import { expect, test } from 'vitest';
import { subgraphNames } from '../launch/secrets.ts';
import { keysOfStripe, keysOfTheSystem, keysWithoutTenant, tablesOfNoTenant } from './key-exceptions.ts';
import { tablesThatAppsWrite, tablesThatLoseTheirTenant, tablesWithoutTenant, tenantKeysOf } from './tenant-keys.ts';

const { sql: admin } = await cloneDatabase();
const schemas = subgraphNames.map((name) => name.replaceAll('-', '_'));
const everywhere = (name: string) => name.replace(/^\w+/, '*');
const isListed = (list: Readonly<Record<string, string>>, name: string) => name in list || everywhere(name) in list;

test('every unique key and foreign key of a tenant’s table carries the tenant, or says why not', async () => {
  const keys = await tenantKeysOf(admin, schemas);
  const without = keys.filter(({ columns }) => !columns.includes('organization_id'));
  const unexplained = without.filter(
    ({ name }) => !isListed(keysWithoutTenant, name) && !(name in keysOfTheSystem) && !keysOfStripe.includes(name),
  );
  expect(unexplained).toEqual([]);
  const names = new Set(without.flatMap(({ name }) => [name, everywhere(name)]));
  const listed = [...Object.keys(keysWithoutTenant), ...Object.keys(keysOfTheSystem), ...keysOfStripe];
  expect(listed.filter((name) => !names.has(name))).toEqual([]);
  const tables = new Set(keys.map(({ table }) => table)).size;
  process.stdout.write(
    `${keys.length} keys of ${tables} tenant tables: ${keys.length - without.length} carry the tenant, ${without.length} are listed\n`,
  );
});

test('a table without a tenant says why', async () => {
  const found = await tablesWithoutTenant(admin, schemas);
  expect(found.filter((name) => !isListed(tablesOfNoTenant, name))).toEqual([]);
  const names = new Set(found.flatMap((name) => [name, everywhere(name)]));
  expect(Object.keys(tablesOfNoTenant).filter((name) => !names.has(name))).toEqual([]);
});

test('a row of a tenant’s table keeps its tenant, whoever changes it', async () => {
  expect(await tablesThatLoseTheirTenant(admin, schemas)).toEqual([]);
  await admin`insert into users.known_clients values (gen_random_uuid(), gen_random_uuid(), now())`;
  const carried = admin`update users.known_clients set organization_id = gen_random_uuid()`;
  await expect(carried).rejects.toMatchObject({ code: '42501' });
  await admin`update users.known_clients set organization_id = organization_id`;
});

test('a key that spans tenants and is not of random ids stands in a table that viewers cannot write to', async () => {
  const written = await tablesThatAppsWrite(admin, schemas);
  expect(written.has('users.memberships')).toBe(true);
  const keys = await tenantKeysOf(admin, schemas);
  const reached = keys.filter(({ name, table }) => name in keysOfTheSystem && written.has(table));
  expect(reached).toEqual([]);
});

test('the walk is not blind: a key, an exclusion and a reference without the tenant are found', async () => {
  const undo = new Error('rolled back on purpose');
  const walked = admin.begin(async (tx) => {
    await tx`create unique index told_b on bookings.holds (client_id, starts_at)`;
    await tx`alter table bookings.schedules add constraint told_c exclude using gist (practitioner_id with =, zone with =)`;
    await tx`alter table payments.refunds add constraint told_d foreign key (stripe_refund_id) references payments.webhook_events (id)`;
    const faulty = (await tenantKeysOf(tx as unknown as typeof admin, schemas)).filter(({ name }) => /\.told_/.test(name));
    expect(faulty.map(({ name, kind, columns }) => [name, kind, columns])).toEqual([
      ['bookings.told_b', 'unique', ['client_id', 'starts_at']],
      ['bookings.told_c', 'unique', ['practitioner_id', 'zone']],
      ['payments.told_d', 'foreign', ['stripe_refund_id']],
    ]);
    throw undo;
  });
  await expect(walked).rejects.toBe(undo);
});
