/**
 * Writes an ES256 signature of a JWS (r and s, 32 bytes each) as DER, ECDSA-Sig-Value of RFC 3279. OpenSSL checks that form:
 * left to node:crypto (`ieee-p1363`), the same conversion costs a third of the whole check.
 */
export function derOfEs256(signature: Buffer): Buffer {
  const r = unsigned(signature.subarray(0, 32));
  const s = unsigned(signature.subarray(32, 64));
  return Buffer.concat([Buffer.of(0x30, 4 + r.length + s.length, 0x02, r.length), r, Buffer.of(0x02, s.length), s]);
}

/** The shortest two's complement of a whole number that is not negative. */
function unsigned(bytes: Buffer): Buffer {
  let from = 0;
  while (from < bytes.length - 1 && bytes[from] === 0) from += 1;
  const shortest = bytes.subarray(from);
  return (shortest[0] ?? 0) < 0x80 ? shortest : Buffer.concat([Buffer.of(0), shortest]);
}
