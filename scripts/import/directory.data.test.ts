import { realInput } from '@klear/testing/real-input';
import { expect, test } from 'vitest';
import { importDirectory } from './directory.ts';
import { heard, importHarness } from './import.fixture.ts';

const { database, deps } = await importHarness();
const folder = realInput('synthea-bulk');
const events = async () => {
  const [row] = await database.sql<{ n: number }[]>`
    select ((select count(*) from users.outbox) + (select count(*) from practitioners.outbox))::int as n`;
  return row?.n;
};

test('271 real practitioners go in with their organizations and locations; the second time nothing is written and nobody is told', async () => {
  const listener = heard();
  const first = await importDirectory(deps, folder, {}, listener);
  expect(listener.faults).toEqual([]);
  expect(first.counts).toEqual({
    Organization: { read: 271, written: 271 },
    Practitioner: { read: 271, written: 271 },
    Location: { read: 272, written: 271 },
    PractitionerRole: { read: 271, written: 271 },
  });
  expect(first.notSupported, '"the patient\'s home" is a kind of place').toEqual({ 'Location of mode "kind"': 1 });

  const [rows] = await database.sql`select
    (select count(*)::int from practitioners.practitioner_search where listed) as listed,
    (select count(distinct practitioner_id)::int from practitioners.practitioner_locations) as placed,
    (select count(*)::int from practitioners.locations where latitude is not null and time_zone = 'America/Chicago') as located,
    (select count(*)::int from users.organizations where time_zone = 'America/Chicago' and currency = 'USD') as organizations,
    (select count(*)::int from users.memberships where roles = '{PRACTITIONER}') as members,
    (select count(*)::int from users.persons) as persons,
    (select count(*)::int from users.credentials) as sign_ins`;
  expect(rows).toEqual({ listed: 271, placed: 271, located: 271, organizations: 271, members: 271, persons: 271, sign_ins: 0 });

  const before = await events();
  const second = await importDirectory(deps, folder, {}, listener);
  expect(Object.values(second.counts).map(({ written }) => written)).toEqual([0, 0, 0, 0]);
  expect(second.faults).toBe(0);
  expect(await events()).toBe(before);
}, 120_000);
