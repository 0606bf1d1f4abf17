import { type UserId, unauthenticated, type Viewer } from '@klear/core';

/** The person behind the viewer. Throws UNAUTHENTICATED for a viewer who is nobody. */
export function signedInPerson(viewer: Viewer): UserId {
  if (viewer.kind !== 'person' || !viewer.personId) throw unauthenticated();
  return viewer.personId;
}
