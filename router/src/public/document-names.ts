import { type DocumentNode, visit } from 'graphql';

const names = new WeakMap<DocumentNode, ReadonlySet<string>>();

/** Every name that stands in a document: whoever wrote it knows them. */
export function namesIn(document: DocumentNode): ReadonlySet<string> {
  const known = names.get(document);
  if (known) return known;
  const found = new Set<string>();
  visit(document, { Name: ({ value }) => void found.add(value), EnumValue: ({ value }) => void found.add(value) });
  names.set(document, found);
  return found;
}
