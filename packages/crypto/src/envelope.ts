import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { lengthPrefixed } from './bytes.ts';
import { SealError } from './seal-error.ts';

/**
 * Bytes of an envelope: version (1) | key id length (1) | key id (utf8) | nonce (12) | ciphertext | tag (16).
 * Version 1 is AES-256-GCM. The header is authenticated with the parts, so neither version nor key id can be swapped.
 */
const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const keyIdPattern = /^[A-Za-z0-9._-]{1,64}$/;

export function isKeyId(text: string): boolean {
  return keyIdPattern.test(text);
}

function headerOf(keyId: string): Buffer {
  if (!isKeyId(keyId)) throw new RangeError('a key id is 1 to 64 of A-Z a-z 0-9 . _ -');
  return Buffer.concat([Buffer.of(VERSION, keyId.length), Buffer.from(keyId, 'latin1')]);
}

/** Seals bytes under one key with a fresh random 96-bit nonce. `parts` name the place; opening needs the very same. */
export function sealEnvelope(key: Buffer, keyId: string, parts: readonly string[], plaintext: Buffer): Buffer {
  const header = headerOf(keyId);
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.concat([header, lengthPrefixed(parts)]));
  return Buffer.concat([header, nonce, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
}

/** Reads which key sealed an envelope, without opening it. Throws SealError FORMAT. */
export function keyIdOfEnvelope(envelope: Buffer): string {
  const keyIdBytes = envelope[1] ?? 0;
  if (envelope[0] !== VERSION || keyIdBytes === 0 || envelope.length < 2 + keyIdBytes + NONCE_BYTES + TAG_BYTES)
    throw new SealError('FORMAT');
  const keyId = envelope.toString('latin1', 2, 2 + keyIdBytes);
  if (!isKeyId(keyId)) throw new SealError('FORMAT');
  return keyId;
}

/** Opens an envelope. Throws SealError: FORMAT or BROKEN; nothing of the plaintext leaves before its tag is checked. */
export function openEnvelope(key: Buffer, parts: readonly string[], envelope: Buffer): Buffer {
  const header = headerOf(keyIdOfEnvelope(envelope));
  const body = envelope.subarray(header.length + NONCE_BYTES, envelope.length - TAG_BYTES);
  const nonce = envelope.subarray(header.length, header.length + NONCE_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.concat([header, lengthPrefixed(parts)]));
  decipher.setAuthTag(envelope.subarray(envelope.length - TAG_BYTES));
  const opened = decipher.update(body);
  try {
    return Buffer.concat([opened, decipher.final()]);
  } catch (cause) {
    opened.fill(0);
    throw new SealError('BROKEN', cause);
  }
}
