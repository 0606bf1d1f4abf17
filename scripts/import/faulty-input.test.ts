import { randomBytes } from 'node:crypto';
import { newId } from '@klear/core';
import { importOrganization } from '@klear/users';
import { describe, expect, test } from 'vitest';
import { UsageError } from './arguments.ts';
import { folderWith, heard, importHarness } from './import.fixture.ts';
import { faultLine } from './report.ts';
import { runImport } from './run.ts';

const { database, deps } = await importHarness();
const none = { organizationId: undefined, timeZone: undefined, currency: undefined, locale: undefined, source: undefined };

type Wanted = Partial<Parameters<typeof runImport>[1]> & Pick<Parameters<typeof runImport>[1], 'kind' | 'path'>;

/** Runs an import and answers its report with its faults as lines, without the folder. */
async function run(wanted: Wanted) {
  const listener = heard();
  const report = await runImport(deps, { ...none, ...wanted }, listener);
  expect(report.faults).toBe(listener.faults.length);
  return { ...report, lines: listener.faults.map((fault) => faultLine(fault).replace(/^.*\//, '')) };
}

const ndjson = (...rows: readonly unknown[]) => rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row))).join('\n');
const identifier = (value: string) => [{ system: 'urn:test', value }];
const named = (value: string) => ({ identifier: { system: 'urn:test', value } });

const organization = (value: string, address: object) => ({
  resourceType: 'Organization',
  identifier: identifier(value),
  name: `Practice ${value}`,
  address: [address],
});
const practitioner = (value: string) => ({
  resourceType: 'Practitioner',
  identifier: identifier(value),
  name: [{ family: `Person ${value}` }],
});
const location = (value: string, of: string, more: object = {}) => ({
  resourceType: 'Location',
  identifier: identifier(value),
  name: `Place ${value}`,
  managingOrganization: named(of),
  address: { city: 'Bern', country: 'CH' },
  position: { latitude: 46.9, longitude: 7.4 },
  ...more,
});
const role = (value: string, who: string, of: string, at: string, more: object = {}) => ({
  resourceType: 'PractitionerRole',
  identifier: identifier(value),
  practitioner: named(who),
  organization: named(of),
  location: [named(at)],
  ...more,
});

describe('a directory', () => {
  const files = {
    'Organization.ndjson': ndjson(
      organization('o1', { country: 'CH' }),
      organization('o2', { country: 'US', state: 'AZ' }),
      organization('o3', { country: 'CL' }),
      { resourceType: 'Organization', name: 'No identifier' },
      organization('o4', { country: 'CH', city: 'Chur' }),
    ),
    'Practitioner.ndjson': ndjson(practitioner('p1'), '{"secret', { resourceType: 'Patient' }, practitioner('p2'), '[]'),
    'Location.ndjson': ndjson(
      location('l1', 'o1'),
      location('l2', 'nobody'),
      location('l3', 'o1', { address: { country: 'US', state: 'AZ' } }),
      location('l4', 'o4', { position: { latitude: 99, longitude: 0 } }),
      location('l5', 'o4'),
    ),
    'PractitionerRole.ndjson': ndjson(
      role('r1', 'p1', 'o1', 'l1'),
      role('r2', 'p9', 'o1', 'l1'),
      role('r3', 'p2', 'o9', 'l1'),
      role('r4', 'p2', 'o1', 'l5'),
      role('r5', 'p2', 'o4', 'l5', { active: false }),
    ),
  };

  test('reports each faulty line with file, line and reason, never a value, and takes in the rest', async () => {
    const folder = await folderWith(files);
    const { lines, counts } = await run({ kind: 'directory', path: folder });
    expect(lines).toEqual([
      'Organization.ndjson:2: address: it does not tell the time zone; give --time-zone',
      'Organization.ndjson:3: address: it does not tell the time zone; give --time-zone',
      'Organization.ndjson:4: identifier: an identifier with system and value is needed',
      'Practitioner.ndjson:2: this is not a JSON object',
      'Practitioner.ndjson:3: this is no Practitioner',
      'Practitioner.ndjson:5: this is not a JSON object',
      'Location.ndjson:2: managingOrganization: no line brought this organization',
      'Location.ndjson:3: address: it does not tell the time zone for sure; give --time-zone',
      'Location.ndjson:4: position: Latitude within 90 and longitude within 180 degrees. (OUT_OF_RANGE)',
      'PractitionerRole.ndjson:2: practitioner: no line brought this practitioner',
      'PractitionerRole.ndjson:3: organization: no line brought this organization',
      'PractitionerRole.ndjson:4: location: no line brought it for this organization; the role went in without it',
    ]);
    expect(lines.join()).not.toMatch(/secret|Person|Practice/);
    expect(Object.values(counts).map(({ written }) => written)).toEqual([2, 2, 2, 3]);
    const members = await database.sql`select count(*)::int as n from users.memberships`;
    expect(members[0]?.n, 'an inactive role makes nobody a member').toBe(2);
  });

  test('the options tell what files do not, and only what is new is written', async () => {
    const folder = await folderWith(files);
    const { lines, counts } = await run({ kind: 'directory', path: folder, timeZone: 'America/Phoenix', currency: 'CLP' });
    expect(lines.filter((line) => /time|currency/.test(line))).toEqual([]);
    expect(Object.values(counts).map(({ written }) => written)).toEqual([2, 0, 1, 0]);
  });

  test('with --organization everything goes into that one; what another one holds is refused, line by line', async () => {
    const facts = { name: 'Ours', kind: 'CLINIC', timeZone: 'Europe/Zurich', locale: 'de', currency: 'CHF' } as const;
    const { organizationId } = await importOrganization(deps.users, { ...facts, members: [], location: null });
    const folder = await folderWith({
      'Practitioner.ndjson': ndjson(practitioner('p1'), practitioner('p7')),
      'Location.ndjson': ndjson(location('l1', 'o1'), location('l7', 'whoever')),
      'PractitionerRole.ndjson': ndjson(role('r1', 'p1', 'o1', 'l1'), role('r7', 'p7', 'whoever', 'l7')),
    });
    const { lines, counts } = await run({ kind: 'directory', path: folder, organizationId });
    expect(lines).toEqual([
      'Location.ndjson:1: identifier: another organization holds it',
      'PractitionerRole.ndjson:1: identifier: another organization holds it',
    ]);
    expect(counts).toMatchObject({ Location: { written: 1 }, PractitionerRole: { written: 1 } });
    const rows = await database.sql`select name from practitioners.locations where organization_id = ${organizationId}`;
    expect([...rows]).toEqual([{ name: 'Place l7' }]);
    await expect(run({ kind: 'directory', path: folder, organizationId: newId() })).rejects.toThrow(UsageError);
  });

  test('a folder without any of the files is refused', async () => {
    await expect(run({ kind: 'directory', path: await folderWith({ 'x.txt': '' }) })).rejects.toThrow('holds none of');
  });
});

describe('postal codes', () => {
  const header = 'country_code,zipcode,place,state,latitude,longitude';

  test('of a faulty line are left out, also when only the database refuses it, and the others of the batch go in', async () => {
    const unindexable = randomBytes(9_000).toString('hex');
    const rows = ['CH,3000,"Bern, Altstadt",BE,46.9,7.4', 'CH,3001,Bern,BE,96.9,7.4', 'CH,3002', `CH,3003,${unindexable},BE,46.9,7.4`];
    const path = await folderWith({ 'p.csv': [header, ...rows, 'CH,3004,Bern,BE,46.9,7.4'].join('\r\n'), 'q.csv': 'a,b\n1,2' });
    const { lines, counts } = await run({ kind: 'places', path });
    expect(lines).toEqual([
      'p.csv:3: latitude: Degrees, within 90. (OUT_OF_RANGE)',
      'p.csv:4: 2 cells where the header names 6',
      'p.csv:5: the database refuses it (54000)',
      'q.csv:1: the header does not name country_code, zipcode, place, latitude, longitude',
    ]);
    expect(counts).toEqual({ 'postal code': { read: 5, written: 2 } });
    const found = await database.sql`select name from practitioners.places where country = 'CH' order by postal_code`;
    expect(found.map(({ name }) => name)).toEqual(['Bern, Altstadt', 'Bern']);
  });
});

describe('articles', () => {
  const article = (externalId: string, more: object = {}) =>
    JSON.stringify({
      ...{ externalId, source: 'https://example.org/a', locale: 'en', title: `About ${externalId}`, body: '<p>Text.</p>' },
      ...more,
    });

  test('of faulty lines are left out, and a changed one is a new version', async () => {
    const lines = [article('a'), 'null', article('b', { title: '' }), article('c', { body: '<script>secret</script>' }), article('d')];
    const first = await run({ kind: 'articles', path: await folderWith({ 'lib.jsonl': lines.join('\n') }) });
    expect(first.lines.map((line) => line.slice(0, 12))).toEqual(['lib.jsonl:2:', 'lib.jsonl:3:', 'lib.jsonl:4:']);
    expect(first.lines.join()).not.toContain('secret');
    expect(first.counts).toEqual({ article: { read: 5, written: 2 } });
    const changed = await folderWith({ 'lib.jsonl': [article('a', { title: 'Other' }), article('d')].join('\n') });
    expect((await run({ kind: 'articles', path: changed })).counts).toEqual({ article: { read: 2, written: 1 } });
    expect((await run({ kind: 'articles', path: changed, source: 'another' })).counts).toEqual({ article: { read: 2, written: 2 } });
  });
});

describe('records', () => {
  const bundle = (...entry: readonly object[]) => JSON.stringify({ resourceType: 'Bundle', type: 'transaction', entry });
  const patient = { fullUrl: 'urn:uuid:11111111-1111-4111-8111-111111111111', resource: { resourceType: 'Patient' } };
  const condition = (id: string, more: object = {}) => ({
    fullUrl: `urn:uuid:${id}`,
    resource: { resourceType: 'Condition', code: { text: 'secret' }, subject: { reference: patient.fullUrl }, ...more },
  });

  test('that are faulty are named by file and entry; a patient without identifiers is known again by the UUID', async () => {
    const whole = bundle(patient, condition('c1'), condition('c2', { subject: undefined }), {}, condition('c3', { code: undefined }));
    const path = await folderWith({
      'a.json': whole,
      'b.json': '{"resourceType":"Patient"}',
      'c.json': '{',
      'd.json': bundle({ resource: { resourceType: 'Patient', id: 'x' } }),
    });
    const first = await run({ kind: 'records', path });
    expect(first.lines.toSorted()).toEqual([
      'a.json, entry 3: subject: the resource does not say whom it is about',
      'a.json, entry 4: the entry holds no resource',
      'a.json, entry 5: code: the resource does not say what it states',
      'b.json: this is no FHIR Bundle',
      'c.json: the file is not JSON',
      'd.json: a Patient has neither an identifier nor a UUID',
    ]);
    expect(first.lines.join()).not.toContain('secret');
    expect(first.counts).toEqual({ Patient: { read: 2, written: 1 }, Condition: { read: 3, written: 1 } });
    const again = await run({ kind: 'records', path });
    expect(again.counts).toEqual({ Patient: { read: 2, written: 0 }, Condition: { read: 3, written: 0 } });
  });

  test('belong to the organization that brings them, else to their person', async () => {
    const facts = { name: 'Clinic', kind: 'CLINIC', timeZone: 'Europe/Zurich', locale: 'de', currency: 'CHF' } as const;
    const { organizationId } = await importOrganization(deps.users, { ...facts, members: [], location: null });
    const path = await folderWith({ 'e.json': bundle(patient, condition('c9')) });
    await run({ kind: 'records', path, organizationId });
    const rows =
      await database.sql`select organization_id, count(*)::int as n from health_records.resources group by 1 order by 1 nulls last`;
    expect([...rows]).toEqual([
      { organization_id: organizationId, n: 1 },
      { organization_id: null, n: 1 },
    ]);
  });
});
