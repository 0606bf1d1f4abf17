import type { Viewer } from '@klear/core';

/** Who someone is and everything that decides what they may see, in whichever session. */
export function rightsOf({ kind, personId, organizationId, roles, platformRoles, purpose, app }: Viewer): readonly unknown[] {
  const lent = app && [app.id, ...[...app.scopes].sort()];
  return [kind, personId, organizationId, [...roles].sort(), [...platformRoles].sort(), purpose, lent];
}

/** Everything of a viewer that may change what they see. Part of the key of whatever is kept or shared. */
export function identityOf(viewer: Viewer): readonly unknown[] {
  return [viewer.sessionId, ...rightsOf(viewer)];
}
