import { err, ok, Refusal, type Result } from '@klear/core';
import { recordFacts } from '@klear/service';
import type { Acting } from '../deps.ts';
import { normalEmail } from '../domain/contact.ts';
import { MAX_PASSWORD_CHARACTERS } from '../domain/password.ts';
import { blindIndexes } from '../store/blind-indexes.ts';
import { findCredentials } from '../store/credentials.ts';
import { asPerson } from './acting.ts';
import { newSessionId, openSession } from './open-session.ts';
import type { SignedIn } from './sign-up.ts';

const credentialsInvalid = { code: 'CREDENTIALS_INVALID' } as const;
const failed = { type: 'user.signed-in', action: 'E', outcome: '4', reason: 'CREDENTIALS_INVALID', entity: { type: 'Session' } } as const;

/**
 * Signs in. An unknown address costs as much time as a wrong password and gets the same answer. Throws RATE_LIMITED when one address
 * is tried too often: that is no attempt any more, and leaves no fact. A failed one does, without the address.
 */
export async function signIn(
  ctx: Acting,
  input: { email: string; password: string },
): Promise<Result<SignedIn, typeof credentialsInvalid>> {
  const emailIndex = blindIndexes(ctx.indexKey).contact({ kind: 'email', value: normalEmail(input.email) });
  const { attempts } = ctx.passwords;
  const address = emailIndex.toString('base64url');
  if (!attempts.take(address, ctx.clock.now())) {
    throw new Refusal('RATE_LIMITED', 'There were too many attempts to sign in with this address. Wait half a minute, then try again.');
  }
  const found = await ctx.db.read(ctx.viewer, (tx) => findCredentials(tx, emailIndex));
  const password = input.password.slice(0, MAX_PASSWORD_CHARACTERS + 1);
  const holds = await ctx.passwords.verify(found?.passwordHash ?? null, password);
  if (!found || !holds) {
    await ctx.db.withViewer(ctx.viewer, (tx) => recordFacts(tx, [{ ...failed, ...(found && { subjectPersonId: found.personId }) }]));
    return err(credentialsInvalid);
  }

  attempts.forgive(address);
  const { personId } = found;
  const sessionId = newSessionId();
  const viewer = asPerson(ctx.viewer, personId, sessionId);
  const tokens = await ctx.db.withViewer(viewer, async (tx) => {
    await recordFacts(tx, [
      { type: 'user.signed-in', action: 'E', outcome: '0', entity: { type: 'Session', id: sessionId }, subjectPersonId: personId },
    ]);
    return openSession(ctx, tx, { personId, sessionId });
  });
  return ok({ personId, viewer, tokens });
}
