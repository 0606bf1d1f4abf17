import { type DocumentNode, print } from 'graphql';
import type { Sent } from './http-transport.ts';

/** Tells how a document is sent: as its text, or by the SHA-256 of it. Each is printed and hashed once. */
export function createDocumentNames(by: 'text' | 'hash'): (document: DocumentNode) => Promise<Omit<Sent, 'variables'>> {
  const known = new WeakMap<DocumentNode, Promise<Omit<Sent, 'variables'>>>();
  const nameOf = async (document: DocumentNode): Promise<Omit<Sent, 'variables'>> => {
    const text = print(document);
    if (by === 'text') return { query: text };
    return { query: '', extensions: { persistedQuery: { version: 1, sha256Hash: await sha256(text) } } };
  };
  return (document) => {
    const name = known.get(document) ?? nameOf(document);
    known.set(document, name);
    return name;
  };
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
