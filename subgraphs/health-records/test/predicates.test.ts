import { consentCovers, type Grant } from '@klear/auth';
import { newId, type Viewer } from '@klear/core';
import { clientViewer, organizationOf, personOf, practitionerViewer } from '@klear/testing';
import { describe, expect, test } from 'vitest';
import { basisFor, mayAccess, mayMark } from '../src/policies/predicates.ts';

const label = { category: 'ALLERGIES', purposes: ['TREAT', 'PATRQT'] };
const viewer = practitionerViewer({ purpose: 'TREAT' });
const at = new Date('2026-03-01T12:00:00Z');
const personId = newId<'User'>();
const grant: Grant = {
  personId,
  practitionerId: personOf(viewer),
  organizationId: null,
  categories: ['ALLERGIES'],
  purposes: ['TREAT'],
  startsAt: new Date('2026-03-01T12:00:00Z'),
  endsAt: new Date('2026-03-01T12:00:01Z'),
};

describe('a consent covers', () => {
  test.each<[string, Partial<Grant>, boolean]>([
    ['as given', {}, true],
    ['every part when it names none', { categories: [] }, true],
    ['the organization that it names', { practitionerId: null, organizationId: organizationOf(viewer) }, true],
    ['practitioner and organization when it names both', { organizationId: organizationOf(viewer) }, true],
    ['no other part', { categories: ['CONDITIONS'] }, false],
    ['no other purpose', { purposes: ['HPAYMT'] }, false],
    ['nothing without a purpose', { purposes: [] }, false],
    ['no other practitioner', { practitionerId: newId() }, false],
    ['no other organization, even of its practitioner', { organizationId: newId() }, false],
    ['nobody when it names nobody', { practitionerId: null }, false],
    ['nothing before its start', { startsAt: new Date('2026-03-01T12:00:00.001Z') }, false],
    ['nothing at its end', { endsAt: at }, false],
    ['without an end, until withdrawn', { endsAt: null }, true],
  ])('%s', (_name, change, expected) => {
    expect(consentCovers({ ...grant, ...change }, { viewer, personId, category: 'ALLERGIES', at })).toBe(expected);
  });

  test('nothing of another person', () => {
    const facts = { viewer, personId, category: 'ALLERGIES', label, verb: 'READ', at } as const;
    expect(mayAccess({ ...facts, consents: [grant] }).ok).toBe(true);
    expect(mayAccess({ ...facts, consents: [{ ...grant, personId: newId() }] })).toEqual({ ok: false, error: 'NO_CONSENT' });
    expect(mayAccess({ ...facts, consents: 'UNKNOWN' })).toEqual({ ok: false, error: 'CONSENT_UNKNOWN' });
  });
});

describe('what viewer and field alone tell', () => {
  const system: Viewer = { ...viewer, kind: 'system', personId: null };
  test.each<[string, Viewer, typeof label, unknown]>([
    ['the person may, where the field serves their requests', clientViewer(personId), label, { ok: true, value: 'SELF' }],
    [
      'the person may not, where it does not',
      clientViewer(personId),
      { ...label, purposes: ['TREAT'] },
      { ok: false, error: 'NOT_IN_SCOPE' },
    ],
    ['the platform itself reads no record on its own', system, label, { ok: false, error: 'NOT_RELATED' }],
    ['somebody who acts for nobody hears only that', { ...clientViewer(), purpose: 'TREAT' }, label, { ok: false, error: 'NOT_RELATED' }],
    ['a practitioner needs consent', viewer, label, { ok: true, value: 'CONSENT' }],
    ['a field that serves no treatment stays closed', viewer, { ...label, purposes: ['PATRQT'] }, { ok: false, error: 'PURPOSE_REQUIRED' }],
  ])('%s', (_name, who, field, expected) => {
    expect(basisFor(who, personId, field, 'READ')).toEqual(expected);
    expect(basisFor(who, personId, field, 'WRITE')).toEqual(expected);
  });

  test('only who wrote an entry may mark it', () => {
    expect([mayMark(viewer, 'SELF', null), mayMark(viewer, 'CONSENT', organizationOf(viewer))]).toEqual([true, true]);
    expect([mayMark(viewer, 'SELF', newId()), mayMark(viewer, 'CONSENT', null), mayMark(viewer, 'CONSENT', newId())]).toEqual([
      false,
      false,
      false,
    ]);
  });
});
