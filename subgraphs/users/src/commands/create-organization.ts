import { asId, type Id, newId, type OrganizationId, ok, type Result } from '@klear/core';
import { once, outbox } from '@klear/db';
import { event } from '@klear/events';
import { parseInput, recordFacts } from '@klear/service';
import { z } from 'zod';
import type { Acting } from '../deps.ts';
import { organizationKinds } from '../domain/organization.ts';
import { leaf } from '../inputs.ts';
import { saveMembership } from '../store/memberships.ts';
import { insertFirstLocation, insertOrganization } from '../store/organizations.ts';
import { actingIn, personIn, repeatable } from './acting.ts';
import { membershipChanged } from './membership-changed.ts';

/** A place as an organization states it before practitioners, who own places, take it over. */
export const firstLocationShape = z
  .object({
    name: leaf.name,
    address: leaf.address,
    latitude: z.number().min(-90).max(90).nullish(),
    longitude: z.number().min(-180).max(180).nullish(),
  })
  .refine((place) => ((place.latitude ?? null) === null) === ((place.longitude ?? null) === null), {
    error: 'Give both latitude and longitude, or neither.',
    path: ['longitude'],
    params: { code: 'HALF_A_POSITION' },
  });

const shape = z.object({
  name: leaf.name,
  kind: z.enum(organizationKinds),
  timeZone: leaf.timeZone,
  locale: leaf.locale.nullish().transform((locale) => locale ?? 'en'),
  currency: leaf.currency,
  location: firstLocationShape,
});
export type CreateOrganization = z.input<typeof shape> & { idempotencyKey: string };

export interface ChangedOrganization {
  readonly id: OrganizationId;
}

/** Creates an organization whose owner is the caller, and announces it with the id of its first place. */
export function createOrganization(ctx: Acting, input: CreateOrganization): Promise<Result<ChangedOrganization, never>> {
  const personId = personIn(ctx.viewer);
  const { name, kind, timeZone, locale, currency, location } = parseInput(shape, input);
  const id = newId<'Organization'>();
  const locationId: Id<'Location'> = newId<'Location'>();
  const call = repeatable(ctx.viewer, 'createOrganization', input);
  return ctx.db.withViewer(actingIn(ctx.viewer, id, ['OWNER']), (tx) =>
    once<ChangedOrganization, never>(
      tx,
      call,
      async () => {
        await insertOrganization(tx, { id, name, kind, timeZone, locale, currency });
        const { latitude = null, longitude = null } = location;
        await insertFirstLocation(tx, {
          organizationId: id,
          locationId,
          name: location.name,
          address: location.address,
          latitude,
          longitude,
        });
        const owner = await saveMembership(tx, { id: newId<'Membership'>(), organizationId: id, personId, roles: ['OWNER'] });
        const aggregate = { type: 'Organization', id, version: 1 };
        const payload = { organizationId: id, ownerId: personId, zone: timeZone, currency, locationId };
        await outbox.record(tx, [
          event('OrganizationCreated', { aggregate, organizationId: id, payload, time: tx.now }),
          membershipChanged(owner, tx.now),
        ]);
        await recordFacts(tx, [{ type: 'organization.created', action: 'C', outcome: '0', entity: { type: 'Organization', id } }]);
        return ok({ id });
      },
      async (known) => ok({ id: asId<'Organization'>(known) }),
    ),
  );
}
