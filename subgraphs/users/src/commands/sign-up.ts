import { err, newId, ok, Refusal, type Result, type UserId, type Viewer } from '@klear/core';
import { isConflict, outbox } from '@klear/db';
import { event } from '@klear/events';
import { parseInput, recordFacts } from '@klear/service';
import { z } from 'zod';
import type { Acting } from '../deps.ts';
import { noContact, normalEmail } from '../domain/contact.ts';
import { isWeakPassword, MAX_PASSWORD_CHARACTERS } from '../domain/password.ts';
import { standardChannels } from '../domain/preferences.ts';
import { leaf } from '../inputs.ts';
import { blindIndexes } from '../store/blind-indexes.ts';
import { findCredentials, insertCredentials } from '../store/credentials.ts';
import { insertPersons } from '../store/persons.ts';
import { asPerson } from './acting.ts';
import { newSessionId, openSession, type SessionTokens } from './open-session.ts';

const shape = z.object({
  email: leaf.email,
  password: z.string().max(MAX_PASSWORD_CHARACTERS),
  name: leaf.name,
  locale: leaf.locale.nullish().transform((locale) => locale ?? 'en'),
  timeZone: leaf.timeZone.nullish().transform((zone) => zone ?? 'UTC'),
});
export type SignUp = z.input<typeof shape>;

/** A person who is signed in from now on, and the viewer that they are. */
export interface SignedIn {
  readonly personId: UserId;
  readonly viewer: Viewer;
  readonly tokens: SessionTokens;
}

const emailTaken = { code: 'EMAIL_TAKEN' } as const;
const passwordTooWeak = { code: 'PASSWORD_TOO_WEAK' } as const;

/**
 * Creates a person with a sign-in and signs them in. The password is hashed before it is known whether the address is free. That an
 * address is taken is told to one network address a few times and no more: then nobody signs up from there for a while (RATE_LIMITED).
 */
export async function signUp(ctx: Acting, input: SignUp): Promise<Result<SignedIn, typeof emailTaken | typeof passwordTooWeak>> {
  const { email, password, name, locale, timeZone } = parseInput(shape, input);
  if (isWeakPassword(password, { email, name })) return err(passwordTooWeak);
  const emailIndex = blindIndexes(ctx.indexKey).contact({ kind: 'email', value: normalEmail(email) });
  const { found } = ctx.passwords;
  const from = ctx.viewer.address;
  if (from !== null && !found.may(from, ctx.clock.now())) {
    throw new Refusal('RATE_LIMITED', 'There were too many attempts to sign up from here. Wait ten minutes, or sign in.');
  }
  const taken = () => {
    if (from !== null) found.take(from, ctx.clock.now());
    return err(emailTaken);
  };
  const passwordHash = await ctx.passwords.hash(password);
  if (await ctx.db.read(ctx.viewer, (tx) => findCredentials(tx, emailIndex))) return taken();

  const [personId, sessionId] = [newId<'User'>(), newSessionId()];
  const viewer = asPerson(ctx.viewer, personId, sessionId);
  try {
    const tokens = await ctx.db.withViewer(viewer, async (tx) => {
      const contact = { ...noContact, name, email };
      await insertPersons(tx, ctx, [{ id: personId, locale, timeZone, channels: standardChannels, contact }]);
      await insertCredentials(tx, [{ personId, emailIndex, passwordHash }]);
      const aggregate = { type: 'User', id: personId, version: 1 };
      await outbox.record(tx, [event('UserRegistered', { aggregate, organizationId: null, payload: { personId, locale }, time: tx.now })]);
      await recordFacts(tx, [
        { type: 'user.signed-up', action: 'C', outcome: '0', entity: { type: 'User', id: personId }, subjectPersonId: personId },
      ]);
      return openSession(ctx, tx, { personId, sessionId });
    });
    return ok({ personId, viewer, tokens });
  } catch (fault) {
    if (isConflict(fault, 'credentials_email_index_key')) return taken();
    throw fault;
  }
}
