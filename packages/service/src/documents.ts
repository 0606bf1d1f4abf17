import type { DocumentNode } from 'graphql';

/** Parsed and validated documents by hash, at most `max` of them, the least recently used leaving first. */
export interface DocumentCache {
  get(key: string): Promise<DocumentNode | undefined>;
  set(key: string, document: DocumentNode): Promise<void>;
  delete(key: string): Promise<boolean>;
  readonly size: number;
}

export function createDocumentCache({ max }: { max: number }): DocumentCache {
  const entries = new Map<string, DocumentNode>();
  return {
    async get(key) {
      const document = entries.get(key);
      if (document) {
        entries.delete(key);
        entries.set(key, document);
      }
      return document;
    },
    async set(key, document) {
      entries.delete(key);
      entries.set(key, document);
      const oldest = entries.keys().next();
      if (entries.size > max && !oldest.done) entries.delete(oldest.value);
    },
    async delete(key) {
      return entries.delete(key);
    },
    get size() {
      return entries.size;
    },
  };
}
