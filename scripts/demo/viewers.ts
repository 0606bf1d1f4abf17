import type { OrganizationId, Role, UserId, Viewer } from '@klear/core';

/** Somebody of the demo, as the router would tell who asks. */
export function personViewer(personId: UserId, acting?: { organizationId: OrganizationId; roles: readonly Role[] }): Viewer {
  const { organizationId = null, roles = [] } = acting ?? {};
  return { kind: 'person', personId, sessionId: null, organizationId, roles, purpose: null, requestId: 'demo' };
}
