import { mayIn } from '@klear/auth';
import { type AppId, asId, forbidden, newId, ok, type Result, scopes, type Viewer } from '@klear/core';
import { once } from '@klear/db';
import { parseInput, recordFacts } from '@klear/service';
import { z } from 'zod';
import type { Acting } from '../deps.ts';
import { isRedirectUri } from '../domain/app.ts';
import { leaf } from '../inputs.ts';
import { insertApp } from '../store/apps.ts';
import { asHeldNow, personIn, repeatable } from './acting.ts';

const redirectUri = z.string().refine(isRedirectUri, {
  error: 'Give an https address, or a http one of 127.0.0.1, [::1] or localhost, without a fragment.',
  params: { code: 'NOT_A_REDIRECT_URI' },
});
const shape = z.object({
  organizationId: leaf.id,
  name: leaf.name,
  redirectUris: z.array(redirectUri).min(1).max(10),
  scopes: z.array(z.enum(scopes)).min(1).max(scopes.length),
});
export type RegisterApp = { organizationId: string; name: string; redirectUris: readonly string[]; scopes: readonly string[] } & {
  idempotencyKey: string;
};

export interface ChangedApp {
  readonly id: AppId;
}

/** Registers an app of the acting organization: who vouches for it, where it may send people back to, and the most that it may ask for. */
export function registerApp(ctx: Acting, input: RegisterApp): Promise<Result<ChangedApp, never>> {
  const registeredBy = personIn(ctx.viewer);
  const parsed = parseInput(shape, input);
  const organizationId = asId<'Organization'>(parsed.organizationId);
  const refuse = (viewer: Viewer) => {
    if (!mayIn(viewer, organizationId, 'APPS_EDIT')) throw forbidden('ROLE_REQUIRED');
  };
  refuse(ctx.viewer);
  const call = repeatable(ctx.viewer, 'registerApp', input);
  return ctx.db.withViewer(ctx.viewer, async (tx) => {
    refuse(await asHeldNow(tx, ctx.viewer));
    return once<ChangedApp, never>(
      tx,
      call,
      async () => {
        const id = newId<'App'>();
        const redirectUris = [...new Set(parsed.redirectUris)];
        const asked = scopes.filter((scope) => parsed.scopes.includes(scope));
        await insertApp(tx, { id, organizationId, name: parsed.name, redirectUris, scopes: asked, registeredBy, createdAt: tx.now });
        await recordFacts(tx, [{ type: 'app.registered', action: 'C', outcome: '0', entity: { type: 'App', id } }]);
        return ok({ id });
      },
      async (known) => ok({ id: asId<'App'>(known) }),
    );
  });
}
