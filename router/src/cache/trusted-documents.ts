import { createHash } from 'node:crypto';
import { z } from 'zod';

/** Documents that a client was built with, by the SHA-256 of their text in hex. */
export type TrustedDocuments = ReadonlyMap<string, string>;

const manifest = z.strictObject({ client: z.string().min(1), documents: z.record(z.string().regex(/^[0-9a-f]{64}$/), z.string()) });

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * Reads the manifests that code generation writes for each client: `{"client": "...", "documents": {"<sha-256>": "<text>"}}`.
 * Throws when one has another form, or when a hash is not that of its text.
 */
export function readTrustedDocuments(manifests: readonly string[]): TrustedDocuments {
  const all = new Map<string, string>();
  for (const text of manifests) {
    const { client, documents } = manifest.parse(JSON.parse(text));
    for (const [hash, document] of Object.entries(documents)) {
      if (hashOf(document) !== hash) throw new Error(`the manifest of ${client} has a document whose hash is not ${hash}`);
      all.set(hash, document);
    }
  }
  return all;
}
