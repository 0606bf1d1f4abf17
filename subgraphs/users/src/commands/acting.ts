import { badInput, type OrganizationId, type Role, type SessionId, type UserId, unauthenticated, type Viewer } from '@klear/core';
import type { IdempotentCall } from '@klear/db';

/** The viewer as the person who has just proved who they are (password, refresh token). */
export function asPerson(viewer: Viewer, personId: UserId, sessionId: SessionId): Viewer {
  return { kind: 'person', personId, sessionId, organizationId: null, roles: [], purpose: null, requestId: viewer.requestId };
}

/** The viewer inside an organization with roles that a decision of this subgraph has just given or read. */
export function actingIn(viewer: Viewer, organizationId: OrganizationId, roles: readonly Role[]): Viewer {
  return { ...viewer, organizationId, roles };
}

/** The person who acts. Throws UNAUTHENTICATED when nobody is signed in. */
export function personIn(viewer: Viewer): UserId {
  if (viewer.kind !== 'person' || viewer.personId === null) throw unauthenticated();
  return viewer.personId;
}

/** What makes a mutation repeatable: who, which one, under which key, with which input. Throws BAD_USER_INPUT for an unusable key. */
export function repeatable(viewer: Viewer, mutation: string, input: { idempotencyKey: string }): IdempotentCall {
  const key = input.idempotencyKey;
  if (key.length < 1 || key.length > 200) {
    throw badInput([{ path: ['input', 'idempotencyKey'], code: 'WRONG_LENGTH', message: 'A key has 1 to 200 characters.' }]);
  }
  return { viewer, mutation, key, input };
}
