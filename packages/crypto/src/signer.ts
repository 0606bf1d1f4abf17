import { createHmac, timingSafeEqual } from 'node:crypto';
import { deriveKey } from './derive-key.ts';

/** Signs texts that travel through other hands and come back: price quotes, cursors. */
export interface Signer {
  /** The mac of a text, 43 characters of base64url. */
  sign(text: string): string;
  /** True for exactly the mac that `sign` gives; compares in constant time. */
  verify(text: string, mac: string): boolean;
}

/** HMAC-SHA256 under a key of its own per purpose, so that a cursor's mac never passes as a quote's. */
export function signer(options: { key: Buffer; purpose?: string }): Signer {
  const key = deriveKey(options.key, `signer:${options.purpose ?? 'text'}`);
  const macOf = (text: string) => createHmac('sha256', key).update(text, 'utf8').digest();
  return {
    sign: (text) => macOf(text).toString('base64url'),
    verify(text, mac) {
      const expected = Buffer.from(macOf(text).toString('base64url'));
      const given = Buffer.from(mac);
      return given.length === expected.length && timingSafeEqual(given, expected);
    },
  };
}
