import { hkdfSync } from 'node:crypto';

/**
 * Derives an independent 256-bit key for one purpose (HKDF-SHA256, RFC 5869), so that one root secret never serves two jobs.
 * The purpose is public text such as `blind-index:users.email`.
 */
export function deriveKey(root: Buffer, purpose: string): Buffer {
  if (root.length < 32) throw new RangeError('a root key must hold at least 32 bytes');
  return Buffer.from(hkdfSync('sha256', root, Buffer.alloc(0), `klear:${purpose}`, 32));
}
