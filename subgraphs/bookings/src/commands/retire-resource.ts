import type { Result } from '@klear/core';
import type { ResourceId } from '../domain/resource.ts';
import { changeResource, type ResourceAfter } from './change-resource.ts';
import type { CommandContext } from './context.ts';
import type { VersionConflict } from './outcomes.ts';

export interface RetireResource {
  readonly resourceId: ResourceId;
  readonly expectedVersion: number;
  readonly idempotencyKey: string;
}

/** Takes a room or a piece of equipment out of use: no visit claims it any more. Those that did are listed, and stay. */
export function retireResource(ctx: CommandContext, input: RetireResource): Promise<Result<ResourceAfter, VersionConflict>> {
  return changeResource(ctx, input, {
    mutation: 'retireResource',
    fact: 'resource.retired',
    decide: async (_, known) => ({ ...known, active: false }),
  });
}
