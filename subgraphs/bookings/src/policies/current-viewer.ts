import type { Viewer } from '@klear/core';
import type { Database } from '@klear/db';
import { knownFacts } from '../store/known-facts.ts';

/** The viewer with the roles that are still held: a stream outlives the token that opened it, so each event asks again. */
export async function currentViewer(db: Database, viewer: Viewer): Promise<Viewer> {
  const { personId, organizationId } = viewer;
  if (!personId || !organizationId) return viewer;
  const held = await db.read(viewer, (tx) => knownFacts.rolesOf(tx, personId, organizationId));
  return held ? { ...viewer, roles: viewer.roles.filter((role) => held.includes(role)) } : viewer;
}
