import type { Viewer } from '@klear/core';
import { createCast } from '@klear/testing';
import { expect, test } from 'vitest';
import * as predicates from '../src/policies/predicates.ts';

const { allowed, organizationId, clientId } = createCast();
const { unrelated } = predicates;
const isClient = { isColleague: false, isClient: true };
const isColleague = { isColleague: true, isClient: false };
const self = ['client', 'client, acting for another practice', "client's app, reading"];
/** Every practice's own staff: the relation was looked up for the organization that each acts for. */
const elsewhere = ['owner of another practice', 'practitioner, acting elsewhere', 'practitioner, at the front desk of another practice'];
const staff = [
  ...['another practitioner', 'billing', 'front desk', 'manager', 'owner', "owner's app, reading", 'practitioner'],
  ...["practitioner's app, reading", ...elsewhere],
];
const each = ['name', 'email', 'phone', 'birthDate', 'address'] as const;
const fields = (relation: predicates.Relation, of: readonly (typeof each)[number][]) => (viewer: Viewer) =>
  of.every((field) => predicates.mayReadField(viewer, { id: clientId, relation, field }));

test.each<[string, string[], (viewer: Viewer) => boolean]>([
  ['reads what is their own', self, (viewer) => predicates.mayReadOwn(viewer, clientId)],
  ["reads a stranger's contact, any field", self, (viewer) => each.some((field) => fields(unrelated, [field])(viewer))],
  ["reads a client's name and e-mail", [...self, ...staff], fields(isClient, ['name', 'email'])],
  ["reads a client's phone and birth date", [...self, ...staff], fields(isClient, ['phone', 'birthDate'])],
  ["reads a client's address", self, fields(isClient, ['address'])],
  ["reads a colleague's name and e-mail", [...self, ...staff, 'auditor'], fields(isColleague, ['name', 'email'])],
  ["reads a colleague's phone", self, fields(isColleague, ['phone'])],
  ["reads a colleague's birth date", self, fields(isColleague, ['birthDate'])],
  [
    'reads a membership',
    [
      ...[
        'client',
        'client, acting for another practice',
        "client's app, reading",
        "client's app, writing",
        "client's app without a scope",
      ],
      ...staff.filter((name) => !elsewhere.includes(name)),
      'auditor',
    ],
    (viewer) => predicates.mayReadMembership(viewer, { personId: clientId, organizationId }),
  ],
  [
    'reads a consent',
    [
      'client',
      'client, acting for another practice',
      "client's app, reading",
      "client's app, writing",
      "client's app without a scope",
      'platform',
    ],
    (viewer) => predicates.mayReadConsent(viewer, { personId: clientId }),
  ],
])('who %s', (_, names, may) => {
  expect(allowed(may)).toEqual([...names].sort());
});
