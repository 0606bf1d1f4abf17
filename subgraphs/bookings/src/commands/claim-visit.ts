import { err, ok, type Result, type UserId } from '@klear/core';
import type { Tx } from '@klear/db';
import type { AppointmentId } from '../domain/appointment.ts';
import { type BookingFacts, type ClaimReason, occupiedBy, resourcesOn, visitOf } from '../domain/bookability.ts';
import { type Claim, claimsOf, claimsOfSeat, reasonOfClaim } from '../domain/claims.ts';
import type { HoldId } from '../domain/hold.ts';
import type { Schedule } from '../domain/schedule.ts';
import { isFirstSeat, isFull, type SessionId } from '../domain/session.ts';
import { claimAll, type GivenUp, makeWay } from '../store/claims.ts';
import { sessions } from '../store/sessions.ts';

export interface WantedVisit {
  readonly clientId: UserId;
  readonly claimant: { readonly holdId: HoldId; readonly expiresAt: Date } | { readonly appointmentId: AppointmentId };
  readonly schedule: Schedule;
  /** Without buffers it is claimed only by staff that waived them. */
  readonly withoutBuffers?: boolean;
  readonly givenUp?: GivenUp;
}

export interface ClaimedVisit {
  readonly sessionId: SessionId | null;
  /** How many claims are the claimant's own. */
  readonly claimCount: number;
}

/** How often the next free room is tried when somebody else was faster with the first. */
const maxTries = 5;

/**
 * Claims practitioner, client and one free resource for each need together, or a seat in the group session. Nothing has changed when it
 * cannot be had. Rows that the command changes are locked before, nothing is locked after: that order is what keeps rivals from deadlock.
 */
export async function claimVisit(tx: Tx, facts: BookingFacts, wanted: WantedVisit): Promise<Result<ClaimedVisit, readonly ClaimReason[]>> {
  const { service } = facts;
  const { organizationId, practitionerId } = service;
  const { clientId, schedule, givenUp = {} } = wanted;
  const visit = visitOf(service, facts.startsAt, facts.durationMinutes);
  const occupied = wanted.withoutBuffers ? visit : occupiedBy(service, visit);
  const leaving = [...(givenUp.holdIds ?? []), ...(givenUp.appointmentId ? [givenUp.appointmentId] : [])];
  await makeWay(tx, {
    ...{ clientId, practitionerId, span: occupied, isMoving: leaving.length > 0 },
    needsOf: service.needs.length > 0 ? organizationId : null,
    resourceIds: [practitionerId, clientId, ...facts.resources.map(({ id }) => id)],
  });

  const place = { organizationId, practitionerId, serviceId: service.id, scheduleId: schedule.id, locationId: schedule.locationId };
  const session = service.capacity > 1 ? await sessions.join(tx, { ...place, visit, capacity: service.capacity }, leaving) : null;
  if (session && isFull(session)) return err(['FULL']);

  const claimant = { organizationId, clientId, ...wanted.claimant };
  let { busy } = facts;
  for (let tries = 1; ; tries += 1) {
    const needed = session && !isFirstSeat(session) ? [] : resourcesOn({ ...facts, busy }, schedule, occupied);
    const resources = needed.filter((resource) => resource !== undefined);
    if (resources.length < needed.length) return err(lackOf(facts, needed));
    const claiming = { practitionerId, clientId, visit, occupied, resources };
    const claims = session ? claimsOfSeat(claiming, { id: session.id, isFirst: isFirstSeat(session) }) : claimsOf(claiming);
    const missing = await claimAll(tx, claimant, claims, givenUp);
    if (missing.length === 0) {
      return ok({ sessionId: session?.id ?? null, claimCount: claims.filter(({ sessionId }) => !sessionId).length });
    }
    if (tries === maxTries || !missing.every(isThing)) return err([...new Set(missing.map(reasonOfClaim))]);
    busy = [...busy, ...missing.map(({ resourceId, during }) => ({ resourceId, during }))];
  }
}

const isThing = ({ kind }: Claim): boolean => kind === 'ROOM' || kind === 'EQUIPMENT';

/** For which needs nothing is free. */
function lackOf({ service }: BookingFacts, needed: readonly unknown[]): ClaimReason[] {
  return [...new Set(service.needs.flatMap((need, index) => (needed[index] ? [] : [reasonOfClaim(need)])))];
}
