import { err, ok, parseId, type Result, type Scope, type UserId, type Viewer } from '@klear/core';
import type { Tx } from '@klear/db';
import { recordFacts } from '@klear/service';
import type { Acting } from '../deps.ts';
import { type App, type AppGrant, type CodeFault, codeFault, isVerifier } from '../domain/app.ts';
import { type AppCodeRow, findAppCode, findAppCodeOwner, markCodeUsed } from '../store/app-codes.ts';
import { findAppGrantForUpdate } from '../store/app-grants.ts';
import { findActiveApp } from '../store/apps.ts';
import { asPerson } from './acting.ts';
import { sha256 } from './app-codes.ts';
import { endSession } from './end-session.ts';
import { newSessionId, openSession, type SessionTokens } from './open-session.ts';

export interface ExchangeAppCode {
  readonly appId: string;
  readonly code: string;
  readonly codeVerifier: string;
  readonly redirectUri: string;
}

/** What an app holds from now on. */
export interface AppSession {
  readonly tokens: SessionTokens;
  readonly scopes: readonly Scope[];
}

/** What no challenge is equal to. */
const nothing = Buffer.alloc(0);

const appCodeRefused = { code: 'APP_CODE_REFUSED' } as const;
type Refused = typeof appCodeRefused;

/**
 * Exchanges a code for an app's own session. One attempt uses a code up; whatever is wrong, the answer is one and the same. A code that
 * comes twice ends the session that came of it: one of the two who hold it has no right to it.
 */
export async function exchangeAppCode(ctx: Acting, input: ExchangeAppCode): Promise<Result<AppSession, Refused>> {
  const [hash, sessionId, appId] = [sha256(input.code), newSessionId(), parseId<'App'>(input.appId) ?? null];
  const personId = await ctx.db.read(ctx.viewer, (tx) => findAppCodeOwner(tx, hash));
  if (!personId) {
    await ctx.db.withViewer(ctx.viewer, (tx) => recordFacts(tx, [refused('UNKNOWN', null)]));
    return err(appCodeRefused);
  }
  const viewer: Viewer = { ...asPerson(ctx.viewer, personId, sessionId), app: appId && { id: appId, scopes: [] } };
  return ctx.db.withViewer(viewer, async (tx) => {
    const lent = await lockLent(tx, hash);
    if (!lent) {
      await recordFacts(tx, [refused('UNKNOWN', personId)]);
      return err(appCodeRefused);
    }
    const { code, grant, app } = lent;
    const fault = codeFault(code, {
      isSameApp: grant.appId === appId,
      redirectUri: input.redirectUri,
      verifierHash: isVerifier(input.codeVerifier) ? sha256(input.codeVerifier) : nothing,
      isLent: grant.revokedAt === null && app !== undefined,
      at: tx.now,
    });
    if (fault !== undefined) {
      if (fault === 'REUSED' && code.sessionId) await endSession(tx, { id: code.sessionId, personId }, 'CODE_REUSED');
      else if (fault !== 'REUSED') await markCodeUsed(tx, hash, null);
      await recordFacts(tx, [refused(fault, personId)]);
      return err(appCodeRefused);
    }
    const tokens = await openSession(ctx, tx, { personId, sessionId, lent: { grantId: grant.id, scopes: code.scopes } });
    await markCodeUsed(tx, hash, sessionId);
    const entity = { type: 'Session', id: sessionId };
    await recordFacts(tx, [{ type: 'app.signed-in', action: 'E', outcome: '0', entity, subjectPersonId: personId }]);
    return ok({ tokens, scopes: code.scopes });
  });
}

/** A code, its grant and its app. The grant's lock puts in one order whatever is done with its codes, here and where it is taken back. */
async function lockLent(tx: Tx, hash: Buffer): Promise<{ code: AppCodeRow; grant: AppGrant; app: App | undefined } | undefined> {
  const named = await findAppCode(tx, hash);
  const grant = named && (await findAppGrantForUpdate(tx, named.grantId));
  // Read again behind the lock: whoever came first has used it up, or taken it back.
  const code = grant && (await findAppCode(tx, hash));
  if (!code) return undefined;
  const app = await findActiveApp(tx, grant.appId);
  return { code, grant, app };
}

function refused(reason: CodeFault | 'UNKNOWN', personId: UserId | null) {
  const about = personId ? { subjectPersonId: personId } : {};
  return { type: 'app.signed-in', action: 'E', outcome: '4', reason: `CODE_${reason}`, entity: { type: 'Session' }, ...about } as const;
}
