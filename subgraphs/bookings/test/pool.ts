import { newId } from '@klear/core';
import { managerViewer } from '@klear/testing';
import { type Calendar, inHours, type Practice, someone } from './practice.ts';

/** A pool of one calendar's service, of which a visit is held by somebody. Answers the pool's id. */
export async function openRoutedHold(practice: Practice, calendar: Calendar, start: Date = inHours(75)): Promise<string> {
  const { organizationId, service } = calendar;
  const set = `mutation ($input: SetRoutingPoolInput!) { setRoutingPool(input: $input) { ... on SetRoutingPoolSuccess { pool { id } } } }`;
  const pool = { organizationId, name: 'Anybody', strategy: 'ROUND_ROBIN', services: [{ serviceId: service.serviceId }] };
  const made = await practice.ask(managerViewer({ organizationId }), set, { input: { ...pool, idempotencyKey: newId() } });
  const poolId: string = made.data.setRoutingPool.pool.id;
  const hold = `mutation ($input: HoldAnySlotInput!) { holdAnySlot(input: $input) { __typename } }`;
  const { data } = await practice.ask(someone(), hold, { input: { poolId, start, idempotencyKey: newId() } });
  if (data?.holdAnySlot.__typename !== 'HoldAnySlotSuccess') throw new Error(JSON.stringify(data));
  return poolId;
}
