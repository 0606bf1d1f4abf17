import type { Viewer } from '@klear/core';
import type { Database } from '@klear/db';
import type { Resource } from '../domain/resource.ts';
import { mayReadResources } from '../policies/predicates.ts';
import { type ResourcePage, resources } from '../store/resources.ts';

/** One more than `limit` resources of an organization; none for those who may not know what it has. */
export async function readResources({ db, viewer }: { db: Database; viewer: Viewer }, page: ResourcePage): Promise<Resource[]> {
  if (!mayReadResources(viewer, page.organizationId)) return [];
  return db.read(viewer, (tx) => resources.page(tx, page));
}
