import { badInput, Refusal } from '@klear/core';
import type { Asked } from '../operation.ts';
import { createBoundedCache } from '../plan/plan-cache.ts';
import { hashOf, type TrustedDocuments } from './trusted-documents.ts';

/** Finds the text that a request means: sent along, named by the id of a trusted document, or by a hash that was registered before. */
export interface AskedText {
  /** Throws a Refusal that says whether sending the text helps. */
  find(asked: Pick<Asked, 'query' | 'documentId' | 'extensions'>): string;
  /** Registers a text under the hash that came with it (automatic persisted queries). Call it once every limit let the text pass. */
  keep(asked: Pick<Asked, 'query' | 'extensions'>): void;
}

/** Which documents run: any within the limits, or only those that a first-party client was built with. */
export type DocumentMode = 'any' | 'trusted';

const registeredBytes = 8 * 1024 * 1024;

export function createAskedText(options: { mode: DocumentMode; trusted: TrustedDocuments }): AskedText {
  const { mode, trusted } = options;
  const registered = createBoundedCache<string>(registeredBytes);

  return {
    find({ query, documentId, extensions }) {
      const id = idOf(documentId);
      const hash = persistedHashOf(extensions);
      const named = id ?? hash;
      if (query) {
        if (named === undefined && mode === 'any') return query;
        const own = hashOf(query);
        if (named !== undefined && named !== own) throw badInput([mismatch]);
        if (mode === 'trusted' && !trusted.has(own)) throw new Refusal('DOCUMENT_NOT_TRUSTED', onlyTrusted);
        return query;
      }
      if (named === undefined) throw badInput([{ path: ['query'], code: 'REQUIRED', message: 'The text of an operation is required.' }]);
      const text = trusted.get(named) ?? registered.get(named);
      if (text !== undefined) return text;
      if (id !== undefined) throw new Refusal('DOCUMENT_NOT_TRUSTED', 'No trusted document has this id.');
      // The wording is what clients of the protocol look for.
      if (mode === 'trusted') throw new Refusal('PERSISTED_QUERY_NOT_SUPPORTED', 'PersistedQueryNotSupported');
      throw new Refusal('PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound');
    },
    keep({ query, extensions }) {
      const hash = persistedHashOf(extensions);
      if (mode === 'any' && query && hash !== undefined && !trusted.has(hash)) registered.put(hash, query, query.length * 2);
    },
  };
}

const onlyTrusted = 'Only the documents that the apps were built with run here.';
const mismatch = {
  path: ['extensions', 'persistedQuery', 'sha256Hash'],
  code: 'HASH_MISMATCH',
  message: 'The hash is not that of the text.',
};
const malformed = {
  path: ['extensions', 'persistedQuery'],
  code: 'INVALID',
  message: 'Send version 1 and the SHA-256 of the text in hex.',
};
const noId = { path: ['documentId'], code: 'INVALID', message: 'Send sha256: and the SHA-256 of the text in hex.' };

function idOf(documentId: string | undefined): string | undefined {
  if (documentId === undefined) return undefined;
  const hash = /^sha256:([0-9a-f]{64})$/.exec(documentId)?.[1];
  if (hash === undefined) throw badInput([noId]);
  return hash;
}

function persistedHashOf(extensions: Asked['extensions']): string | undefined {
  const persisted = extensions?.persistedQuery;
  if (persisted === undefined || persisted === null) return undefined;
  const { version, sha256Hash } = typeof persisted === 'object' ? (persisted as Record<string, unknown>) : {};
  if (version !== 1 || typeof sha256Hash !== 'string' || !/^[0-9a-f]{64}$/.test(sha256Hash)) throw badInput([malformed]);
  return sha256Hash;
}
