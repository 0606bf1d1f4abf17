import { badInput, err, forbidden, newId, notFound, type OrganizationId, ok, Refusal, type Result } from '@klear/core';
import type { Tx } from '@klear/db';
import { recordFacts } from '@klear/service';
import { maxMembers, maxPools, maxWeight, type PoolMember, poolFaults, type RoutingPool, type RoutingPoolId } from '../domain/routing.ts';
import { mayEditRouting } from '../policies/predicates.ts';
import { routingPools } from '../store/routing-pools.ts';
import type { CommandContext } from './context.ts';
import { asViewerOnce } from './once.ts';
import type { VersionConflict } from './outcomes.ts';

export interface SetRoutingPool {
  readonly organizationId: OrganizationId;
  /** A new one is made without it. */
  readonly poolId: RoutingPoolId | null;
  readonly name: string;
  readonly strategy: RoutingPool['strategy'];
  readonly members: readonly PoolMember[];
  /** What was read of the pool that is changed. */
  readonly expectedVersion: number | null;
  readonly idempotencyKey: string;
}

const sentences = {
  OUT_OF_RANGE: `A name has 1 to 120 characters, a pool up to ${maxMembers} services, a weight is 1 to ${maxWeight}.`,
  REPEATED: 'Each service is in a pool once.',
  REQUIRED: 'A pool that is changed needs the version that was read.',
} as const;

/** Makes a pool of services, or changes one: turns and shares are counted anew from then on. What is booked stays with its practitioner. */
export async function setRoutingPool(ctx: CommandContext, input: SetRoutingPool): Promise<Result<RoutingPool, VersionConflict>> {
  const faults = poolFaults(input).map(({ path, code }) => ({ path: ['input', ...path], code, message: sentences[code] }));
  if (faults.length > 0) throw badInput(faults);
  if (!mayEditRouting(ctx.viewer, input.organizationId)) throw forbidden('ROLE_REQUIRED');
  return asViewerOnce<RoutingPool, VersionConflict>(
    ctx,
    { mutation: 'setRoutingPool', input },
    {
      run: (tx) => run(tx, input),
      async recall(tx, id) {
        const [pool] = await routingPools.byIds(tx, [id as RoutingPoolId]);
        if (!pool) throw notFound('RoutingPool');
        return ok(pool);
      },
    },
  );
}

async function run(tx: Tx, input: SetRoutingPool): Promise<Result<RoutingPool, VersionConflict>> {
  const { organizationId, poolId, name, strategy, members } = input;
  if (poolId) await routingPools.lock(tx, poolId);
  const [known] = poolId ? await routingPools.byIds(tx, [poolId]) : [];
  if (poolId && known?.organizationId !== organizationId) throw notFound('RoutingPool');
  if (known && known.version !== input.expectedVersion) return err({ code: 'VERSION_CONFLICT' });
  if (!known && (await routingPools.count(tx, organizationId)) >= maxPools) {
    throw new Refusal('LIMIT_EXCEEDED', `An organization has at most ${maxPools} pools. Change one of them.`);
  }
  const owners = await routingPools.owners(
    tx,
    members.map(({ serviceId }) => serviceId),
  );
  // Another organization's service is as unknown as one that nobody has.
  if (owners.filter((owner) => owner.organizationId === organizationId).length !== members.length) throw notFound('Service');

  const pool: RoutingPool = {
    id: known?.id ?? newId<'RoutingPool'>(),
    organizationId,
    name: name.trim(),
    strategy,
    members: members.toSorted((a, b) => (a.serviceId < b.serviceId ? -1 : 1)),
    version: (known?.version ?? 0) + 1,
  };
  await routingPools.save(tx, pool);
  const entity = { type: 'RoutingPool', id: pool.id };
  await recordFacts(tx, [{ type: 'routing.changed', action: known ? 'U' : 'C', outcome: '0', entity, organizationId }]);
  return ok(pool);
}
