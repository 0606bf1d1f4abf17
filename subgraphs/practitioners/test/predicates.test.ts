import type { Viewer } from '@klear/core';
import { createCast } from '@klear/testing';
import { expect, test } from 'vitest';
import * as predicates from '../src/policies/predicates.ts';

const { allowed, organizationId, practitionerId } = createCast();
const offer = { organizationId, practitionerId };

test.each<[string, string[], (viewer: Viewer) => boolean]>([
  [
    'edits a profile: its person, wherever they act',
    [
      ...['practitioner', 'practitioner, acting elsewhere', 'practitioner, acting for nobody', 'practitioner without a role left'],
      'practitioner, at the front desk of another practice',
    ],
    (viewer) => predicates.mayEditProfile(viewer, practitionerId),
  ],
  [
    'lists themselves: whoever practises where they act',
    ['another practitioner', 'practitioner', 'practitioner, acting elsewhere'],
    (viewer) => predicates.mayCreateProfile(viewer),
  ],
  ['offers a service', ['manager', 'owner', "owner's app, writing", 'practitioner'], (viewer) => predicates.mayOffer(viewer, offer)],
  ['keeps locations', ['manager', 'owner', "owner's app, writing"], (viewer) => predicates.mayEditLocations(viewer, organizationId)],
  ['checks a credential', ['support'], (viewer) => predicates.mayVerify(viewer, { practitionerId })],
  [
    'checks their own: nobody',
    [],
    (viewer) => viewer.personId !== null && predicates.mayVerify(viewer, { practitionerId: viewer.personId }),
  ],
])('who %s', (_, names, may) => {
  expect(allowed(may)).toEqual([...names].sort());
});
