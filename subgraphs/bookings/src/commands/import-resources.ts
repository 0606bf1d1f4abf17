import { badInput } from '@klear/core';
import type { Database } from '@klear/db';
import { type Resource, resourceFaults } from '../domain/resource.ts';
import { resources } from '../store/resources.ts';

/** A room or a piece of equipment from elsewhere. Its id makes importing it again harmless. */
export type ImportedResource = Omit<Resource, 'active' | 'version'>;

const batch = 500;

/** Adds resources under given ids, in use; those that stand already are left alone. Answers how many are new. */
export async function importResources({ db }: { db: Database }, list: readonly ImportedResource[]): Promise<number> {
  const faults = list.flatMap((resource, index) =>
    resourceFaults(resource).map((fault) => ({ ...fault, path: [index, ...fault.path.slice(1)] })),
  );
  if (faults.length > 0) throw badInput(faults);
  let added = 0;
  for (let at = 0; at < list.length; at += batch) {
    const rows = list.slice(at, at + batch).map((resource): Resource => ({ ...resource, active: true, version: 1 }));
    added += await db.asSystem((tx) => resources.addMany(tx, rows));
  }
  return added;
}
