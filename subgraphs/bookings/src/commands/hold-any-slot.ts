import { err, notFound, ok, type Result, type UserId } from '@klear/core';
import { savepoint, type Tx } from '@klear/db';
import type { UnbookableReason } from '../domain/bookability.ts';
import type { Hold, HoldId } from '../domain/hold.ts';
import { type Candidate, inOrder, type PassedOver, type RoutingPoolId, reasonFor } from '../domain/routing.ts';
import { holds } from '../store/holds.ts';
import { routedHolds, routingPools } from '../store/routing-pools.ts';
import type { CommandContext } from './context.ts';
import { type HoldSlot, holdFor } from './hold-slot.ts';
import { asViewerOnce } from './once.ts';
import { oneAfterAnother } from './one-after-another.ts';
import { type ClientBusy, refusalOfReasons, type SlotNotOffered, type SlotTaken } from './outcomes.ts';
import { signedInPerson } from './signed-in-person.ts';

export interface HoldAnySlot extends Omit<HoldSlot, 'serviceId'> {
  readonly poolId: RoutingPoolId;
}

type Refused = SlotTaken | SlotNotOffered | ClientBusy;

/** Holds a slot with whoever of a pool fits and is free, in the order of the pool's strategy. What was decided, and why, stays with the hold. */
export async function holdAnySlot(ctx: CommandContext, input: HoldAnySlot): Promise<Result<Hold, Refused>> {
  const result = await oneAfterAnother(ctx.db, input.poolId, () => hold(ctx, input));
  if (result.ok) ctx.holdMade(result.value.id, result.value.expiresAt);
  return result;
}

function hold(ctx: CommandContext, input: HoldAnySlot): Promise<Result<Hold, Refused>> {
  return asViewerOnce<Hold, Refused>(
    ctx,
    { mutation: 'holdAnySlot', input },
    {
      run: (tx) => run(tx, signedInPerson(ctx.viewer), input),
      async recall(tx, id) {
        const [hold] = await holds.byIds(tx, [id as HoldId]);
        if (!hold) throw notFound('Hold');
        return ok(hold);
      },
    },
  );
}

async function run(tx: Tx, clientId: UserId, input: HoldAnySlot): Promise<Result<Hold, Refused>> {
  await routingPools.lock(tx, input.poolId);
  const [pool] = await routingPools.byIds(tx, [input.poolId]);
  if (!pool) throw notFound('RoutingPool');
  const passedOver: PassedOver[] = [];
  const refusals: Refused[] = [];
  for (const candidate of inOrder(pool.strategy, await routingPools.candidates(tx, pool, { clientId, start: input.start }))) {
    const held = await attempt(tx, clientId, candidate, input);
    if (held.ok) {
      await routingPools.takeTurn(tx, pool.id, candidate.serviceId);
      const why = reasonFor(pool.strategy, candidate);
      await routedHolds.insert(tx, held.value, pool.id, { strategy: pool.strategy, why, passedOver });
      return held;
    }
    // It is the caller who has no time: nobody else could help.
    if (held.error.code === 'CLIENT_BUSY') return held;
    refusals.push(held.error);
    passedOver.push({ practitionerId: candidate.practitionerId, reasons: held.error.reasons });
  }
  // Somebody was only taken: what comes next of theirs is an alternative.
  const taken = refusals.find(({ code }) => code === 'SLOT_TAKEN');
  const reasons = new Set<UnbookableReason>(passedOver.flatMap((each) => each.reasons));
  const nobody: Refused = { code: 'SLOT_NOT_OFFERED', reasons: reasons.size > 0 ? [...reasons] : ['OUTSIDE_HOURS'], overridable: [] };
  return err(taken ?? nobody);
}

class NotHeld extends Error {}

/** Whoever is passed over leaves nothing behind, no lock either: a rival may want to ask the same people in another order. */
async function attempt(tx: Tx, clientId: UserId, { serviceId }: Candidate, input: HoldAnySlot): Promise<Result<Hold, Refused>> {
  const { start, durationMinutes, jurisdiction } = input;
  let answer: Result<Hold, Refused> = err(refusalOfReasons(['PRACTITIONER_BUSY'], { serviceId, startsAt: start }));
  try {
    await savepoint(tx, async () => {
      answer = await holdFor(tx, clientId, { serviceId, start, durationMinutes, jurisdiction });
      if (!answer.ok) throw new NotHeld();
    });
  } catch (fault) {
    if (!(fault instanceof NotHeld)) throw fault;
  }
  return answer;
}
