import type { Viewer } from '@klear/core';
import { createCast } from '@klear/testing';
import { expect, test } from 'vitest';
import * as predicates from '../src/policies/predicates.ts';

const { allowed, organizationId } = createCast();
const everybody = allowed(() => true);
const writers = ['another practitioner', 'manager', 'owner', 'practitioner'];
const drafts = [...writers, 'front desk', "owner's app, reading", "practitioner's app, reading"];
const draft = { organizationId, status: 'DRAFT' } as const;

test.each<[string, string[], (viewer: Viewer) => boolean]>([
  ['sees a published article', everybody, (viewer) => predicates.maySeeArticle(viewer, { ...draft, status: 'ACTIVE' })],
  ['sees a draft', [...drafts, 'platform'], (viewer) => predicates.maySeeArticle(viewer, draft)],
  ['sees a draft of the platform', ['platform'], (viewer) => predicates.maySeeArticle(viewer, { organizationId: null, status: 'DRAFT' })],
  ['sees what it was before', drafts, (viewer) => predicates.maySeeHistory(viewer, draft)],
  ['sees what an article of the platform was before', [], (viewer) => predicates.maySeeHistory(viewer, { ...draft, organizationId: null })],
  ['writes', [...writers, "owner's app, writing"], (viewer) => predicates.mayWrite(viewer, organizationId)],
  ['publishes', ['manager', 'owner', "owner's app, writing"], (viewer) => predicates.mayPublish(viewer, organizationId)],
  ['writes for the platform', [], (viewer) => predicates.mayWrite(viewer, null) || predicates.mayPublish(viewer, null)],
])('who %s', (_, names, may) => {
  expect(allowed(may)).toEqual([...names].sort());
});
