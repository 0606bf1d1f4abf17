import { holds } from '@klear/auth';
import { asId, err, forbidden, notFound, type OrganizationId, ok, parseId, type Result } from '@klear/core';
import { once, outbox } from '@klear/db';
import { event } from '@klear/events';
import { recordFacts } from '@klear/service';
import type { Acting } from '../deps.ts';
import { type Suspension, suspensionOf } from '../domain/suspension.ts';
import { findOrganizationForUpdate, saveSuspension } from '../store/organizations.ts';
import { repeatable } from './acting.ts';
import type { ChangedOrganization } from './create-organization.ts';

interface Change<Code> {
  readonly mutation: 'suspendOrganization' | 'reinstateOrganization';
  /** Its name in the audit log. */
  readonly fact: string;
  readonly decide: (now: Suspension | null, at: Date) => Result<Suspension | null, Code>;
}

/** Suspends or reinstates an organization and tells the platform. Only the platform's support may, and only while the staff says so. */
export function changeSuspension<Code extends string>(
  ctx: Acting,
  input: { organizationId: string; idempotencyKey: string },
  { mutation, fact, decide }: Change<Code>,
): Promise<Result<ChangedOrganization, { code: Code }>> {
  if (!holds(ctx.viewer, 'ORGANIZATION_SUSPEND')) throw forbidden('ROLE_REQUIRED');
  const id = parseId<'Organization'>(input.organizationId);
  if (!id) throw notFound('Organization');
  return ctx.db.withViewer(ctx.viewer, (tx) =>
    once<ChangedOrganization, { code: Code }>(
      tx,
      repeatable(ctx.viewer, mutation, input),
      async () => {
        const organization = await findOrganizationForUpdate(tx, id);
        // The token says support, the staff list does not any more.
        if (organization === 'NOT_YOURS') throw forbidden('ROLE_REQUIRED');
        if (!organization) throw notFound('Organization');
        const decision = decide(suspensionOf(organization), tx.now);
        if (!decision.ok) return err({ code: decision.error });
        const version = await saveSuspension(tx, id, decision.value);
        await outbox.record(tx, [changed(id, version, decision.value, tx.now)]);
        const entity = { type: 'Organization', id };
        const reason = decision.value ? { reason: decision.value.reason } : {};
        await recordFacts(tx, [{ type: fact, action: 'U', outcome: '0', ...reason, entity, organizationId: id }]);
        return ok({ id });
      },
      async (known) => ok({ id: asId<'Organization'>(known) }),
    ),
  );
}

function changed(organizationId: OrganizationId, version: number, suspension: Suspension | null, time: Date) {
  const about = { aggregate: { type: 'Organization', id: organizationId, version }, organizationId, time };
  if (!suspension) return event('OrganizationReinstated', { ...about, payload: { organizationId } });
  return event('OrganizationSuspended', { ...about, payload: { organizationId, reason: suspension.reason } });
}
