import type { Viewer } from '@klear/core';
import { createMac } from './hop-mac.ts';
import { hopMac, isOneLine, signatureHeader, signatureText, viewerHeader } from './hop-message.ts';
import { createNonces } from './hop-nonce.ts';
import { encodeViewer } from './hop-viewer.ts';

export interface HopToSign {
  /** Upper case, as it is sent. */
  readonly method: string;
  /** Path with query, as it is sent. */
  readonly path: string;
  /** Text, or its bytes in UTF-8. */
  readonly body: string | Buffer;
  readonly viewer: Viewer;
  readonly at: Date;
}

export type HopSigner = (request: HopToSign) => Record<string, string>;

/**
 * Makes the signer for one target: answers the headers `klear-viewer` and `klear-signature` that bind method, path, body, viewer
 * and time to that audience, once (HMAC-SHA256, fresh 128-bit nonce).
 */
export function createHopSigner(options: { key: Buffer; audience: string }): HopSigner {
  const { audience } = options;
  if (options.key.length < 32) throw new RangeError('a hop key must hold at least 32 bytes');
  const macOf = createMac(options.key);
  const nextNonce = createNonces();
  if (!isOneLine(audience)) throw new RangeError('an audience is one line');
  return ({ method, path, body, viewer, at }) => {
    if (!isOneLine(method) || !isOneLine(path)) throw new RangeError('method and path are one line each');
    const encoded = encodeViewer(viewer);
    const atMs = String(at.getTime());
    const nonce = nextNonce();
    const mac = hopMac(macOf, { audience, method, path, body, viewer: encoded, atMs, nonce });
    return { [viewerHeader]: encoded, [signatureHeader]: signatureText(atMs, nonce, mac) };
  };
}
