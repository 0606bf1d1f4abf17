import { asId, badInput, forbidden, type Id, newId, notFound, ok, parseId, type Result, scopes } from '@klear/core';
import { once } from '@klear/db';
import { parseInput, recordFacts } from '@klear/service';
import { z } from 'zod';
import type { Acting } from '../deps.ts';
import { type App, CODE_MS } from '../domain/app.ts';
import { findAppCode, insertAppCode } from '../store/app-codes.ts';
import { findAppGrant, saveAppGrant } from '../store/app-grants.ts';
import { findActiveApp } from '../store/apps.ts';
import { personIn, repeatable } from './acting.ts';
import { appCodeOf, sha256 } from './app-codes.ts';

const shape = z.object({
  appId: z.string(),
  redirectUri: z.string(),
  codeChallenge: z.string().regex(/^[A-Za-z0-9_-]{43}$/, { error: 'Give the S256 challenge of RFC 7636: 43 characters of base64url.' }),
  scopes: z.array(z.enum(scopes)).min(1).max(scopes.length),
});
export type AuthorizeApp = { appId: string; redirectUri: string; codeChallenge: string; scopes: readonly string[]; idempotencyKey: string };

/** A code for the app, once; the client sends the person back to the redirect URI with it. */
export interface Authorized {
  /** Of the code, which is not kept. */
  readonly id: Id<'AppCode'>;
  readonly grantId: Id<'AppGrant'>;
  readonly code: string;
  readonly expiresAt: Date;
}

/** What is wrong with a request for this app. A redirect URI must be one of the registered, to the letter: nobody else gets the code. */
function refuseFaults(app: App, asked: z.output<typeof shape>): void {
  const faults = [
    ...(app.redirectUris.includes(asked.redirectUri)
      ? []
      : [{ path: ['input', 'redirectUri'], code: 'NOT_REGISTERED', message: 'The app is not registered with this redirect URI.' }]),
    ...(asked.scopes.every((scope) => app.scopes.includes(scope))
      ? []
      : [{ path: ['input', 'scopes'], code: 'NOT_OFFERED', message: 'The app is not registered with all of these scopes.' }]),
  ];
  if (faults.length > 0) throw badInput(faults);
}

/**
 * Lends an app parts of what one may do oneself, in place of what it was lent before, and answers a code for one exchange. Only in our
 * own clients: an app never lends on. Throws NOT_FOUND for an app that does not exist, is retired, or has nobody to vouch for it.
 */
export function authorizeApp(ctx: Acting, input: AuthorizeApp): Promise<Result<Authorized, never>> {
  const personId = personIn(ctx.viewer);
  if (ctx.viewer.app !== null) throw forbidden('NOT_IN_SCOPE');
  const asked = parseInput(shape, input);
  const appId = parseId<'App'>(asked.appId);
  const call = repeatable(ctx.viewer, 'authorizeApp', input);
  return ctx.db.withViewer(ctx.viewer, (tx) =>
    once<Authorized, never>(
      tx,
      call,
      async () => {
        const app = appId && (await findActiveApp(tx, appId));
        if (!app) throw notFound('App');
        refuseFaults(app, asked);
        const lent = scopes.filter((scope) => asked.scopes.includes(scope));
        const { organizationId } = app;
        const grant = await saveAppGrant(tx, { id: newId<'AppGrant'>(), personId, appId: app.id, organizationId, scopes: lent });
        const [id, expiresAt] = [newId<'AppCode'>(), new Date(tx.now.getTime() + CODE_MS)];
        const code = appCodeOf(ctx.invitationKey, id);
        const challenge = Buffer.from(asked.codeChallenge, 'base64url');
        const { redirectUri } = asked;
        await insertAppCode(tx, { codeHash: sha256(code), grantId: grant.id, personId, redirectUri, challenge, scopes: lent, expiresAt });
        const entity = { type: 'AppGrant', id: grant.id };
        await recordFacts(tx, [{ type: 'app.authorized', action: 'C', outcome: '0', entity, subjectPersonId: personId }]);
        return ok({ id, grantId: grant.id, code, expiresAt });
      },
      async (known) => {
        const id = asId<'AppCode'>(known);
        const code = appCodeOf(ctx.invitationKey, id);
        const row = await findAppCode(tx, sha256(code));
        const grant = row && (await findAppGrant(tx, row.grantId));
        if (!row || !grant || grant.revokedAt !== null) throw notFound('App');
        return ok({ id, grantId: grant.id, code, expiresAt: row.expiresAt });
      },
    ),
  );
}
