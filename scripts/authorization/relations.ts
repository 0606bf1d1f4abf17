import { type Role, roles } from '@klear/core';
import type { Facts } from './facts.ts';
import { type RecordPart, recordParts } from './identities.ts';
import type { Seat } from './seats.ts';

/**
 * How somebody stands to an object. SELF: it is theirs. TREATING: they are its practitioner, acting for its organization;
 * TREATING:TREAT, for that purpose. LENT: the
 * client lent them that part of the record. HOUSE: a role in its organization, acting for it. CLIENTS: a role in an organization that
 * the person books with. COLLEAGUE: a role in an organization that the person works for. DESK: a role in whichever organization they
 * act for. PUBLISHED: it is everybody's. MEMBER: they work for it, whether or not
 * anybody may act for it. PROFILE: it is their public profile, or hangs on it.
 */
export type Relation =
  | 'ANYONE'
  | 'SIGNED_IN'
  | 'PUBLISHED'
  | 'SELF'
  | 'TREATING'
  | 'TREATING:TREAT'
  | 'OWN_PRACTICE'
  | 'PROFILE'
  | 'SUPPORT'
  | 'MEMBER'
  | `LENT:${RecordPart}`
  | `${'HOUSE' | 'CLIENTS' | 'COLLEAGUE' | 'DESK'}:${Role}`;

/** Every relation of a group, for the table. */
export const each = (group: 'HOUSE' | 'CLIENTS' | 'COLLEAGUE' | 'DESK', ...held: readonly Role[]): Relation[] =>
  (held.length > 0 ? held : roles).map((role) => `${group}:${role}` as const);
export const lentAny: readonly Relation[] = recordParts.map((part) => `LENT:${part}` as const);

type Standing = Pick<Seat, 'personId' | 'organizationId' | 'roles' | 'lent' | 'purpose' | 'identity'> & { readonly lender: string };

/** All relations of a person to an object, from facts alone. `lender` is the client whose loans the identities state. */
export function relationsOf(
  { personId, organizationId, roles: held, lent, purpose, identity, lender }: Standing,
  facts: Facts,
): ReadonlySet<Relation> {
  const found = new Set<Relation>(['ANYONE']);
  if (facts.published) found.add('PUBLISHED');
  if (personId === undefined) return found;
  found.add('SIGNED_IN');
  if (facts.person === personId) found.add('SELF');
  if (facts.person === lender) for (const part of lent) found.add(`LENT:${part}`);
  if (facts.practitioner === personId) found.add('PROFILE');
  if (facts.staff?.includes(personId)) found.add('MEMBER');
  if (identity.support) found.add('SUPPORT');
  if (organizationId === undefined) return found;
  const practises = held.includes('PRACTITIONER') && facts.practitioner === personId;
  if (practises && facts.organization === undefined) found.add('OWN_PRACTICE');
  if (practises && facts.organization === organizationId) found.add('TREATING');
  if (found.has('TREATING') && purpose === 'TREAT') found.add('TREATING:TREAT');
  for (const role of held) {
    found.add(`DESK:${role}`);
    if (facts.organization === organizationId) found.add(`HOUSE:${role}`);
    if (facts.clientOf?.includes(organizationId)) found.add(`CLIENTS:${role}`);
    if (facts.worksFor?.includes(organizationId)) found.add(`COLLEAGUE:${role}`);
  }
  return found;
}
