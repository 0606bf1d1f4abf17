import type { Interval, UserId } from '@klear/core';

/** What can be in one place at a time only. Rooms and equipment share the one constraint with people. */
export const claimKinds = ['PRACTITIONER', 'ROOM', 'EQUIPMENT', 'CLIENT'] as const;
export type ClaimKind = (typeof claimKinds)[number];

export interface Claim {
  readonly kind: ClaimKind;
  readonly resourceId: string;
  readonly during: Interval;
}

/** All claims of a visit in the one order in which every command asks for them. Buffers widen all but the client's. */
export function claimsOf(facts: { practitionerId: UserId; clientId: UserId; visit: Interval; occupied: Interval }): Claim[] {
  const claims: Claim[] = [
    { kind: 'PRACTITIONER', resourceId: facts.practitionerId, during: facts.occupied },
    { kind: 'CLIENT', resourceId: facts.clientId, during: facts.visit },
  ];
  return claims.sort((a, b) => (a.resourceId < b.resourceId ? -1 : 1));
}
