import { anonymous, type OrganizationId, type Role, type UserId, type Viewer } from '@klear/core';

/** Somebody of the demo, as the router would tell who asks. */
export function personViewer(personId: UserId, acting?: { organizationId: OrganizationId; roles: readonly Role[] }): Viewer {
  const { organizationId = null, roles = [] } = acting ?? {};
  return { ...anonymous('demo'), kind: 'person', personId, organizationId, roles };
}
