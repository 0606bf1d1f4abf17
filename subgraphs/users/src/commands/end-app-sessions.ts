import type { AppId, OrganizationId } from '@klear/core';
import type { UsersDeps } from '../deps.ts';
import { openSessionsOfApps } from '../store/sessions.ts';
import { endSession } from './end-session.ts';

/**
 * Ends every session of an app, or of all apps that an organization vouches for. They are many people's, so the platform does it, after
 * what makes the apps useless is kept: a repeat goes on where a crash left off, and no such app refreshes a session meanwhile.
 */
export function endAppSessions(deps: Pick<UsersDeps, 'db'>, of: { appId: AppId } | { organizationId: OrganizationId }): Promise<void> {
  return deps.db.asSystem(async (tx) => {
    for (const session of await openSessionsOfApps(tx, of)) await endSession(tx, session, 'APP_RETIRED');
  });
}
