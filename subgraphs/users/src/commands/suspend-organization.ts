import type { Result } from '@klear/core';
import { parseInput } from '@klear/service';
import { z } from 'zod';
import type { Acting } from '../deps.ts';
import { suspend, suspensionReasons } from '../domain/suspension.ts';
import { changeSuspension } from './change-suspension.ts';
import type { ChangedOrganization } from './create-organization.ts';
import { endAppSessions } from './end-app-sessions.ts';

const shape = z.object({ organizationId: z.string(), reason: z.enum(suspensionReasons) });
export type SuspendOrganization = z.input<typeof shape> & { idempotencyKey: string };

/** Takes an organization out of business: from now on nobody acts for it, nothing new is booked there, and its apps' sessions end. */
export async function suspendOrganization(
  ctx: Acting,
  input: SuspendOrganization,
): Promise<Result<ChangedOrganization, { code: 'ALREADY_SUSPENDED' }>> {
  const { reason } = parseInput(shape, input);
  const changed = await changeSuspension(ctx, input, {
    mutation: 'suspendOrganization',
    fact: 'organization.suspended',
    decide: (now, at) => suspend(now, { reason, at }),
  });
  if (changed.ok) await endAppSessions(ctx, { organizationId: changed.value.id });
  return changed;
}
