import { timingSafeEqual } from 'node:crypto';
import { type Clock, err, ok, type Result, type Viewer } from '@klear/core';
import { createMac } from './hop-mac.ts';
import { hopMac, hopWindowMs, isOneLine, parseSignature, signatureHeader, viewerHeader } from './hop-message.ts';
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
  /** The body as it came, of which `body` is the text; it is what was signed. Absent where the body never was bytes. */
  readonly bytes?: Buffer | undefined;
}

export type HopVerifier = (request: HopToVerify) => Result<Viewer, HopFault>;

/** 32 bytes in base64url; a signature of another length is malformed. */
const macCharacters = 43;

/**
 * Makes the verifier of one subgraph. Accepts a request once, for its own audience, within 30 s of the clock in either
 * direction. Nonces are kept only of requests whose signature holds, so strangers cannot fill the set.
 */
export function createHopVerifier(options: { key: Buffer; audience: string; clock: Clock; nonceLimit?: number }): HopVerifier {
  const { audience, clock } = options;
  if (options.key.length < 32) throw new RangeError('a hop key must hold at least 32 bytes');
  const macOf = createMac(options.key);
  const [expectedBytes, givenBytes] = [Buffer.alloc(macCharacters), Buffer.alloc(macCharacters)];
  /** In the same time wherever they differ. */
  const isMac = (expected: string, given: string) => {
    expectedBytes.write(expected, 'latin1');
    givenBytes.write(given, 'latin1');
    return timingSafeEqual(expectedBytes, givenBytes);
  };
  const nonces = createNonceSet(options.nonceLimit ?? 500_000);

  return ({ method, path, headers, body, bytes = body }) => {
    const encoded = headers[viewerHeader];
    const signature = headers[signatureHeader];
    if (!encoded || !signature) return err('MISSING');
    const parsed = parseSignature(signature);
    if (!parsed || encoded.length > 8192 || !isOneLine(encoded) || !isOneLine(method) || !isOneLine(path)) return err('MALFORMED');
    const { atMs, nonce } = parsed;
    const nowMs = clock.now().getTime();
    if (Math.abs(nowMs - Number(atMs)) > hopWindowMs) return err('STALE');
    const expected = hopMac(macOf, { audience, method, path, body: bytes, viewer: encoded, atMs, nonce });
    if (!isMac(expected, parsed.mac)) return err('SIGNATURE');
    const viewer = decodeViewer(encoded);
    if (!viewer) return err('MALFORMED');
    const verdict = nonces.take(nonce, Number(atMs) + hopWindowMs, nowMs);
    if (verdict === 'FRESH') return ok(viewer);
    return err(verdict === 'SEEN' ? 'REPLAYED' : 'OVERLOADED');
  };
}
