import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newId, type UserId } from '@klear/core';
import { createHealthRecordsSubgraph } from '@klear/health-records';
import { ask, clientViewer, testHop } from '@klear/testing';
import { realInput } from '@klear/testing/real-input';
import { expect, test } from 'vitest';
import { heard, importHarness } from './import.fixture.ts';
import { importRecords } from './records.ts';

const { database, deps } = await importHarness();
const folder = realInput('synthea-r4', 'bundles');

/** The digits of every value of the observations of a bundle, as its text writes them. */
function digitsIn(text: string): string[] {
  const entries = text.split('"fullUrl":"urn:uuid:').filter((entry) => entry.includes('"resource":{"resourceType":"Observation"'));
  return entries.flatMap((entry) => [...entry.matchAll(/"valueQuantity":\{"value":(-?[\d.eE+-]+)/g)].map(([, digits]) => digits ?? ''));
}

const query = `query ($id: ID!, $after: String) { healthRecord(personId: $id) { observations(first: 100, after: $after) {
  edges { node { valueQuantity { value } components { valueQuantity { value } } } } pageInfo { hasNextPage endCursor } } } }`;

/** The same digits as their person reads them through the graph. */
async function digitsOf(personId: UserId): Promise<string[]> {
  const subgraph = createHealthRecordsSubgraph(deps.records);
  const { sign } = testHop('health_records');
  const digits: string[] = [];
  for (let after: string | null = null; ; ) {
    const { data, errors } = await ask(subgraph, sign, { viewer: clientViewer(personId), query, variables: { id: personId, after } });
    expect(errors).toEqual([]);
    const { edges, pageInfo } = data.healthRecord.observations;
    for (const { node } of edges) {
      for (const { valueQuantity } of [node, ...(node.components ?? [])]) if (valueQuantity) digits.push(valueQuantity.value);
    }
    if (!pageInfo.hasNextPage) return digits;
    after = pageInfo.endCursor;
  }
}

test('40 real patients become persons without sign-in, their records go in once, and every decimal is read back digit for digit', async () => {
  const listener = heard();
  const report = await importRecords(deps, folder, {}, listener);
  expect(listener.faults).toEqual([]);
  expect(report.counts).toEqual({
    Patient: { read: 40, written: 40 },
    Condition: { read: 185, written: 185 },
    AllergyIntolerance: { read: 12, written: 12 },
    MedicationRequest: { read: 230, written: 230 },
    Observation: { read: 3_222, written: 3_222 },
  });
  expect(report.notSupported).toEqual({
    Claim: 843,
    Encounter: 613,
    ExplanationOfBenefit: 613,
    Immunization: 437,
    Procedure: 231,
    DiagnosticReport: 190,
    Organization: 156,
    Practitioner: 156,
    CarePlan: 64,
    Goal: 23,
    ImagingStudy: 12,
  });

  const files = (await readdir(folder)).filter((name) => name.startsWith('patient-'));
  const written = (await Promise.all(files.map(async (name) => digitsIn(await readFile(join(folder, name), 'utf8'))))).flat();
  const persons = await database.sql<{ id: UserId }[]>`select id from users.persons`;
  const read: string[] = [];
  for (const { id } of persons) read.push(...(await digitsOf(id)));
  expect(written).toHaveLength(2_633 + 574);
  expect(read.toSorted()).toEqual(written.toSorted());
  expect(Math.max(...written.map((digits) => digits.length)), 'more digits than a double holds in its shortest text').toBeGreaterThan(15);

  const stranger = clientViewer(newId<'User'>());
  const denied = await ask(createHealthRecordsSubgraph(deps.records), testHop('health_records').sign, {
    viewer: stranger,
    query,
    variables: { id: persons[0]?.id, after: null },
  });
  expect(denied.data.healthRecord).toEqual({ observations: null });

  const again = await importRecords(deps, folder, {}, listener);
  expect(Object.values(again.counts).map(({ written: count }) => count)).toEqual([0, 0, 0, 0, 0]);
  const [row] =
    await database.sql`select (select count(*)::int from users.persons) as persons, (select count(*)::int from users.credentials) as sign_ins,
    (select count(*)::int from health_records.resources) as entries`;
  expect(row).toEqual({ persons: 40, sign_ins: 0, entries: 185 + 12 + 230 + 3_222 });
}, 240_000);
