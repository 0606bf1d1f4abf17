import { asId, notFound, type OrganizationId, ok, parseId, type Result, type Viewer } from '@klear/core';
import { once } from '@klear/db';
import { parseInput } from '@klear/service';
import { z } from 'zod';
import type { Acting } from '../deps.ts';
import { leaf } from '../inputs.ts';
import type { ChangedMembership } from './accept-invitation.ts';
import { repeatable } from './acting.ts';
import { changeRoles, type LastOwner } from './change-roles.ts';

const shape = z.object({ membershipId: z.string(), roles: leaf.roles });
export type ChangeMembership = z.input<typeof shape> & { idempotencyKey: string };

/** The organization in which memberships are changed. Throws NOT_FOUND for whoever acts in none: they see no membership of others. */
export function organizationIn(viewer: Viewer): OrganizationId {
  if (viewer.organizationId === null) throw notFound('Membership');
  return viewer.organizationId;
}

/** Changes the roles of a member of the acting organization. */
export function changeMembership(ctx: Acting, input: ChangeMembership): Promise<Result<ChangedMembership, LastOwner>> {
  const change = parseInput(shape, input);
  const id = parseId<'Membership'>(change.membershipId);
  const organizationId = organizationIn(ctx.viewer);
  if (!id) throw notFound('Membership');
  const call = repeatable(ctx.viewer, 'changeMembership', input);
  return ctx.db.withViewer(ctx.viewer, (tx) =>
    once<ChangedMembership, LastOwner>(
      tx,
      call,
      () => changeRoles(ctx, tx, { id, roles: change.roles }),
      async (known) => ok({ id: asId<'Membership'>(known), organizationId }),
    ),
  );
}
