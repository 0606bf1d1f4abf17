import type { Viewer } from '@klear/core';
import { createCast } from '@klear/testing';
import { expect, test } from 'vitest';
import * as predicates from '../src/policies/predicates.ts';

const { allowed, organizationId, practitionerId, clientId } = createCast();
const payment = { organizationId, practitionerId, payerId: clientId };
const payer = ['client', 'client, acting for another practice', "client's app, reading"];
const paying = ['client', 'client, acting for another practice', "client's app, writing"];
const desk = ['billing', 'front desk', 'manager', 'owner', "owner's app, reading"];
const seeing = [...payer, ...desk, 'practitioner', "practitioner's app, reading"];

test.each<[string, string[], (viewer: Viewer) => boolean]>([
  ['is the payer', payer, (viewer) => predicates.isPayer(viewer, payment)],
  ['pays it', paying, (viewer) => predicates.mayPay(viewer, payment)],
  ['sees a payment', seeing, (viewer) => predicates.maySeePayment(viewer, payment)],
  ['sees whether a hold is paid', [...seeing, 'platform'], (viewer) => predicates.maySeeHoldPayment(viewer, payment)],
  ['refunds it', ['billing', 'manager', 'owner', "owner's app, writing"], (viewer) => predicates.mayRefund(viewer, payment)],
  ["sees a person's payments", payer, (viewer) => predicates.maySeePaymentsOf(viewer, clientId)],
  ["sees a practice's payments", desk, (viewer) => predicates.maySeePaymentsIn(viewer, organizationId)],
])('who %s', (_, names, may) => {
  expect(allowed(may)).toEqual([...names].sort());
});
