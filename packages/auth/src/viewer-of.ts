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
 * Acting for an organization needs membership of it; roles of other organizations never count.
 */
export function viewerOf(request: {
  claims: AccessClaims | null;
  organization?: string | undefined;
  purpose?: string | undefined;
  requestId: string;
}): Result<Viewer, Refusal> {
  const { claims, organization, purpose, requestId } = request;
  if (purpose !== undefined && !isPurpose(purpose)) {
    return err(badInput([{ path: ['klear-purpose'], code: 'UNKNOWN_PURPOSE', message: `One of ${purposes.join(', ')}.` }]));
  }
  if (!claims) return organization === undefined ? ok(anonymous(requestId)) : err(unauthenticated());
  const viewer: Viewer = {
    kind: 'person',
    personId: claims.personId,
    sessionId: claims.sessionId,
    organizationId: null,
    roles: [],
    purpose: purpose ?? null,
    requestId,
  };
  if (organization === undefined) return ok(viewer);
  const organizationId = parseId<'Organization'>(organization);
  if (!organizationId) {
    return err(badInput([{ path: ['klear-organization'], code: 'NOT_AN_ID', message: 'The id of an organization.' }]));
  }
  const held = Object.hasOwn(claims.organizations, organizationId) ? claims.organizations[organizationId] : undefined;
  return held ? ok({ ...viewer, organizationId, roles: [...held] }) : err(forbidden('ROLE_REQUIRED'));
}
