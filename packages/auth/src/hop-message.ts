import { createHmac, hash, type KeyObject } from 'node:crypto';

export const viewerHeader = 'klear-viewer';
export const signatureHeader = 'klear-signature';

/**
 * What one signature covers. A JSON array of texts is unambiguous: no two messages have the same bytes.
 * The key is an object made once: importing its bytes for each message costs several times the mac itself.
 */
export function hopMac(
  key: KeyObject,
  message: { audience: string; method: string; path: string; body: string | Buffer; viewer: string; atMs: string; nonce: string },
): Buffer {
  const bodyHash = hash('sha256', message.body, 'base64url');
  const { audience, method, path, viewer, atMs, nonce } = message;
  const text = JSON.stringify(['klear-hop-v1', audience, method, path, bodyHash, viewer, atMs, nonce]);
  return createHmac('sha256', key).update(text, 'utf8').digest();
}

const signaturePattern = /^v1;t=([1-9][0-9]{12});n=([A-Za-z0-9_-]{22});([A-Za-z0-9_-]{43})$/;

/** Writes the signature header: version, time in Unix milliseconds, nonce, mac. */
export function signatureText(atMs: string, nonce: string, mac: Buffer): string {
  return `v1;t=${atMs};n=${nonce};${mac.toString('base64url')}`;
}

export function parseSignature(text: string): { atMs: string; nonce: string; mac: string } | undefined {
  const match = signaturePattern.exec(text);
  const [, atMs, nonce, mac] = match ?? [];
  return atMs && nonce && mac ? { atMs, nonce, mac } : undefined;
}
