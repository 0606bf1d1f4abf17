import { badInput, type Result } from '@klear/core';
import { type Resource, type ResourceId, resourceFaults } from '../domain/resource.ts';
import type { LocationId } from '../domain/schedule.ts';
import { checkPlace } from './add-resource.ts';
import { changeResource, type ResourceAfter } from './change-resource.ts';
import type { CommandContext } from './context.ts';
import type { VersionConflict } from './outcomes.ts';

export interface UpdateResource {
  readonly resourceId: ResourceId;
  readonly expectedVersion: number;
  /** Absent fields stay. */
  readonly name?: string | null | undefined;
  readonly type?: string | null | undefined;
  /** Null takes equipment out of its place: it goes wherever the practice works. */
  readonly locationId?: LocationId | null | undefined;
  readonly idempotencyKey: string;
}

/** Renames a resource, makes it another type, or moves it. A room stays a room. Visits that claimed it for what it was are listed. */
export function updateResource(ctx: CommandContext, input: UpdateResource): Promise<Result<ResourceAfter, VersionConflict>> {
  const { name, type, locationId } = input;
  const fields = Object.entries({ name, type, locationId }).flatMap(([field, value]) => (value === undefined ? [] : [field]));
  return changeResource(ctx, input, {
    mutation: 'updateResource',
    fact: 'resource.changed',
    fields,
    async decide(tx, known) {
      const resource: Resource = {
        ...known,
        name: name?.trim() ?? known.name,
        type: type ?? known.type,
        locationId: locationId === undefined ? known.locationId : locationId,
      };
      const faults = resourceFaults(resource);
      if (faults.length > 0) throw badInput(faults);
      if (resource.locationId !== known.locationId) await checkPlace(tx, resource);
      return resource;
    },
  });
}
