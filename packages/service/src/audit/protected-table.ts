import { ownLabels, tellsOfPerson } from '@klear/auth';
import type { DocumentNode } from 'graphql';

/**
 * The fields of a contract that tell something of a person, as `Type.field`: those that carry @personal, or @phi with a category.
 * Envelopes around them (connections, edges) are none: the access is to what lies inside.
 */
export function protectedFieldsOf(document: DocumentNode): ReadonlySet<string> {
  return new Set([...ownLabels(document)].flatMap(([name, labels]) => (tellsOfPerson(labels) ? [name] : [])));
}
