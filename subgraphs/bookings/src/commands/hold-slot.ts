import { badInput, err, newId, notFound, ok, Refusal, type Result, type UserId } from '@klear/core';
import { outbox, type Tx } from '@klear/db';
import { recordFacts } from '@klear/service';
import { occupiedBy, reasonsAgainst, scheduleFor, visitOf } from '../domain/bookability.ts';
import { claimsOf } from '../domain/claims.ts';
import { type Hold, type HoldId, holdMinutes, maxActiveHolds } from '../domain/hold.ts';
import type { ServiceId } from '../domain/service.ts';
import { holdReleased, slotHeld } from '../events/published.ts';
import { claimAll } from '../store/claims.ts';
import { holds } from '../store/holds.ts';
import { knownServices } from '../store/known-services.ts';
import { schedules } from '../store/schedules.ts';
import type { CommandContext } from './context.ts';
import { asViewerOnce } from './once.ts';
import { type ClientBusy, refusalOfClaims, type SlotNotOffered, type SlotTaken } from './outcomes.ts';
import { signedInPerson } from './signed-in-person.ts';

export interface HoldSlot {
  readonly serviceId: ServiceId;
  readonly start: Date;
  readonly idempotencyKey: string;
}

/**
 * Keeps a slot for the caller until it expires, at the price of now. A hold of the caller's own that overlaps it is given back;
 * when the slot cannot be had, that hold stays.
 */
export async function holdSlot(ctx: CommandContext, input: HoldSlot): Promise<Result<Hold, SlotTaken | SlotNotOffered | ClientBusy>> {
  const result = await asViewerOnce<Hold, SlotTaken | SlotNotOffered | ClientBusy>(
    ctx,
    { mutation: 'holdSlot', input },
    {
      run: (tx) => run(tx, signedInPerson(ctx.viewer), input),
      async recall(tx, id) {
        const [hold] = await holds.byIds(tx, [id as HoldId]);
        return hold ? ok(hold) : err({ code: 'SLOT_TAKEN', serviceId: input.serviceId, startsAt: input.start.toISOString() });
      },
    },
  );
  if (result.ok) ctx.holdMade(result.value.id, result.value.expiresAt);
  return result;
}

async function run(tx: Tx, clientId: UserId, input: HoldSlot): Promise<Result<Hold, SlotTaken | SlotNotOffered | ClientBusy>> {
  const service = await knownServices.find(tx, input.serviceId);
  if (!service) throw notFound('Service');
  if (service.practitionerId === clientId) {
    throw badInput([{ path: ['input', 'serviceId'], code: 'OWN_SERVICE', message: 'is your own: practitioners do not book themselves.' }]);
  }
  const calendars = await schedules.ofPractitionerIn(tx, service.organizationId, service.practitionerId);
  const reasons = reasonsAgainst({ service, schedules: calendars, startsAt: input.start, at: tx.now });
  const schedule = scheduleFor(service, calendars, input.start);
  if (reasons.length > 0 || !schedule) return err({ code: 'SLOT_NOT_OFFERED', reasons });

  const visit = visitOf(service, input.start);
  const hold: Hold = {
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
    price: service.price,
    jurisdiction: null,
    cancellationPolicy: service.cancellationPolicy,
    claimCount: 2,
    expiresAt: new Date(tx.now.getTime() + holdMinutes * 60_000),
    endedAt: null,
    outcome: null,
    createdAt: tx.now,
  };
  const own = await holds.findOwnOverlapping(tx, clientId, visit);
  if (own.length === 0 && (await holds.countActive(tx, clientId)) >= maxActiveHolds) {
    throw new Refusal('LIMIT_EXCEEDED', `At most ${maxActiveHolds} slots can be held at a time. Book or release one first.`);
  }
  const claimant = { organizationId: hold.organizationId, clientId, holdId: hold.id, expiresAt: hold.expiresAt };
  const missing = await claimAll(tx, claimant, claimsOf(hold), { holdIds: own.map(({ id }) => id) });
  if (missing.length > 0) return err(refusalOfClaims(missing, { serviceId: service.id, startsAt: input.start }));

  for (const replaced of own) await holds.end(tx, replaced, 'RELEASED');
  await holds.insert(tx, hold);
  await recordFacts(tx, [
    {
      type: 'hold.made',
      action: 'C',
      outcome: '0',
      entity: { type: 'Hold', id: hold.id },
      subjectPersonId: clientId,
      organizationId: hold.organizationId,
    },
  ]);
  await outbox.record(tx, [...own.map((replaced) => holdReleased(replaced, 'RELEASED', tx.now)), slotHeld(hold, tx.now)]);
  return ok(hold);
}
