import { err, forbidden, notFound, ok, type Result } from '@klear/core';
import type { Tx } from '@klear/db';
import { recordFacts } from '@klear/service';
import type { Appointment } from '../domain/appointment.ts';
import type { Resource, ResourceId } from '../domain/resource.ts';
import { mayEditResources, mayReadResources } from '../policies/predicates.ts';
import { upcomingWith } from '../store/booked-resources.ts';
import { resources } from '../store/resources.ts';
import type { CommandContext } from './context.ts';
import { asViewerOnce } from './once.ts';
import { settleTasks } from './open-tasks.ts';
import type { VersionConflict } from './outcomes.ts';

/** A resource after a change, with booked appointments that claimed it for what it is no more (100 at most). They stay booked. */
export interface ResourceAfter {
  readonly id: ResourceId;
  readonly resource: Resource;
  readonly conflicts: Appointment[];
}

const maxConflicts = 100;

interface Change {
  readonly mutation: 'updateResource' | 'retireResource';
  /** Its name in the audit log. */
  readonly fact: string;
  /** Names of the fields that are given. */
  readonly fields?: readonly string[];
  /** The resource as it shall be; throws BAD_USER_INPUT for what it cannot. */
  readonly decide: (tx: Tx, known: Resource) => Promise<Resource>;
}

/** Changes a resource from the version that was read. What is booked with it stays; what no longer fits is listed and told as tasks. */
export function changeResource(
  ctx: CommandContext,
  input: { readonly resourceId: ResourceId; readonly expectedVersion: number; readonly idempotencyKey: string },
  { mutation, fact, fields = [], decide }: Change,
): Promise<Result<ResourceAfter, VersionConflict>> {
  return asViewerOnce<ResourceAfter, VersionConflict>(
    ctx,
    { mutation, input },
    {
      async run(tx) {
        const known = await found(tx, input.resourceId);
        // Whoever works elsewhere learns no more of it than of one that does not exist.
        if (!mayReadResources(ctx.viewer, known.organizationId)) throw notFound('Resource');
        if (!mayEditResources(ctx.viewer, known.organizationId)) throw forbidden('ROLE_REQUIRED');
        const locked = await resources.findForUpdate(tx, known.id);
        if (locked?.version !== input.expectedVersion) return err({ code: 'VERSION_CONFLICT' });
        const resource = { ...(await decide(tx, locked)), version: locked.version + 1 };
        await resources.save(tx, resource);
        const { id, organizationId } = resource;
        const entity = { type: 'Resource', id };
        await recordFacts(tx, [{ type: fact, action: 'U', outcome: '0', entity, organizationId, fields: [...fields] }]);
        const after = await withConflicts(tx, resource, isLess(resource, locked));
        const reason = resource.kind === 'ROOM' ? 'ROOM_RETIRED' : 'EQUIPMENT_RETIRED';
        await settleTasks(
          tx,
          'RESOURCE_RETIRED',
          after.conflicts.map((appointment) => ({ appointment, reasons: [reason] })),
        );
        return ok(after);
      },
      // What was in the way then is asked again: it may have been moved since.
      recall: async (tx, id) => {
        const resource = await found(tx, id as ResourceId);
        return ok(await withConflicts(tx, resource, !resource.active));
      },
    },
  );
}

/** Whether visits may have claimed it for what it is no more. */
const isLess = (now: Resource, before: Resource): boolean =>
  !now.active || now.type !== before.type || now.locationId !== before.locationId;

async function found(tx: Tx, id: ResourceId): Promise<Resource> {
  const [resource] = await resources.byIds(tx, [id]);
  if (!resource) throw notFound('Resource');
  return resource;
}

async function withConflicts(tx: Tx, resource: Resource, asked: boolean): Promise<ResourceAfter> {
  const conflicts = asked ? await upcomingWith(tx, resource.id, tx.now, maxConflicts) : [];
  return { id: resource.id, resource, conflicts };
}
