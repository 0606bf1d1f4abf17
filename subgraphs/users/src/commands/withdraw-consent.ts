import { isSelf } from '@klear/auth';
import { asId, notFound, ok, parseId, type Result } from '@klear/core';
import { once, outbox } from '@klear/db';
import { event } from '@klear/events';
import { recordFacts } from '@klear/service';
import type { Acting } from '../deps.ts';
import { findConsentForUpdate, markWithdrawn, nextEpoch } from '../store/consents.ts';
import { personIn, repeatable } from './acting.ts';
import { consentAggregate, consentFacts } from './consent-facts.ts';
import type { ChangedConsent } from './grant-consent.ts';

/** Takes a consent of one's own back, at once. One that was withdrawn before stays as it is; another person's is not found. */
export function withdrawConsent(ctx: Acting, input: { consentId: string; idempotencyKey: string }): Promise<Result<ChangedConsent, never>> {
  const personId = personIn(ctx.viewer);
  const id = parseId<'Consent'>(input.consentId);
  if (!id) throw notFound('Consent');
  const call = repeatable(ctx.viewer, 'withdrawConsent', input);
  return ctx.db.withViewer(ctx.viewer, (tx) =>
    once<ChangedConsent, never>(
      tx,
      call,
      async () => {
        const consent = await findConsentForUpdate(tx, id);
        if (!consent || !isSelf(ctx.viewer, consent.personId)) throw notFound('Consent');
        if (consent.withdrawnAt !== null) return ok({ id });
        const epoch = await nextEpoch(tx, personId);
        await markWithdrawn(tx, id);
        const payload = { ...consentFacts(consent, epoch), withdrawnAt: tx.now.toISOString() };
        const { organizationId } = consent;
        const aggregate = consentAggregate(personId, epoch);
        await outbox.record(tx, [event('ConsentWithdrawn', { aggregate, organizationId, payload, time: tx.now })]);
        const entity = { type: 'Consent', id };
        await recordFacts(tx, [{ type: 'consent.withdrawn', action: 'U', outcome: '0', entity, subjectPersonId: personId }]);
        return ok({ id });
      },
      async (known) => ok({ id: asId<'Consent'>(known) }),
    ),
  );
}
