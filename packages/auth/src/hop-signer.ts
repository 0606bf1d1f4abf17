import { randomBytes } from 'node:crypto';
import type { Viewer } from '@klear/core';
import { hopMac, signatureHeader, signatureText, viewerHeader } from './hop-message.ts';
import { encodeViewer } from './hop-viewer.ts';

export interface HopToSign {
  /** Upper case, as it is sent. */
  readonly method: string;
  /** Path with query, as it is sent. */
  readonly path: string;
  readonly body: string;
  readonly viewer: Viewer;
  readonly at: Date;
}

export type HopSigner = (request: HopToSign) => Record<string, string>;

/**
 * Makes the signer for one target: answers the headers `klear-viewer` and `klear-signature` that bind method, path, body, viewer
 * and time to that audience, once (HMAC-SHA256, fresh 128-bit nonce).
 */
export function createHopSigner(options: { key: Buffer; audience: string }): HopSigner {
  const { key, audience } = options;
  if (key.length < 32) throw new RangeError('a hop key must hold at least 32 bytes');
  return ({ method, path, body, viewer, at }) => {
    const encoded = encodeViewer(viewer);
    const atMs = String(at.getTime());
    const nonce = randomBytes(16).toString('base64url');
    const mac = hopMac(key, { audience, method, path, body, viewer: encoded, atMs, nonce });
    return { [viewerHeader]: encoded, [signatureHeader]: signatureText(atMs, nonce, mac) };
  };
}
