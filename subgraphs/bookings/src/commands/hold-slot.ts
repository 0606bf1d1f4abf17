import { badInput, err, newId, ok, Refusal, type Result, type UserId } from '@klear/core';
import { outbox, type Tx } from '@klear/db';
import { recordFacts } from '@klear/service';
import { type BookingFacts, occupiedBy, placeFor, reasonsAgainst, visitOf } from '../domain/bookability.ts';
import { type Hold, type HoldId, holdMinutes, holdStateAt, maxActiveHolds } from '../domain/hold.ts';
import { priceAt } from '../domain/price.ts';
import type { Schedule } from '../domain/schedule.ts';
import type { ServiceId } from '../domain/service.ts';
import { holdReleased, slotHeld } from '../events/published.ts';
import { loadBookingFacts } from '../store/booking-facts.ts';
import { bookingProcesses } from '../store/booking-processes.ts';
import { holds } from '../store/holds.ts';
import { claimVisit } from './claim-visit.ts';
import type { CommandContext } from './context.ts';
import { noteBookingProcess } from './note-booking-process.ts';
import { asViewerOnce } from './once.ts';
import { type ClientBusy, refusalOfReasons, type SlotNotOffered, type SlotTaken } from './outcomes.ts';
import { signedInPerson } from './signed-in-person.ts';

export interface HoldSlot {
  readonly serviceId: ServiceId;
  readonly start: Date;
  /** The service's own length when absent. */
  readonly durationMinutes?: number | null | undefined;
  /** Where the client is during a visit that is not in person (ISO 3166). */
  readonly jurisdiction?: string | null | undefined;
  readonly idempotencyKey: string;
}

type Refused = SlotTaken | SlotNotOffered | ClientBusy;

/**
 * Keeps a slot for the caller until it expires, at the price of now. A hold of the caller's own that overlaps it is given back;
 * when the slot cannot be had, that hold stays.
 */
export async function holdSlot(ctx: CommandContext, input: HoldSlot): Promise<Result<Hold, Refused>> {
  const wanted = { ...input, startsAt: input.start };
  const result = await asViewerOnce<Hold, Refused>(
    ctx,
    { mutation: 'holdSlot', input },
    {
      run: (tx) => holdFor(tx, signedInPerson(ctx.viewer), input),
      async recall(tx, id) {
        const [hold] = await holds.byIds(tx, [id as HoldId]);
        return hold ? ok(hold) : err(refusalOfReasons(['PRACTITIONER_BUSY'], wanted));
      },
    },
  );
  if (result.ok) ctx.holdMade(result.value.id, result.value.expiresAt);
  return result;
}

/** Holds a slot for a client within a command. A refusal has changed nothing, and keeps what it locked until the transaction's end. */
export async function holdFor(tx: Tx, clientId: UserId, input: Omit<HoldSlot, 'idempotencyKey'>): Promise<Result<Hold, Refused>> {
  const open = await holds.findOwnOpen(tx, clientId);
  const facts = await loadBookingFacts(tx, { ...input, clientId, toBook: true, at: tx.now });
  const { service } = facts;
  if (service.practitionerId === clientId) {
    throw badInput([{ path: ['input', 'serviceId'], code: 'OWN_SERVICE', message: 'is your own: practitioners do not book themselves.' }]);
  }
  const wanted = { ...input, startsAt: input.start };
  const reasons = reasonsAgainst(facts);
  const schedule = placeFor(facts)?.schedule;
  if (reasons.length > 0 || !schedule) return err(refusalOfReasons(reasons, wanted));

  const hold = holdOn(facts, schedule, clientId);
  const replaced = open.filter(({ visit }) => visit.start < hold.visit.end && hold.visit.start < visit.end);
  if (replaced.length === 0 && open.filter((one) => holdStateAt(one, tx.now) === 'ACTIVE').length >= maxActiveHolds) {
    throw new Refusal('LIMIT_EXCEEDED', `At most ${maxActiveHolds} slots can be held at a time. Book or release one first.`);
  }
  const claimed = await claimVisit(tx, facts, {
    clientId,
    claimant: { holdId: hold.id, expiresAt: hold.expiresAt },
    schedule,
    givenUp: { holdIds: replaced.map(({ id }) => id) },
  });
  if (!claimed.ok) return err(refusalOfReasons(claimed.error, wanted));
  const held = { ...hold, ...claimed.value };
  await record(tx, held, replaced);
  return ok(held);
}

function holdOn(facts: BookingFacts, schedule: Schedule, clientId: UserId): Hold {
  const { service, startsAt, durationMinutes, at } = facts;
  const visit = visitOf(service, startsAt, durationMinutes);
  return {
    id: newId<'Hold'>(),
    organizationId: service.organizationId,
    practitionerId: service.practitionerId,
    clientId,
    serviceId: service.id,
    scheduleId: schedule.id,
    locationId: schedule.locationId,
    visit,
    occupied: occupiedBy(service, visit),
    zone: schedule.zone,
    modality: service.modality,
    price: priceAt(service, { startsAt, durationMinutes, zone: schedule.zone }) ?? service.price,
    jurisdiction: service.modality === 'IN_PERSON' ? null : facts.jurisdiction,
    cancellationPolicy: service.cancellationPolicy,
    sessionId: null,
    claimCount: 1,
    version: 1,
    expiresAt: new Date(at.getTime() + holdMinutes * 60_000),
    endedAt: null,
    outcome: null,
    createdAt: at,
  };
}

async function record(tx: Tx, hold: Hold, replaced: readonly Hold[]): Promise<void> {
  const { id, clientId, organizationId } = hold;
  const released = [];
  for (const one of replaced) {
    await holds.end(tx, one, 'RELEASED');
    released.push(holdReleased(one, 'RELEASED', tx.now));
    released.push(...(await noteBookingProcess(tx, one.id, { states: ['RELEASED'], outcome: 'RELEASED' })));
  }
  await holds.insert(tx, hold);
  await bookingProcesses.start(tx, hold);
  await recordFacts(tx, [
    { type: 'hold.made', action: 'C', outcome: '0', entity: { type: 'Hold', id }, subjectPersonId: clientId, organizationId },
  ]);
  await outbox.record(tx, [...released, slotHeld(hold, tx.now)]);
}
