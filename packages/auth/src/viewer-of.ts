import {
  anonymous,
  badInput,
  err,
  forbidden,
  ok,
  type Purpose,
  parseId,
  purposes,
  type Refusal,
  type Result,
  unauthenticated,
  type Viewer,
} from '@klear/core';
import type { AccessClaims } from './access-claims.ts';

const isPurpose = (text: string): text is Purpose => purposes.some((purpose) => purpose === text);

/**
 * Who is asking, from the token's claims and the headers `klear-organization` and `klear-purpose`.
 * Acting for an organization needs membership of it; roles of other organizations, and on the platform, do not count there. A token
 * that names an organization without a role says that it is suspended: nobody acts for it.
 */
export function viewerOf(request: {
  claims: AccessClaims | null;
  organization?: string | undefined;
  purpose?: string | undefined;
  address?: string | null;
  requestId: string;
}): Result<Viewer, Refusal> {
  const { claims, organization, purpose, address = null, requestId } = request;
  if (purpose !== undefined && !isPurpose(purpose)) {
    return err(badInput([{ path: ['klear-purpose'], code: 'UNKNOWN_PURPOSE', message: `One of ${purposes.join(', ')}.` }]));
  }
  if (!claims) return organization === undefined ? ok(anonymous(requestId, address)) : err(unauthenticated());
  const viewer: Viewer = {
    kind: 'person',
    personId: claims.personId,
    sessionId: claims.sessionId,
    organizationId: null,
    roles: [],
    platformRoles: claims.platformRoles,
    purpose: purpose ?? null,
    app: claims.app,
    address,
    requestId,
  };
  if (organization === undefined) return ok(viewer);
  const organizationId = parseId<'Organization'>(organization);
  if (!organizationId) {
    return err(badInput([{ path: ['klear-organization'], code: 'NOT_AN_ID', message: 'The id of an organization.' }]));
  }
  const held = Object.hasOwn(claims.organizations, organizationId) ? claims.organizations[organizationId] : undefined;
  if (held?.length === 0) return err(forbidden('ORGANIZATION_SUSPENDED'));
  return held ? ok({ ...viewer, organizationId, roles: [...held], platformRoles: [] }) : err(forbidden('ROLE_REQUIRED'));
}
