import { asId, badInput, type Id, newId, notFound, ok, purposes, type Result } from '@klear/core';
import { once, outbox } from '@klear/db';
import { event } from '@klear/events';
import { parseInput, recordFacts } from '@klear/service';
import { z } from 'zod';
import type { Acting } from '../deps.ts';
import { grantFaults, recordCategories } from '../domain/consent.ts';
import { leaf } from '../inputs.ts';
import { insertConsent, nextEpoch } from '../store/consents.ts';
import { findOrganizations } from '../store/organizations.ts';
import { personIn, repeatable } from './acting.ts';
import { consentAggregate, consentFacts } from './consent-facts.ts';

const shape = z.object({
  practitionerId: leaf.id.nullish(),
  organizationId: leaf.id.nullish(),
  categories: z.array(z.enum(recordCategories)),
  purposes: z.array(z.enum(purposes)).default(['TREAT']),
  end: z.date().nullish(),
});
export type GrantConsent = z.input<typeof shape> & { idempotencyKey: string };

export interface ChangedConsent {
  readonly id: Id<'Consent'>;
}

/** Lends parts of one's record to one grantee from this instant on. An organization must exist; each grant counts the epoch up. */
export function grantConsent(ctx: Acting, input: GrantConsent): Promise<Result<ChangedConsent, never>> {
  const personId = personIn(ctx.viewer);
  const grant = parseInput(shape, input);
  const practitionerId = grant.practitionerId ? asId<'User'>(grant.practitionerId) : null;
  const organizationId = grant.organizationId ? asId<'Organization'>(grant.organizationId) : null;
  const terms = { categories: [...new Set(grant.categories)], purposes: [...new Set(grant.purposes)], endsAt: grant.end ?? null };
  const call = repeatable(ctx.viewer, 'grantConsent', input);
  return ctx.db.withViewer(ctx.viewer, (tx) =>
    once<ChangedConsent, never>(
      tx,
      call,
      async () => {
        const faults = grantFaults({ ...terms, practitionerId, organizationId }, tx.now);
        if (faults.length > 0) throw badInput(faults);
        if (organizationId && (await findOrganizations(tx, [organizationId])).length === 0) throw notFound('Organization');
        const epoch = await nextEpoch(tx, personId);
        const consent = await insertConsent(tx, {
          id: newId<'Consent'>(),
          personId,
          practitionerId,
          organizationId,
          ...terms,
          startsAt: tx.now,
        });
        const payload = {
          ...consentFacts(consent, epoch),
          startsAt: consent.startsAt.toISOString(),
          endsAt: consent.endsAt?.toISOString() ?? null,
        };
        const aggregate = consentAggregate(personId, epoch);
        await outbox.record(tx, [event('ConsentGranted', { aggregate, organizationId, payload, time: tx.now })]);
        const entity = { type: 'Consent', id: consent.id };
        await recordFacts(tx, [{ type: 'consent.granted', action: 'C', outcome: '0', entity, subjectPersonId: personId }]);
        return ok({ id: consent.id });
      },
      async (known) => ok({ id: asId<'Consent'>(known) }),
    ),
  );
}
