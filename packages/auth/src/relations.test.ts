import { anonymous, newId, type Purpose, type Role, type Scope, systemViewer, type Viewer } from '@klear/core';
import { describe, expect, it } from 'vitest';
import { hasCareRelationship, isParticipant, isSameOrganization, isSelf, practitionerMay, purposeServes, selfMay } from './relations.ts';

const [anna, paul, studio, clinic] = [newId<'User'>(), newId<'User'>(), newId<'Organization'>(), newId<'Organization'>()];
const person = (personId: typeof anna, facts: Partial<Viewer> = {}): Viewer => ({ ...anonymous('r'), kind: 'person', personId, ...facts });
const at = (organizationId: typeof studio, ...roles: Role[]) => ({ organizationId, roles });
const through = (...scopes: Scope[]) => ({ app: { id: newId<'App'>(), scopes } });
const visit = { organizationId: studio, practitionerId: paul, clientId: anna };
const by = { client: 'MESSAGES_READ_SELF', practitioner: 'MESSAGES_READ_OWN' } as const;

describe('self', () => {
  it('is the person who asks, and neither the platform nor nobody', () => {
    expect(isSelf(person(anna), anna)).toBe(true);
    expect(isSelf(person(paul), anna)).toBe(false);
    expect(isSelf(person(anna), null)).toBe(false);
    expect(isSelf({ ...person(anna), personId: null }, null)).toBe(false);
    expect(isSelf({ ...systemViewer('r'), personId: anna }, anna)).toBe(false);
  });

  it('through an app is what the app was lent', () => {
    expect(selfMay(person(anna), anna, 'PROFILE_READ_SELF')).toBe(true);
    expect(selfMay(person(anna, through('profile:read')), anna, 'PROFILE_READ_SELF')).toBe(true);
    expect(selfMay(person(anna, through('records:read')), anna, 'PROFILE_READ_SELF')).toBe(false);
    expect(selfMay(person(anna, through('profile:read')), paul, 'PROFILE_READ_SELF')).toBe(false);
  });
});

describe('same organization', () => {
  it('needs a role there and that the viewer acts for it; what belongs to none has no staff', () => {
    expect(isSameOrganization(person(paul, at(studio, 'AUDITOR')), studio)).toBe(true);
    expect(isSameOrganization(person(paul, at(clinic, 'OWNER')), studio)).toBe(false);
    expect(isSameOrganization(person(paul, at(studio)), studio)).toBe(false);
    expect(isSameOrganization(person(paul), null)).toBe(false);
    expect(isSameOrganization(person(paul, { roles: ['OWNER'] }), null)).toBe(false);
    expect(isSameOrganization({ ...person(paul, at(studio, 'OWNER')), kind: 'system' }, studio)).toBe(false);
    expect(isSameOrganization(systemViewer('r', studio), studio)).toBe(false);
  });
});

describe('participant', () => {
  it('is the client, and the practitioner who acts for the practice; never somebody else, whatever their role', () => {
    expect(isParticipant(person(anna), visit, by)).toBe(true);
    expect(isParticipant(person(paul, at(studio, 'PRACTITIONER')), visit, by)).toBe(true);
    expect(isParticipant(person(paul), visit, by)).toBe(false);
    expect(isParticipant(person(paul, at(clinic, 'PRACTITIONER')), visit, by)).toBe(false);
    expect(isParticipant(person(paul, at(studio, 'OWNER')), visit, by)).toBe(false);
    expect(isParticipant(person(newId(), at(studio, 'OWNER', 'PRACTITIONER')), visit, by)).toBe(false);
  });

  it('through an app needs the scope on either side', () => {
    expect(isParticipant(person(anna, through('messages:read')), visit, by)).toBe(true);
    expect(isParticipant(person(anna, through('messages:write')), visit, by)).toBe(false);
    const practising = at(studio, 'PRACTITIONER');
    expect(practitionerMay(person(paul, { ...practising, ...through('messages:read') }), visit, 'MESSAGES_READ_OWN')).toBe(true);
    expect(practitionerMay(person(paul, { ...practising, ...through() }), visit, 'MESSAGES_READ_OWN')).toBe(false);
  });
});

it('a care relationship is with the practice that the viewer acts for, by an action held there', () => {
  const books = { isClient: true };
  expect(hasCareRelationship(person(paul, at(studio, 'FRONT_DESK')), books, 'CLIENTS_READ')).toBe(true);
  expect(hasCareRelationship(person(paul, at(studio, 'AUDITOR')), books, 'CLIENTS_READ')).toBe(false);
  expect(hasCareRelationship(person(paul, at(studio, 'FRONT_DESK')), { isClient: false }, 'CLIENTS_READ')).toBe(false);
  expect(hasCareRelationship(person(paul), books, 'CLIENTS_READ')).toBe(false);
});

describe('a purpose serves', () => {
  const cases: [Purpose | null, readonly string[], boolean, boolean][] = [
    [null, ['TREAT', 'PATRQT'], true, false],
    ['PATRQT', ['TREAT', 'PATRQT'], true, false],
    ['TREAT', ['TREAT', 'PATRQT'], true, true],
    ['HPAYMT', ['TREAT', 'PATRQT'], true, false],
    ['TREAT', ['TREAT'], false, true],
    ['ETREAT', ['TREAT'], false, false],
    ['TREAT', [], false, false],
  ];
  it.each(cases)('%s for what is labelled %j: of one’s own %s, of others %s', (purpose, purposes, own, others) => {
    expect(purposeServes(person(anna, { purpose }), { isOwn: true, purposes })).toBe(own);
    expect(purposeServes(person(anna, { purpose }), { isOwn: false, purposes })).toBe(others);
  });
});
