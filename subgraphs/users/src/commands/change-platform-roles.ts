import type { PlatformRole, UserId } from '@klear/core';
import { recordFacts } from '@klear/service';
import type { UsersDeps } from '../deps.ts';
import { normalEmail } from '../domain/contact.ts';
import { blindIndexes } from '../store/blind-indexes.ts';
import { findCredentials } from '../store/credentials.ts';
import { savePlatformRoles } from '../store/platform-staff.ts';
import { openSessionsOf } from '../store/sessions.ts';
import { endSession } from './end-session.ts';

/**
 * Gives the person who signs in with this address exactly these roles on the platform, as the platform itself: an operator's command calls
 * it, no request does. Sessions end, so that what was taken away counts at once and what was given is in the next token. Undefined when
 * nobody signs in so.
 */
export function changePlatformRoles(
  deps: Pick<UsersDeps, 'db' | 'indexKey'>,
  email: string,
  roles: readonly PlatformRole[],
): Promise<UserId | undefined> {
  const emailIndex = blindIndexes(deps.indexKey).contact({ kind: 'email', value: normalEmail(email) });
  return deps.db.asSystem(async (tx) => {
    const personId = (await findCredentials(tx, emailIndex))?.personId;
    if (!personId) return undefined;
    await savePlatformRoles(tx, personId, roles);
    for (const session of await openSessionsOf(tx, personId)) await endSession(tx, session, 'ROLE_REMOVED');
    const action = roles.length > 0 ? 'U' : 'D';
    const entity = { type: 'PlatformStaff', id: personId };
    await recordFacts(tx, [{ type: 'platform.roles-changed', action, outcome: '0', entity, subjectPersonId: personId, fields: ['roles'] }]);
    return personId;
  });
}
