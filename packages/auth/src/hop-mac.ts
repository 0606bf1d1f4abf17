import { hash } from 'node:crypto';

const blockBytes = 64;
const digestBytes = 32;
/** A viewer has 8 KB at most; longer texts get bytes of their own. */
const usualBytes = 16 * 1024;

export type Mac = (text: string) => string;

/**
 * HMAC-SHA256 (RFC 2104) of a text in UTF-8, as base64url, under a key of at most 64 bytes. Two calls of the one-shot hash: an Hmac
 * object for each message costs twice the CPU, and the collector as much again. Tests hold it to node:crypto's own and to RFC 4231.
 */
export function createMac(key: Buffer): Mac {
  if (key.length > blockBytes) throw new RangeError('a longer key would have to be hashed first');
  const padded = (byte: number) => Buffer.from(Uint8Array.from({ length: blockBytes }, (_, at) => (key[at] ?? 0) ^ byte));
  const outer = Buffer.concat([padded(0x5c), Buffer.alloc(digestBytes)]);
  const inner = Buffer.concat([padded(0x36), Buffer.alloc(usualBytes)]);

  return (text) => {
    // A character of a text has three bytes at most.
    const fits = text.length * 3 <= usualBytes;
    const message = fits ? inner.subarray(0, blockBytes + inner.write(text, blockBytes, 'utf8')) : whole(inner, text);
    // Bytes as characters: a buffer of their own would cost more than they do.
    outer.write(hash('sha256', message, 'binary'), blockBytes, 'binary');
    return hash('sha256', outer, 'base64url');
  };
}

const whole = (inner: Buffer, text: string) => Buffer.concat([inner.subarray(0, blockBytes), Buffer.from(text, 'utf8')]);
