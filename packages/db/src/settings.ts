import { isUuid, platformRoles, purposes, roles, type Viewer } from '@klear/core';
import { literal } from './roles.ts';

/**
 * The statements that bind a transaction to its viewer. One text without parameters, so that it travels together with BEGIN.
 * Values that are not of the expected shape become '', which the policies read as nobody.
 */
export function viewerSettings(viewer: Viewer): string {
  const settings: Record<string, string> = {
    kind: viewer.kind,
    person_id: isUuid(viewer.personId) ? viewer.personId : '',
    session_id: isUuid(viewer.sessionId) ? viewer.sessionId : '',
    organization_id: isUuid(viewer.organizationId) ? viewer.organizationId : '',
    roles: roles.filter((role) => viewer.roles.includes(role)).join(','),
    // Whoever acts for an organization acts under none of them.
    platform_roles: platformRoles.filter((role) => viewer.organizationId === null && viewer.platformRoles.includes(role)).join(','),
    purpose: purposes.find((purpose) => purpose === viewer.purpose) ?? '',
    request_id: viewer.requestId,
  };
  return Object.entries(settings)
    .map(([name, value]) => `set local klear.${name} = ${literal(value)}`)
    .join(';');
}
