/**
 * Joins texts so that no two different lists give the same bytes: each part is preceded by its length (32-bit, big endian).
 * Used wherever several parts are authenticated together.
 */
export function lengthPrefixed(parts: readonly string[]): Buffer {
  const chunks: Buffer[] = [];
  for (const part of parts) {
    const bytes = Buffer.from(part, 'utf8');
    const length = Buffer.allocUnsafe(4);
    length.writeUInt32BE(bytes.length);
    chunks.push(length, bytes);
  }
  return Buffer.concat(chunks);
}

const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Reads a 256-bit key from strict base64. Throws RangeError without echoing the text. */
export function keyFromBase64(text: string): Buffer {
  if (!base64.test(text)) throw new RangeError('a key must be base64');
  const key = Buffer.from(text, 'base64');
  if (key.length !== 32) throw new RangeError(`a key must hold 32 bytes, got ${key.length}`);
  return key;
}
