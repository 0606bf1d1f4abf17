import { anonymous, newId, type OrganizationId, type Purpose, type Role, type SessionId, type UserId, type Viewer } from '@klear/core';

const base = () => anonymous(newId());

/** Nobody in particular: no token. */
export const anonymousViewer = (): Viewer => base();

/** A signed-in person without an acting organization. */
export function clientViewer(personId: UserId = newId(), purpose: Purpose | null = null): Viewer {
  return { ...base(), kind: 'person', personId, sessionId: newId<'Session'>() satisfies SessionId, purpose };
}

/** A person who acts for an organization with these roles. */
export function memberViewer(options: {
  personId?: UserId;
  organizationId?: OrganizationId;
  roles: readonly Role[];
  purpose?: Purpose | null;
}): Viewer {
  const { personId, organizationId = newId<'Organization'>(), roles, purpose = null } = options;
  return { ...clientViewer(personId, purpose), organizationId, roles };
}

type Acting = { personId?: UserId; organizationId?: OrganizationId; purpose?: Purpose | null };

export const practitionerViewer = (options: Acting = {}): Viewer => memberViewer({ ...options, roles: ['PRACTITIONER'] });
export const managerViewer = (options: Acting = {}): Viewer => memberViewer({ ...options, roles: ['MANAGER'] });
export const ownerViewer = (options: Acting = {}): Viewer => memberViewer({ ...options, roles: ['OWNER'] });
export const frontDeskViewer = (options: Acting = {}): Viewer => memberViewer({ ...options, roles: ['FRONT_DESK'] });

/** The person's id of a viewer that has one. Throws for anonymous and system viewers. */
export function personOf(viewer: Viewer): UserId {
  if (!viewer.personId) throw new TypeError('this viewer is nobody');
  return viewer.personId;
}

/** The acting organization of a viewer that has one. Throws otherwise. */
export function organizationOf(viewer: Viewer): OrganizationId {
  if (!viewer.organizationId) throw new TypeError('this viewer acts for no organization');
  return viewer.organizationId;
}
