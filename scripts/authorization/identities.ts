import type { Purpose, Scope } from '@klear/core';
import { scopes } from '@klear/core';
import type { PersonName } from './world.ts';

/** The parts of the client's record that can be lent. */
export const recordParts = ['CONDITIONS', 'ALLERGIES', 'MEDICATIONS', 'OBSERVATIONS'] as const;
export type RecordPart = (typeof recordParts)[number];

/** Somebody who asks: a person, or nobody, with a token of some kind, for an organization, for a purpose. */
export interface Identity {
  readonly name: string;
  /** Null: no token at all. */
  readonly person: PersonName | null;
  /** `home` is the client's practice, `abroad` the other tenant. */
  readonly acting?: 'home' | 'abroad';
  readonly purpose?: Purpose;
  /** What the app was lent that asks in the person's name; absent for our own clients. */
  readonly scopes?: readonly Scope[];
  readonly support?: true;
  /** Turned away whole, whatever is asked. */
  readonly token?: 'expired' | 'revoked';
  /** What the client has lent to them for this purpose. Stated by hand, as world.ts grants it. */
  readonly lent?: readonly RecordPart[];
}

const reading = scopes.filter((scope) => scope.endsWith(':read'));

/** Who asks for everything. Add a line, and every field is asked for by one more. */
export const identities: readonly Identity[] = [
  { name: 'anonymous', person: null },
  { name: 'stranger', person: 'stranger' },
  { name: 'self', person: 'client' },
  { name: 'another client of the practice', person: 'otherClient' },
  { name: 'practitioner with consent', person: 'practitioner', acting: 'home', purpose: 'TREAT', lent: recordParts },
  { name: 'practitioner with consent, no purpose', person: 'practitioner', acting: 'home' },
  { name: 'practitioner with consent, another purpose', person: 'practitioner', acting: 'home', purpose: 'HRESCH' },
  { name: 'practitioner with consent, for no organization', person: 'practitioner', purpose: 'TREAT' },
  { name: 'practitioner without consent', person: 'secondPractitioner', acting: 'home', purpose: 'TREAT' },
  { name: 'manager', person: 'manager', acting: 'home', purpose: 'TREAT' },
  { name: 'owner', person: 'owner', acting: 'home', purpose: 'HOPERAT' },
  { name: 'owner, for no organization', person: 'owner' },
  { name: 'auditor', person: 'auditor', acting: 'home' },
  { name: 'billing', person: 'billing', acting: 'home', purpose: 'HPAYMT' },
  { name: 'front desk', person: 'frontDesk', acting: 'home' },
  { name: 'support', person: 'support', support: true },
  { name: 'owner of another tenant', person: 'foreignOwner', acting: 'abroad', purpose: 'TREAT' },
  { name: 'practitioner of another tenant', person: 'foreignPractitioner', acting: 'abroad', purpose: 'TREAT' },
  { name: 'client of another tenant', person: 'foreignClient' },
  { name: 'app with every reading scope', person: 'client', scopes: reading },
  { name: 'app with scopes of other things', person: 'client', scopes: ['practice:read', 'practice:write'] },
  { name: 'app of the practitioner', person: 'practitioner', acting: 'home', purpose: 'TREAT', scopes: reading, lent: recordParts },
  {
    name: 'app of the practitioner with scopes of other things',
    person: 'practitioner',
    acting: 'home',
    purpose: 'TREAT',
    scopes: ['profile:write'],
  },
  { name: 'expired token', person: 'client', token: 'expired' },
  { name: 'revoked session', person: 'client', token: 'revoked' },
];
