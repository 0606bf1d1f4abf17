import type { Viewer } from '@klear/core';
import { blindIndex } from '@klear/crypto';
import { ask, cloneDatabase, createTestDeps } from '@klear/testing';
import { createHealthRecordsSubgraph, followConsentNews, type HealthRecordsDeps } from '../src/index.ts';
import { createConsentOwner } from './consent-owner.fixture.ts';

/** The whole subgraph on a database of its own, with an owner of consents beside it. */
export async function recordsHarness() {
  const database = await cloneDatabase();
  const owner = createConsentOwner();
  const base = await createTestDeps(database, 'health_records', { peers: { users: owner.peer } });
  const sourceKey = blindIndex({ key: Buffer.alloc(32, 4), purpose: 'record-source' });
  const deps: HealthRecordsDeps = { ...base, sourceKey, consentNews: followConsentNews(base) };
  const subgraph = createHealthRecordsSubgraph(deps);
  return {
    database,
    owner,
    base,
    deps,
    subgraph,
    ask: (viewer: Viewer, query: string, variables: Record<string, unknown> = {}) => ask(subgraph, base.sign, { viewer, query, variables }),
  };
}

const snomed = 'http://snomed.info/sct';

export const mutations = {
  CONDITIONS: `mutation ($input: AddConditionInput!) { addCondition(input: $input) { ... on AddConditionSuccess { condition { id version code { text coding { system code display } } clinicalStatus verificationStatus onset recordedAt } } } }`,
  ALLERGIES: `mutation ($input: AddAllergyIntoleranceInput!) { addAllergyIntolerance(input: $input) { ... on AddAllergyIntoleranceSuccess { allergyIntolerance { id version code { text } criticality categories clinicalStatus } } } }`,
  MEDICATIONS: `mutation ($input: AddMedicationInput!) { addMedication(input: $input) { ... on AddMedicationSuccess { medication { id version code { text } status dosage authoredOn } } } }`,
  OBSERVATIONS: `mutation ($input: AddObservationInput!) { addObservation(input: $input) { ... on AddObservationSuccess { observation { id version status effective valueQuantity { value unit code } valueText } } } }`,
  MARK: `mutation ($input: MarkEnteredInErrorInput!) { markEnteredInError(input: $input) { __typename ... on MarkEnteredInErrorSuccess { entryId } ... on VersionConflict { code } } }`,
} as const;

export const inputs = {
  CONDITIONS: { code: { system: snomed, code: '195967001', display: 'Asthma' }, text: 'Asthma since childhood', onset: '1999-05' },
  ALLERGIES: { code: { system: snomed, code: '91935009', display: 'Allergy to peanuts' }, criticality: 'high', categories: ['food'] },
  MEDICATIONS: {
    code: { system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code: '329498' },
    text: 'Salbutamol',
    dosage: 'two puffs when needed',
  },
  OBSERVATIONS: {
    code: { system: 'http://loinc.org', code: '8302-2', display: 'Body height' },
    effectiveAt: '2026-01-05T08:00:00Z',
    value: '6.30',
    unit: 'cm',
  },
} as const;
