import { hash } from 'node:crypto';
import type { Mac } from './hop-mac.ts';

export const viewerHeader = 'klear-viewer';
export const signatureHeader = 'klear-signature';
/** How far a signature's time may lie from the clock of who verifies it, in either direction. */
export const hopWindowMs = 30_000;

const lineEnd = '\n';

/** A part of a message stands on a line of its own: none may hold a line end, so that no two messages have the same bytes. */
export const isOneLine = (part: string): boolean => !part.includes(lineEnd);

/**
 * What one signature covers, a line for each part; every part but the body is `isOneLine`, and the body is covered by its hash.
 */
export function hopMac(
  mac: Mac,
  message: { audience: string; method: string; path: string; body: string | Buffer; viewer: string; atMs: string; nonce: string },
): string {
  const bodyHash = hash('sha256', message.body, 'base64url');
  const { audience, method, path, viewer, atMs, nonce } = message;
  const text = ['klear-hop-v1', audience, method, path, bodyHash, viewer, atMs, nonce].join(lineEnd);
  return mac(text);
}

const signaturePattern = /^v1;t=([1-9][0-9]{12});n=([A-Za-z0-9_-]{22});([A-Za-z0-9_-]{43})$/;

/** Writes the signature header: version, time in Unix milliseconds, nonce, mac. */
export function signatureText(atMs: string, nonce: string, mac: string): string {
  return `v1;t=${atMs};n=${nonce};${mac}`;
}

export function parseSignature(text: string): { atMs: string; nonce: string; mac: string } | undefined {
  const match = signaturePattern.exec(text);
  const [, atMs, nonce, mac] = match ?? [];
  return atMs && nonce && mac ? { atMs, nonce, mac } : undefined;
}

/** What makes a message that was verified already the only one of its kind, and when its signature is stale everywhere. */
export function nonceOf(headers: Readonly<Record<string, string | undefined>>): { nonce: string; expiresAt: Date } | undefined {
  const parsed = parseSignature(headers[signatureHeader] ?? '');
  return parsed && { nonce: parsed.nonce, expiresAt: new Date(Number(parsed.atMs) + hopWindowMs) };
}
