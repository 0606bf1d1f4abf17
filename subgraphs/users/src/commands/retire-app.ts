import { mayIn } from '@klear/auth';
import { asId, notFound, ok, parseId, type Result } from '@klear/core';
import { once } from '@klear/db';
import { recordFacts } from '@klear/service';
import type { Acting } from '../deps.ts';
import { findApps, retireApp as markRetired } from '../store/apps.ts';
import { asHeldNow, repeatable } from './acting.ts';
import { endAppSessions } from './end-app-sessions.ts';
import type { ChangedApp } from './register-app.ts';

/** Takes an app out of use: nobody can lend it anything any more, and its sessions end. */
export async function retireApp(ctx: Acting, input: { appId: string; idempotencyKey: string }): Promise<Result<ChangedApp, never>> {
  const id = parseId<'App'>(input.appId);
  if (!id) throw notFound('App');
  const call = repeatable(ctx.viewer, 'retireApp', input);
  const retired = await ctx.db.withViewer(ctx.viewer, (tx) =>
    once<ChangedApp, never>(
      tx,
      call,
      async () => {
        const [app] = await findApps(tx, [id]);
        const viewer = await asHeldNow(tx, ctx.viewer);
        if (!app || !mayIn(viewer, app.organizationId, 'APPS_EDIT') || !(await markRetired(tx, id))) throw notFound('App');
        await recordFacts(tx, [{ type: 'app.retired', action: 'D', outcome: '0', entity: { type: 'App', id } }]);
        return ok({ id });
      },
      async (known) => ok({ id: asId<'App'>(known) }),
    ),
  );
  if (retired.ok) await endAppSessions(ctx, { appId: id });
  return retired;
}
