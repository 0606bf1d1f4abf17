import type { Id, OrganizationId, PractitionerId } from '@klear/core';
import type { UnbookableReason } from './bookability.ts';
import type { ServiceId } from './service.ts';
import type { Slot } from './slot.ts';
import type { Zone } from './zone.ts';

export type RoutingPoolId = Id<'RoutingPool'>;

/** How a pool finds who takes a visit (docs/adr/0034-routing.md). */
export const routingStrategies = ['ROUND_ROBIN', 'LEAST_BUSY', 'CONTINUITY', 'WEIGHTED'] as const;
export type RoutingStrategy = (typeof routingStrategies)[number];

/** Practitioners of one organization among whom a client's visit is given to whoever fits: each by a service of theirs. */
export interface RoutingPool {
  readonly id: RoutingPoolId;
  readonly organizationId: OrganizationId;
  readonly name: string;
  readonly strategy: RoutingStrategy;
  readonly members: readonly PoolMember[];
  readonly version: number;
}

export interface PoolMember {
  readonly serviceId: ServiceId;
  /** The share of visits, against those of the others. */
  readonly weight: number;
}

export const maxWeight = 100;
export const maxMembers = 50;
/** Of one organization. */
export const maxPools = 20;

/** What decides about one member, as it is when a visit is given. */
export interface Candidate extends PoolMember {
  readonly practitionerId: PractitionerId;
  /** How many visits this member was given since the pool was set. */
  readonly given: number;
  /** The pool's turn in which that was last; 0: never. */
  readonly lastTurn: number;
  /** Minutes of visits held and booked in the week of the start. */
  readonly busyMinutes: number;
  /** When the client saw this practitioner last in this organization. */
  readonly seenAt: Date | null;
}

/** Why this practitioner: what the strategy went by. */
export const routingReasons = ['NEXT_IN_TURN', 'LEAST_BUSY', 'SEEN_LAST', 'LARGEST_SHARE_DUE'] as const;
export type RoutingReason = (typeof routingReasons)[number];

/** How a hold came to its practitioner, and who was asked before. */
export interface Routed {
  readonly strategy: RoutingStrategy;
  readonly why: RoutingReason;
  readonly passedOver: readonly PassedOver[];
}

export interface PassedOver {
  readonly practitionerId: PractitionerId;
  readonly reasons: readonly UnbookableReason[];
}

type Compare = (a: Candidate, b: Candidate) => number;

/** Whoever had a turn longest ago; by id among those who never had one. Nobody is owed the turns that they could not take. */
const byTurn: Compare = (a, b) => a.lastTurn - b.lastTurn || (a.serviceId < b.serviceId ? -1 : 1);

/** Sainte-Laguë: whoever is furthest behind their share after half of the next visit. In whole numbers: (2 given + 1) / weight. */
const byShare: Compare = (a, b) => (2 * a.given + 1) * b.weight - (2 * b.given + 1) * a.weight || byTurn(a, b);

const byMinutes: Compare = (a, b) => a.busyMinutes - b.busyMinutes || byTurn(a, b);

const bySeen: Compare = (a, b) => (b.seenAt?.getTime() ?? 0) - (a.seenAt?.getTime() ?? 0) || byTurn(a, b);

const order: Record<RoutingStrategy, Compare> = { ROUND_ROBIN: byTurn, LEAST_BUSY: byMinutes, CONTINUITY: bySeen, WEIGHTED: byShare };

/** All members in the order in which they are asked. */
export function inOrder(strategy: RoutingStrategy, candidates: readonly Candidate[]): Candidate[] {
  return candidates.toSorted(order[strategy]);
}

/** What the strategy went by when it came to this member. */
export function reasonFor(strategy: RoutingStrategy, chosen: Candidate): RoutingReason {
  if (strategy === 'CONTINUITY') return chosen.seenAt ? 'SEEN_LAST' : 'NEXT_IN_TURN';
  return ({ ROUND_ROBIN: 'NEXT_IN_TURN', LEAST_BUSY: 'LEAST_BUSY', WEIGHTED: 'LARGEST_SHARE_DUE' } as const)[strategy];
}

/** A start at which somebody of a pool is free. */
export interface RoutingSlot {
  readonly start: Date;
  readonly end: Date;
  readonly timeZone: Zone;
  readonly practitionerCount: number;
}

/** The members' free times as those of the pool: each once, the earliest first. */
export function slotsOfPool(slots: readonly Slot[]): RoutingSlot[] {
  const together = Map.groupBy(slots, ({ visit, zone }) => `${visit.start.toISOString()} ${visit.end.toISOString()} ${zone}`);
  return [...together.values()]
    .flatMap(([slot, ...others]) => {
      if (!slot) return [];
      const practitioners = new Set([slot, ...others].map(({ practitionerId }) => practitionerId));
      return [{ start: slot.visit.start, end: slot.visit.end, timeZone: slot.zone, practitionerCount: practitioners.size }];
    })
    .sort((a, b) => a.start.getTime() - b.start.getTime() || a.end.getTime() - b.end.getTime());
}

export interface PoolFault {
  readonly path: readonly (string | number)[];
  readonly code: 'OUT_OF_RANGE' | 'REPEATED' | 'REQUIRED';
}

/** What is wrong with a pool as it is asked for; every fault. One without members offers nothing. */
export function poolFaults(asked: {
  readonly poolId: RoutingPoolId | null;
  readonly expectedVersion: number | null;
  readonly name: string;
  readonly members: readonly PoolMember[];
}): PoolFault[] {
  const { name, members } = asked;
  const faults: PoolFault[] = [];
  if (name.trim() === '' || name.length > 120) faults.push({ path: ['name'], code: 'OUT_OF_RANGE' });
  if (asked.poolId !== null && asked.expectedVersion === null) faults.push({ path: ['expectedVersion'], code: 'REQUIRED' });
  if (members.length > maxMembers) faults.push({ path: ['services'], code: 'OUT_OF_RANGE' });
  for (const [index, { serviceId, weight }] of members.entries()) {
    if (!Number.isInteger(weight) || weight < 1 || weight > maxWeight)
      faults.push({ path: ['services', index, 'weight'], code: 'OUT_OF_RANGE' });
    const isRepeated = members.findIndex((other) => other.serviceId === serviceId) !== index;
    if (isRepeated) faults.push({ path: ['services', index, 'serviceId'], code: 'REPEATED' });
  }
  return faults;
}
