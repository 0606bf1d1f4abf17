import type { Viewer } from '@klear/core';

/** Everything of a viewer that may change what they see. Part of the key of whatever is kept or shared. */
export function identityOf({ kind, personId, sessionId, organizationId, roles, purpose }: Viewer): readonly unknown[] {
  return [kind, personId, sessionId, organizationId, [...roles].sort(), purpose];
}
