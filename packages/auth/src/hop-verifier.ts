import { createSecretKey, timingSafeEqual } from 'node:crypto';
import { type Clock, err, ok, type Result, type Viewer } from '@klear/core';
import { hopMac, parseSignature, signatureHeader, viewerHeader } from './hop-message.ts';
import { createNonceSet } from './hop-nonces.ts';
import { decodeViewer } from './hop-viewer.ts';

/** Why a request is not from our router; all of them are a 401 with no further word to the caller. OVERLOADED: the nonce set is full. */
export type HopFault = 'MISSING' | 'MALFORMED' | 'STALE' | 'SIGNATURE' | 'REPLAYED' | 'OVERLOADED';

export interface HopToVerify {
  readonly method: string;
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

export type HopVerifier = (request: HopToVerify) => Result<Viewer, HopFault>;

/**
 * Makes the verifier of one subgraph. Accepts a request once, for its own audience, within `windowSeconds` (30) of the clock in
 * either direction. Nonces are kept only of requests whose signature holds, so strangers cannot fill the set.
 */
export function createHopVerifier(options: {
  key: Buffer;
  audience: string;
  clock: Clock;
  windowSeconds?: number;
  nonceLimit?: number;
}): HopVerifier {
  const { audience, clock } = options;
  if (options.key.length < 32) throw new RangeError('a hop key must hold at least 32 bytes');
  const key = createSecretKey(options.key);
  const windowMs = (options.windowSeconds ?? 30) * 1000;
  const nonces = createNonceSet(options.nonceLimit ?? 500_000);

  return ({ method, path, headers, body }) => {
    const encoded = headers[viewerHeader];
    const signature = headers[signatureHeader];
    if (!encoded || !signature) return err('MISSING');
    const parsed = parseSignature(signature);
    if (!parsed || encoded.length > 8192) return err('MALFORMED');
    const { atMs, nonce } = parsed;
    const nowMs = clock.now().getTime();
    if (Math.abs(nowMs - Number(atMs)) > windowMs) return err('STALE');
    const expected = hopMac(key, { audience, method, path, body, viewer: encoded, atMs, nonce }).toString('base64url');
    if (!timingSafeEqual(Buffer.from(parsed.mac), Buffer.from(expected))) return err('SIGNATURE');
    const viewer = decodeViewer(encoded);
    if (!viewer) return err('MALFORMED');
    const verdict = nonces.take(nonce, Number(atMs) + windowMs, nowMs);
    if (verdict === 'FRESH') return ok(viewer);
    return err(verdict === 'SEEN' ? 'REPLAYED' : 'OVERLOADED');
  };
}
