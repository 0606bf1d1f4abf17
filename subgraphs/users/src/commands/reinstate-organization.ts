import type { Result } from '@klear/core';
import type { Acting } from '../deps.ts';
import { reinstate } from '../domain/suspension.ts';
import { changeSuspension } from './change-suspension.ts';
import type { ChangedOrganization } from './create-organization.ts';

/** Puts a suspended organization back into business. Its members refresh their sessions to act for it again. */
export function reinstateOrganization(
  ctx: Acting,
  input: { organizationId: string; idempotencyKey: string },
): Promise<Result<ChangedOrganization, { code: 'NOT_SUSPENDED' }>> {
  return changeSuspension(ctx, input, { mutation: 'reinstateOrganization', fact: 'organization.reinstated', decide: reinstate });
}
