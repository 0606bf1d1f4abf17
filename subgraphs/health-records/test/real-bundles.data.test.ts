import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newId, type UserId } from '@klear/core';
import { clientViewer } from '@klear/testing';
import { realInput } from '@klear/testing/real-input';
import { expect, test } from 'vitest';
import { openTexts } from '../src/commands/sealing.ts';
import { importBundle, patientsIn } from '../src/index.ts';
import { resources } from '../src/store/tables.ts';
import { recordsHarness } from './records.fixture.ts';

const { deps, ask } = await recordsHarness();

/** Every number after a "value" member, in the order of the text: read without JSON.parse, so that it proves something. */
const digitsIn = (text: string) => [...text.matchAll(/"value"\s*:\s*(-?\d[\d.eE+-]*)/g)].map(([, digits]) => digits ?? '');

test('the bundles of 40 patients come in whole, twice the same, with every decimal unchanged', async () => {
  const directory = realInput('synthea-r4', 'bundles');
  const files = readdirSync(directory).filter((name) => name.startsWith('patient-'));
  const totals: Record<string, number> = {};
  const notSupported: Record<string, number> = {};
  const wanted: string[] = [];
  const persons: UserId[] = [];
  for (const file of files) {
    const text = readFileSync(join(directory, file), 'utf8');
    const patients = patientsIn(text);
    if (!patients.ok) expect.fail(patients.error);
    const known = new Map<string, UserId>();
    for (const patient of patients.value) {
      const personId = newId<'User'>();
      persons.push(personId);
      for (const reference of patient.references) known.set(reference, personId);
    }
    const wantedImport = { text, organizationId: null, personOf: (reference: string) => known.get(reference) };
    const [first, second] = [await importBundle(deps, wantedImport), await importBundle(deps, wantedImport)];
    if (!first.ok || !second.ok) expect.fail('a bundle was refused');
    expect(first.value.faults).toEqual([]);
    for (const [type, { added }] of Object.entries(first.value.imported)) totals[type] = (totals[type] ?? 0) + added;
    for (const [type, number] of Object.entries(first.value.notSupported)) notSupported[type] = (notSupported[type] ?? 0) + number;
    for (const [type, { added, revised, unchanged }] of Object.entries(second.value.imported)) {
      expect([type, added, revised, unchanged]).toEqual([type, 0, 0, first.value.imported[type]?.added]);
    }
    for (const entry of JSON.parse(text).entry as { resource: { resourceType: string; id: string } }[]) {
      if (entry.resource.resourceType !== 'Observation') continue;
      const at =
        text.indexOf(`"id": "${entry.resource.id}"`) >= 0
          ? text.indexOf(`"id": "${entry.resource.id}"`)
          : text.indexOf(`"id":"${entry.resource.id}"`);
      const until = text.indexOf('"request"', at);
      wanted.push(...digitsIn(text.slice(at, until)));
    }
  }
  expect(files).toHaveLength(40);
  expect(totals).toEqual({ Condition: 185, AllergyIntolerance: 12, MedicationRequest: 230, Observation: 3_222 });
  expect(notSupported).toMatchObject({ Encounter: 613, Immunization: 437, Procedure: 231 });

  const stored = await deps.db.asSystem(async (tx) => {
    const rows = await tx.select().from(resources);
    const texts = await openTexts(
      deps,
      tx,
      rows.filter(({ resourceType }) => resourceType === 'Observation'),
    );
    return texts.flatMap((text) => digitsIn(text ?? ''));
  });
  expect(wanted.length).toBeGreaterThan(3_000);
  expect(stored.toSorted()).toEqual(wanted.toSorted());

  const [personId] = persons;
  const query =
    'query ($id: ID!) { healthRecord(personId: $id) { observations(first: 100) { edges { node { code { text } effective valueQuantity { value unit } } } } } }';
  const { data, errors } = await ask(clientViewer(personId), query, { id: personId });
  expect(errors).toEqual([]);
  expect(data.healthRecord.observations.edges.length).toBeGreaterThan(0);
}, 120_000);
