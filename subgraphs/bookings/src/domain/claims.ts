import type { Interval, UserId } from '@klear/core';
import type { ClaimReason } from './bookability.ts';
import type { Resource } from './resource.ts';
import type { SessionId } from './session.ts';

/** What can be in one place at a time only. Rooms and equipment share the one constraint with people. */
export const claimKinds = ['PRACTITIONER', 'ROOM', 'EQUIPMENT', 'CLIENT'] as const;
export type ClaimKind = (typeof claimKinds)[number];

export interface Claim {
  readonly kind: ClaimKind;
  readonly resourceId: string;
  readonly during: Interval;
  /** The group session for which it is claimed, whoever has its seats; absent: the visit's own. */
  readonly sessionId?: SessionId;
  /** Of a client: the group session in which they take a seat. */
  readonly seatIn?: SessionId;
}

export interface Claiming {
  readonly practitionerId: UserId;
  readonly clientId: UserId;
  readonly visit: Interval;
  /** What practitioner, rooms and equipment are claimed for. */
  readonly occupied: Interval;
  readonly resources?: readonly Resource[];
}

const inOrder = (claims: Claim[]): Claim[] => claims.sort((a, b) => (a.resourceId < b.resourceId ? -1 : 1));

/** All claims of a visit in the one order in which every command asks for them. Buffers widen all but the client's. */
export function claimsOf({ practitionerId, clientId, visit, occupied, resources = [] }: Claiming): Claim[] {
  return inOrder([
    { kind: 'PRACTITIONER', resourceId: practitionerId, during: occupied },
    ...resources.map(({ kind, id }): Claim => ({ kind, resourceId: id, during: occupied })),
    { kind: 'CLIENT', resourceId: clientId, during: visit },
  ]);
}

/** The claims of a seat: the client's, and with the first seat those of the session. */
export function claimsOfSeat(claiming: Claiming, session: { id: SessionId; isFirst: boolean }): Claim[] {
  const claims = claimsOf(claiming).map((claim): Claim => {
    return claim.kind === 'CLIENT' ? { ...claim, seatIn: session.id } : { ...claim, sessionId: session.id };
  });
  return claims.filter(({ kind }) => session.isFirst || kind === 'CLIENT');
}

const reasons: Readonly<Record<ClaimKind, ClaimReason>> = {
  PRACTITIONER: 'PRACTITIONER_BUSY',
  ROOM: 'ROOM_BUSY',
  EQUIPMENT: 'EQUIPMENT_BUSY',
  CLIENT: 'CLIENT_BUSY',
};

/** Why a visit cannot be had when somebody else was faster with these. */
export const reasonOfClaim = ({ kind }: Pick<Claim, 'kind'>): ClaimReason => reasons[kind];
