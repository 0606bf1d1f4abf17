import { expect, test } from 'vitest';
import { type AccessTold, accessSentence, partsInWords } from '../src/domain/access-sentence.ts';
import { phrases } from '../src/domain/access-words.ts';

const told: AccessTold = {
  type: 'record.read',
  allowed: true,
  reason: null,
  agent: 'PERSON',
  byApp: false,
  forOrganization: true,
  purpose: 'TREAT',
  byConsent: true,
  fields: ['HealthRecord.allergies', 'AllergyIntolerance.code'],
};

test.each<[Partial<AccessTold>, string]>([
  [{}, 'Somebody of a practice read your allergies for treatment, by your consent.'],
  [{ agent: 'SELF', purpose: 'PATRQT', byConsent: false, forOrganization: false }, 'You read your allergies.'],
  [{ agent: 'SELF', byApp: true, purpose: null, byConsent: false, forOrganization: false }, 'An app in your name read your allergies.'],
  [
    { allowed: false, reason: 'NO_CONSENT', byConsent: false },
    'Somebody of a practice tried to read your allergies for treatment and was refused: you had given no consent for it.',
  ],
  [{ allowed: false, reason: 'SOMETHING_NEW', purpose: null }, 'Somebody of a practice tried to read your allergies and was refused.'],
  [{ agent: 'SYSTEM', purpose: null, byConsent: false, type: 'message.imported' }, 'The platform imported messages of yours.'],
  [
    { type: 'contact.read', fields: ['User.phone', 'User.birthDate', 'User.email'], byConsent: false },
    'Somebody of a practice saw your phone number, date of birth and e-mail address for treatment.',
  ],
  [{ type: 'not.known', purpose: null, byConsent: false }, 'Somebody of a practice did something with your data.'],
])('%j is told as "%s"', (change, sentence) => {
  expect(accessSentence({ ...told, ...change })).toBe(sentence);
});

test('parts of a record stand for what lies in them, codes and names of fields read as words', () => {
  expect(partsInWords(['HealthRecord.conditions', 'Condition.code', 'HealthRecord.medications'])).toBe('conditions and medications');
  expect(partsInWords(['OBSERVATIONS'])).toBe('observations');
  expect(partsInWords(['Condition.clinicalStatus'])).toBe('clinical status');
  expect(partsInWords([])).toBe('data');
});

test('every type of fact has words for what was done and for what was tried', () => {
  for (const [type, [done, tried]] of Object.entries(phrases)) {
    expect(type).toMatch(/^[a-z]+\.[a-z-]+$/);
    expect(`${done}${tried}`).not.toMatch(/[.!?]/);
  }
});
