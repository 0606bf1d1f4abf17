import { createHash } from 'node:crypto';
import type { Id } from '@klear/core';
import { signer } from '@klear/crypto';

/** One-time codes for apps: an id and our mac of it, so that a repeated mutation answers the same code. Only hashes are kept. */
export function appCodeOf(key: Buffer, id: Id<'AppCode'>): string {
  return `${id}.${signer({ key, purpose: 'app-code' }).sign(id)}`;
}

/** SHA-256 of a text: what is kept of a code, and PKCE's S256 of a verifier. */
export function sha256(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest();
}
