import { fieldsWithoutRule } from '@klear/auth';
import { newId, type Viewer } from '@klear/core';
import {
  anonymousViewer,
  clientViewer,
  frontDeskViewer,
  managerViewer,
  organizationOf,
  personOf,
  practitionerViewer,
} from '@klear/testing';
import { describe, expect, test } from 'vitest';
import { permissionTree } from '../src/policies/permissions.ts';
import { enforcement } from '../src/policies/phi.ts';
import { inputs, mutations, recordsHarness } from './records.fixture.ts';

const { ask, owner, subgraph } = await recordsHarness();

const parts = ['CONDITIONS', 'ALLERGIES', 'MEDICATIONS', 'OBSERVATIONS'] as const;
type Part = (typeof parts)[number];
const fieldOf = { CONDITIONS: 'conditions', ALLERGIES: 'allergies', MEDICATIONS: 'medications', OBSERVATIONS: 'observations' } as const;
const typeOf = {
  CONDITIONS: 'Condition',
  ALLERGIES: 'AllergyIntolerance',
  MEDICATIONS: 'Medication',
  OBSERVATIONS: 'Observation',
} as const;
const concept = '{ text coding { system code display } }';
const quantity = '{ value unit code }';
const fields = {
  CONDITIONS: { code: concept, clinicalStatus: '', verificationStatus: '', onset: '', abatement: '', recordedAt: '' },
  ALLERGIES: { code: concept, clinicalStatus: '', criticality: '', categories: '', recordedAt: '' },
  MEDICATIONS: { code: concept, status: '', dosage: '', authoredOn: '' },
  OBSERVATIONS: {
    code: concept,
    status: '',
    effective: '',
    valueQuantity: quantity,
    valueConcept: concept,
    valueText: '',
    components: `{ code ${concept} valueQuantity ${quantity} valueConcept ${concept} valueText }`,
  },
} as const;

const client = clientViewer();
const personId = personOf(client);
const lent = practitionerViewer({ purpose: 'TREAT' });
const colleague = practitionerViewer({ organizationId: organizationOf(lent), purpose: 'TREAT' });
const elsewhere = practitionerViewer({ purpose: 'TREAT' });
const expired = practitionerViewer({ purpose: 'TREAT' });
const future = practitionerViewer({ purpose: 'TREAT' });
const biller = practitionerViewer({ purpose: 'TREAT' });
const oneOrganization = practitionerViewer({ purpose: 'TREAT' });

const as = (viewer: Viewer, change: Partial<Viewer>): Viewer => ({ ...viewer, requestId: newId(), ...change });

const ids = {} as Record<Part, string>;
for (const part of parts) {
  const { data } = await ask(client, mutations[part], { input: { ...inputs[part], personId, idempotencyKey: part } });
  const [success] = Object.values(data) as Record<string, { id: string }>[];
  ids[part] = Object.values(success ?? {})[0]?.id ?? '';
}
const minutes = (n: number) => new Date(Date.now() + n * 60_000);
owner.give(personId, [
  { practitionerId: personOf(lent), categories: ['ALLERGIES', 'MEDICATIONS'] },
  { practitionerId: personOf(expired), categories: [], start: minutes(-60), end: minutes(-1) },
  { practitionerId: personOf(future), categories: [], start: minutes(60) },
  { practitionerId: personOf(biller), categories: [], purposes: ['HPAYMT'] },
  { organizationId: organizationOf(oneOrganization), categories: ['CONDITIONS'] },
]);

const own = { CONDITIONS: 'ok', ALLERGIES: 'ok', MEDICATIONS: 'ok', OBSERVATIONS: 'ok' };
const never = (reason: string) => ({ CONDITIONS: reason, ALLERGIES: reason, MEDICATIONS: reason, OBSERVATIONS: reason });

/** Who asks, and by hand what each part answers: 'ok', the reason of its refusal, or the code when there is no reason. */
const identities: readonly (readonly [string, () => Viewer, Record<Part, string>])[] = [
  ['anonymous', anonymousViewer, never('UNAUTHENTICATED')],
  ['the person', () => as(client, {}), own],
  ['the person with the purpose of a request', () => as(client, { purpose: 'PATRQT' }), own],
  ['the person who acts for an organization', () => practitionerViewer({ personId }), own],
  ['another client', clientViewer, never('NOT_RELATED')],
  ['another client who claims a purpose', () => clientViewer(undefined, 'TREAT'), never('NOT_RELATED')],
  ['a practitioner with consent for two parts', () => as(lent, {}), { ...never('NO_CONSENT'), ALLERGIES: 'ok', MEDICATIONS: 'ok' }],
  ['that practitioner without a purpose', () => as(lent, { purpose: null }), never('PURPOSE_REQUIRED')],
  ['that practitioner for research', () => as(lent, { purpose: 'HRESCH' }), never('PURPOSE_REQUIRED')],
  ['that practitioner in the name of the person', () => as(lent, { purpose: 'PATRQT' }), never('PURPOSE_REQUIRED')],
  ['that practitioner without an organization', () => as(lent, { organizationId: null, roles: [] }), never('NOT_RELATED')],
  ['that practitioner at the front desk', () => as(lent, { roles: ['FRONT_DESK'] }), never('ROLE_REQUIRED')],
  ['a colleague of that practitioner', () => as(colleague, {}), never('NO_CONSENT')],
  ['a practitioner of elsewhere', () => as(elsewhere, {}), never('NO_CONSENT')],
  ['a practitioner whose consent has run out', () => as(expired, {}), never('NO_CONSENT')],
  ['a practitioner whose consent begins later', () => as(future, {}), never('NO_CONSENT')],
  ['a practitioner with consent for billing only', () => as(biller, {}), never('NO_CONSENT')],
  ['a practitioner of an organization with consent', () => as(oneOrganization, {}), { ...never('NO_CONSENT'), CONDITIONS: 'ok' }],
  [
    'another practitioner of that organization',
    () => practitionerViewer({ organizationId: organizationOf(oneOrganization), purpose: 'TREAT' }),
    { ...never('NO_CONSENT'), CONDITIONS: 'ok' },
  ],
  ['a practitioner of it who acts for another one', () => as(oneOrganization, { organizationId: newId() }), never('NO_CONSENT')],
  [
    'the manager of that organization',
    () => managerViewer({ organizationId: organizationOf(oneOrganization), purpose: 'TREAT' }),
    never('ROLE_REQUIRED'),
  ],
  ['its front desk', () => frontDeskViewer({ organizationId: organizationOf(oneOrganization), purpose: 'TREAT' }), never('ROLE_REQUIRED')],
];

type Path = (
  part: Part,
  field: string,
  below: string,
) => { query: string; variables: Record<string, unknown>; find: (data: never) => unknown };
const nodes = (connection: { edges: { node: object }[] } | null | undefined) => connection?.edges[0]?.node ?? null;

const paths: Readonly<Record<string, Path>> = {
  'the record': (part, field, below) => ({
    query: `query ($id: ID!) { healthRecord(personId: $id) { ${fieldOf[part]} { edges { node { x: ${field} ${below} } } } } }`,
    variables: { id: personId },
    find: (data: { healthRecord: Record<string, never> | null }) => nodes(data?.healthRecord?.[fieldOf[part]]),
  }),
  'an alias and fragments': (part, field, below) => ({
    query: `query ($id: ID!) { a: healthRecord(personId: $id) { ...R } } fragment R on HealthRecord { b: ${fieldOf[part]} { edges { node { ... on ${typeOf[part]} { x: ${field} ${below} } } } } }`,
    variables: { id: personId },
    find: (data: { a: Record<string, never> | null }) => nodes(data?.a?.b),
  }),
  'the person as an entity': (part, field, below) => ({
    query: `query ($r: [_Any!]!) { _entities(representations: $r) { ... on User { healthRecord { ${fieldOf[part]} { edges { node { x: ${field} ${below} } } } } } } }`,
    variables: { r: [{ __typename: 'User', id: personId }] },
    find: (data: { _entities: { healthRecord: Record<string, never> | null }[] }) =>
      nodes(data?._entities[0]?.healthRecord?.[fieldOf[part]]),
  }),
  'the entry as an entity': (part, field, below) => ({
    query: `query ($r: [_Any!]!) { _entities(representations: $r) { ... on ${typeOf[part]} { x: ${field} ${below} } } }`,
    variables: { r: [{ __typename: typeOf[part], id: ids[part] }] },
    find: (data: { _entities: (object | null)[] }) => data?._entities[0] ?? null,
  }),
};

describe('every field by every path for every identity', () => {
  test.each(identities)('%s', async (_name, viewerOf, expected) => {
    let asked = 0;
    for (const part of parts) {
      for (const [field, below] of Object.entries(fields[part])) {
        for (const [path, build] of Object.entries(paths)) {
          const { query, variables, find } = build(part, field, below);
          const { data, errors } = await ask(viewerOf(), query, variables);
          const node = find(data as never);
          const said = errors.map(({ extensions }) => extensions.reason ?? extensions.code);
          // Who may not even ask is refused before an entity is looked at, with the code alone or the reason of a stranger.
          const unauthenticated = expected[part] === 'UNAUTHENTICATED' && path === 'the entry as an entity';
          const wanted = unauthenticated ? [['NOT_RELATED']] : expected[part] === 'ok' ? [[]] : [[expected[part]]];
          expect(wanted, `${part}.${field} by ${path}`).toContainEqual(said);
          if (expected[part] === 'ok') expect(node, `${part}.${field} by ${path}`).toHaveProperty('x');
          else expect(node, `${part}.${field} by ${path}`).toBeNull();
          asked += 1;
        }
      }
    }
    expect(asked).toBe(22 * Object.keys(paths).length);
  });

  test('the table of fields is the whole contract: each labelled field of an entry is asked', () => {
    const asked = new Set(parts.flatMap((part) => Object.keys(fields[part]).map((field) => `${typeOf[part]}.${field}`)));
    const entryTypes = new Set<string>(Object.values(typeOf));
    const labelled = [...enforcement].filter(([name]) => entryTypes.has(name.split('.')[0] ?? ''));
    expect(labelled.map(([name]) => name).filter((name) => !asked.has(name))).toEqual([]);
    expect(asked.size).toBe(22);
  });
});

describe('the contract', () => {
  test('has a rule for every field', () => {
    expect(fieldsWithoutRule(subgraph.schema, permissionTree)).toEqual([]);
  });
});
