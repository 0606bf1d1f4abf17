import {
  anonymous,
  badInput,
  type OrganizationId,
  type Role,
  type SessionId,
  type UserId,
  unauthenticated,
  type Viewer,
} from '@klear/core';
import type { IdempotentCall, Tx } from '@klear/db';
import { rolesByOrganization } from '../store/memberships.ts';

/** The viewer as the person who has just proved who they are (password, refresh token). */
export function asPerson(viewer: Viewer, personId: UserId, sessionId: SessionId): Viewer {
  return { ...anonymous(viewer.requestId, viewer.address), kind: 'person', personId, sessionId };
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

/**
 * The viewer with the roles that are still held in the acting organization. An access token outlives a change of roles by minutes:
 * whoever decides about membership asks here, so that nobody who was removed or demoted can take their place back.
 */
export async function asHeldNow(tx: Tx, viewer: Viewer): Promise<Viewer> {
  const { personId, organizationId } = viewer;
  if (!personId || !organizationId) return viewer;
  const held = (await rolesByOrganization(tx, personId))[organizationId] ?? [];
  return { ...viewer, roles: viewer.roles.filter((role) => held.includes(role)) };
}

/** What makes a mutation repeatable: who, which one, under which key, with which input. Throws BAD_USER_INPUT for an unusable key. */
export function repeatable(viewer: Viewer, mutation: string, input: { idempotencyKey: string }): IdempotentCall {
  const key = input.idempotencyKey;
  if (key.length < 1 || key.length > 200) {
    throw badInput([{ path: ['input', 'idempotencyKey'], code: 'WRONG_LENGTH', message: 'A key has 1 to 200 characters.' }]);
  }
  return { viewer, mutation, key, input };
}
