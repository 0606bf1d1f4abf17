import { badInput, forbidden, newId, notFound, type OrganizationId, ok, type Result } from '@klear/core';
import type { Tx } from '@klear/db';
import { recordFacts } from '@klear/service';
import { type Resource, type ResourceId, resourceFaults } from '../domain/resource.ts';
import type { LocationId } from '../domain/schedule.ts';
import { mayEditResources } from '../policies/predicates.ts';
import { knownFacts } from '../store/known-facts.ts';
import { resources } from '../store/resources.ts';
import type { CommandContext } from './context.ts';
import { asViewerOnce } from './once.ts';

export interface AddResource {
  readonly organizationId: OrganizationId;
  readonly locationId: LocationId | null;
  readonly kind: Resource['kind'];
  readonly type: string;
  readonly name: string;
  readonly idempotencyKey: string;
}

/** Adds a room or a piece of equipment: from now on visits that need its type can claim it. */
export async function addResource(ctx: CommandContext, input: AddResource): Promise<Result<Resource, never>> {
  const { organizationId, locationId, kind, type } = input;
  const facts = { organizationId, locationId, kind, type, name: input.name.trim() };
  const faults = resourceFaults(facts);
  if (faults.length > 0) throw badInput(faults);
  if (!mayEditResources(ctx.viewer, organizationId)) throw forbidden('ROLE_REQUIRED');
  return asViewerOnce<Resource, never>(
    ctx,
    { mutation: 'addResource', input },
    {
      async run(tx) {
        await checkPlace(tx, facts);
        const resource: Resource = { ...facts, id: newId<'Resource'>(), active: true, version: 1 };
        await resources.insert(tx, resource);
        const entity = { type: 'Resource', id: resource.id };
        await recordFacts(tx, [{ type: 'resource.added', action: 'C', outcome: '0', entity, organizationId }]);
        return ok(resource);
      },
      recall: (tx, id) => recallResource(tx, id as ResourceId),
    },
  );
}

/** Throws NOT_FOUND for a place that is not one of the organization that is in use. */
export async function checkPlace(tx: Tx, { organizationId, locationId }: Pick<Resource, 'organizationId' | 'locationId'>): Promise<void> {
  if (!locationId) return;
  const location = await knownFacts.location(tx, locationId);
  if (location?.organizationId !== organizationId || !location.active) throw notFound('Location');
}

async function recallResource(tx: Tx, id: ResourceId): Promise<Result<Resource, never>> {
  const [resource] = await resources.byIds(tx, [id]);
  if (!resource) throw notFound('Resource');
  return ok(resource);
}
