import { randomFillSync } from 'node:crypto';

const nonceBytes = 16;
const noncesPerFill = 256;

/** Makes fresh 128-bit nonces in base64url. The system's source is asked for many at a time: asking costs more than the bytes. */
export function createNonces(): () => string {
  const pool = Buffer.alloc(nonceBytes * noncesPerFill);
  let used = pool.length;
  return () => {
    if (used === pool.length) {
      randomFillSync(pool);
      used = 0;
    }
    used += nonceBytes;
    return pool.toString('base64url', used - nonceBytes, used);
  };
}
