import type { TokenSubject } from '@klear/auth';
import type { OrganizationId, Role } from '@klear/core';
import type { Drizzle } from '@klear/db';
import { scopesLeft } from '../domain/app.ts';
import { findAppGrant } from '../store/app-grants.ts';
import { findActiveApp } from '../store/apps.ts';
import { rolesByOrganization } from '../store/memberships.ts';
import { platformRolesOf } from '../store/platform-staff.ts';
import type { SessionRow } from '../store/sessions.ts';

/**
 * What a token of this session carries at this moment, the one place that says so. An app's token carries what is still lent of what its
 * session began with, and the organization that registered the app alone: no other practice's data goes there on one member's word.
 * Undefined when the app holds nothing any more.
 */
export async function carriedBy(
  tx: Drizzle,
  session: Pick<SessionRow, 'id' | 'personId' | 'grantId' | 'scopes'>,
): Promise<TokenSubject | undefined> {
  const { id: sessionId, personId, grantId, scopes } = session;
  const organizations = await rolesByOrganization(tx, personId);
  if (grantId === null || scopes === null)
    return { personId, sessionId, organizations, platformRoles: await platformRolesOf(tx, personId) };
  const grant = await findAppGrant(tx, grantId);
  const app = grant?.revokedAt === null ? await findActiveApp(tx, grant.appId) : undefined;
  if (!grant || !app) return undefined;
  const own: [OrganizationId, readonly Role[]][] = Object.hasOwn(organizations, app.organizationId)
    ? [[app.organizationId, organizations[app.organizationId] ?? []]]
    : [];
  return {
    personId,
    sessionId,
    organizations: Object.fromEntries(own),
    app: { id: app.id, scopes: scopesLeft(scopes, grant, app) },
  };
}
