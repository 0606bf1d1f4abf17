import { clientViewer, personOf, practitionerViewer } from '@klear/testing';
import { describe, expect, test } from 'vitest';
import { inputs, mutations, recordsHarness } from './records.fixture.ts';

const { ask, database, base } = await recordsHarness();

const whole = `query ($id: ID!, $code: String) { healthRecord(personId: $id) {
  person { id }
  conditions { edges { cursor node { id version code { text coding { system code display } } clinicalStatus verificationStatus onset abatement recordedAt } } pageInfo { hasNextPage endCursor } }
  allergies { edges { node { id code { text } criticality categories } } }
  medications { edges { node { id code { text } status dosage authoredOn } } }
  observations(code: $code) { edges { node { id status effective code { text } valueQuantity { value unit code } valueConcept { text } valueText components { code { text } valueQuantity { value } } } } }
} }`;

async function withRecord() {
  const viewer = clientViewer();
  const personId = personOf(viewer);
  for (const part of ['CONDITIONS', 'ALLERGIES', 'MEDICATIONS', 'OBSERVATIONS'] as const) {
    const added = await ask(viewer, mutations[part], { input: { ...inputs[part], personId, idempotencyKey: part } });
    expect(added.errors).toEqual([]);
  }
  return { viewer, personId };
}

describe('a person', () => {
  test('pages with cursors of ours only', async () => {
    const viewer = clientViewer();
    const query =
      'query ($id: ID!, $after: String) { healthRecord(personId: $id) { conditions(after: $after) { edges { node { id } } } } }';
    const after = Buffer.from('["x"]').toString('base64url');
    const { errors } = await ask(viewer, query, { id: personOf(viewer), after });
    expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', faults: [{ code: 'CURSOR_INVALID' }] });
  });

  test('adds to every part of their record and reads it back', async () => {
    const { viewer, personId } = await withRecord();
    const { data, errors } = await ask(viewer, whole, { id: personId });
    expect(errors).toEqual([]);
    expect(data.healthRecord).toMatchObject({
      person: { id: personId },
      conditions: {
        edges: [
          {
            node: {
              version: 1,
              clinicalStatus: 'active',
              verificationStatus: 'unconfirmed',
              onset: '1999-05',
              abatement: null,
              code: { text: 'Asthma since childhood', coding: [{ code: '195967001', display: 'Asthma' }] },
            },
          },
        ],
        pageInfo: { hasNextPage: false },
      },
      allergies: { edges: [{ node: { criticality: 'high', categories: ['food'], code: { text: 'Allergy to peanuts' } } }] },
      medications: { edges: [{ node: { status: 'active', dosage: 'two puffs when needed', code: { text: 'Salbutamol' } } }] },
      observations: {
        edges: [
          {
            node: {
              status: 'final',
              effective: '2026-01-05T08:00:00.000Z',
              valueQuantity: { value: '6.30', unit: 'cm', code: 'cm' },
              components: [],
            },
          },
        ],
      },
    });
  });

  test('owns what they write themselves, also while they act for an organization', async () => {
    const viewer = practitionerViewer({ purpose: 'TREAT' });
    const personId = personOf(viewer);
    const added = await ask(viewer, mutations.CONDITIONS, { input: { ...inputs.CONDITIONS, personId, idempotencyKey: 'own' } });
    expect(added.errors).toEqual([]);
    const rows = await database.sql`select organization_id from health_records.resources where person_id = ${personId}`;
    expect(rows).toEqual([{ organization_id: null }]);
  });

  test('leaves nothing readable in the database: no code, date or word, in any table', async () => {
    await withRecord();
    const tables = await database.sql<{ name: string }[]>`select tablename as name from pg_tables where schemaname = 'health_records'`;
    expect(tables.length).toBeGreaterThan(8);
    for (const { name } of tables) {
      const rows = await database.sql.unsafe(`select * from health_records."${name}"`);
      const text = JSON.stringify(rows, (_, value) => (value?.type === 'Buffer' ? Buffer.from(value.data).toString('latin1') : value));
      // Digits that stand alone: a time of the row or an id may hold the same ones.
      expect(text, name).not.toMatch(/Asthma|peanut|Salbutamol|(?<![\w-])(195967001|1999-05|91935009|329498|6\.30|8302-2|2026-01-05)/);
    }
  });

  test('gets the same entry for the same key, and a clear error for another input under it', async () => {
    const { viewer, personId } = await withRecord();
    const input = { ...inputs.CONDITIONS, personId, idempotencyKey: 'again' };
    const [first, second] = [await ask(viewer, mutations.CONDITIONS, { input }), await ask(viewer, mutations.CONDITIONS, { input })];
    expect(second.data).toEqual(first.data);
    const other = await ask(viewer, mutations.CONDITIONS, { input: { ...input, text: 'Other' } });
    expect(other.errors).toMatchObject([{ extensions: { code: 'IDEMPOTENCY_KEY_REUSED' } }]);
  });

  test('pages through a part, the newest first, without a gap or a repeat', async () => {
    const viewer = clientViewer();
    const personId = personOf(viewer);
    for (let n = 0; n < 5; n += 1) {
      await ask(viewer, mutations.CONDITIONS, { input: { ...inputs.CONDITIONS, text: `c${n}`, personId, idempotencyKey: `k${n}` } });
    }
    const page = `query ($id: ID!, $after: String) { healthRecord(personId: $id) { conditions(first: 2, after: $after) { edges { node { code { text } } } pageInfo { hasNextPage endCursor } } } }`;
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { data } = await ask(viewer, page, { id: personId, after });
      const { edges, pageInfo } = data.healthRecord.conditions;
      seen.push(...edges.map(({ node }: { node: { code: { text: string } } }) => node.code.text));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after);
    expect(seen).toEqual(['c4', 'c3', 'c2', 'c1', 'c0']);
  });

  test('finds observations by code', async () => {
    const { viewer, personId } = await withRecord();
    const weight = {
      ...inputs.OBSERVATIONS,
      code: { system: 'http://loinc.org', code: '29463-7', display: 'Body weight' },
      value: '70.0',
      unit: 'kg',
    };
    await ask(viewer, mutations.OBSERVATIONS, { input: { ...weight, personId, idempotencyKey: 'w' } });
    const { data } = await ask(viewer, whole, { id: personId, code: '29463-7' });
    expect(data.healthRecord.observations.edges.map(({ node }: { node: { valueQuantity: object } }) => node.valueQuantity)).toEqual([
      { value: '70.0', unit: 'kg', code: 'kg' },
    ]);
  });

  test('marks an entry as made in error: it leaves the list, its history stays, a stale version is a conflict', async () => {
    const { viewer, personId } = await withRecord();
    const { data } = await ask(viewer, whole, { id: personId });
    const entry = data.healthRecord.conditions.edges[0].node;
    const mark = (expectedVersion: number, idempotencyKey: string) =>
      ask(viewer, mutations.MARK, { input: { personId, entryId: entry.id, expectedVersion, idempotencyKey } });
    expect((await mark(7, 'stale')).data.markEnteredInError).toEqual({ __typename: 'VersionConflict', code: 'VERSION_CONFLICT' });
    expect((await mark(1, 'm')).data.markEnteredInError).toEqual({ __typename: 'MarkEnteredInErrorSuccess', entryId: entry.id });
    expect((await mark(1, 'm')).data.markEnteredInError).toEqual({ __typename: 'MarkEnteredInErrorSuccess', entryId: entry.id });
    expect((await ask(viewer, whole, { id: personId })).data.healthRecord.conditions.edges).toEqual([]);
    const versions = await database.sql`select version from health_records.resource_versions where id = ${entry.id} order by version`;
    expect(versions.map(({ version }) => version)).toEqual([1, 2]);
  });

  test('tells every faulty field of an input at once and echoes none', async () => {
    const viewer = clientViewer();
    const input = {
      personId: 'secret-id',
      code: { system: 'secret', code: '' },
      onset: '2026-02-31',
      clinicalStatus: 'secret',
      idempotencyKey: '',
    };
    const { errors } = await ask(viewer, mutations.CONDITIONS, { input });
    const faults = errors[0]?.extensions.faults as { path: string[] }[];
    expect(faults.map(({ path }) => path.join('.')).sort()).toEqual([
      'input.clinicalStatus',
      'input.code.code',
      'input.code.system',
      'input.idempotencyKey',
      'input.onset',
      'input.personId',
    ]);
    expect(JSON.stringify(errors)).not.toContain('secret');
    const two = { ...inputs.OBSERVATIONS, valueText: 'both', personId: personOf(viewer), idempotencyKey: 'x' };
    expect((await ask(viewer, mutations.OBSERVATIONS, { input: two })).errors[0]?.extensions.faults).toMatchObject([{ code: 'ONE_VALUE' }]);
    const unit = { ...two, value: null, valueText: null };
    expect((await ask(viewer, mutations.OBSERVATIONS, { input: unit })).errors[0]?.extensions.faults).toMatchObject([
      { code: 'UNIT_WITHOUT_VALUE' },
    ]);
  });

  test('publishes ids of what changed and nothing of what it says', async () => {
    const { personId } = await withRecord();
    await base.relay();
    const rows = await database.sql<
      { envelope: unknown }[]
    >`select envelope from bus.events where envelope -> 'payload' ->> 'personId' = ${personId} order by position`;
    expect(rows.map(({ envelope }) => envelope)).toMatchObject(
      ['Condition', 'AllergyIntolerance', 'MedicationStatement', 'Observation'].map((resourceType) => ({
        type: 'RecordChanged',
        payload: { resourceType, change: 'ADDED', organizationId: null },
      })),
    );
  });

  test('sees who did what to the record, page by page, and nobody else does', async () => {
    const { viewer, personId } = await withRecord();
    await ask(viewer, whole, { id: personId });
    const log = `query ($r: [_Any!]!, $first: Int, $after: String) { _entities(representations: $r) { ... on User { accessLog(first: $first, after: $after) { edges { node { id self action outcome reason purpose fields practitioner { id } organization { id } recordedAt } } pageInfo { hasNextPage endCursor } } } } }`;
    const r = [{ __typename: 'User', id: personId }];
    const first = (await ask(viewer, log, { r, first: 5 })).data._entities[0].accessLog;
    expect(first.edges.map(({ node }: { node: { action: string } }) => node.action)).toEqual(['READ', 'READ', 'READ', 'READ', 'CREATE']);
    const fields = first.edges.flatMap(({ node }: { node: { fields: string[] } }) => node.fields);
    expect(fields).toEqual(
      expect.arrayContaining(['HealthRecord.conditions', 'Condition.code', 'AllergyIntolerance.criticality', 'Quantity.value']),
    );
    expect(first.edges[0].node).toMatchObject({ self: true, outcome: 'ALLOWED', purpose: 'PATRQT', practitioner: null });
    const second = (await ask(viewer, log, { r, first: 5, after: first.pageInfo.endCursor })).data._entities[0].accessLog;
    expect(second.edges).toHaveLength(3);

    const stranger = clientViewer();
    const refused = await ask(stranger, log, { r, first: 5 });
    expect(refused.data._entities[0]).toEqual({ accessLog: null });
    expect(refused.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN', reason: 'NOT_RELATED' } }]);
    const [latest] = (await ask(viewer, log, { r, first: 1 })).data._entities[0].accessLog.edges;
    expect(latest.node).toMatchObject({ self: false, practitioner: { id: personOf(stranger) }, outcome: 'REFUSED', reason: 'NOT_RELATED' });
  });
});
