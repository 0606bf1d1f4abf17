import { generateKeyPairSync, randomUUID } from 'node:crypto';

/** A public ES256 key as we publish it (RFC 7517). */
export interface PublicJwk {
  readonly kty: 'EC';
  readonly crv: 'P-256';
  readonly alg: 'ES256';
  readonly use: 'sig';
  readonly kid: string;
  readonly x: string;
  readonly y: string;
}
export interface PrivateJwk extends PublicJwk {
  readonly d: string;
}

/** The key set that verifiers trust. Only what is listed here can sign. */
export interface Jwks {
  readonly keys: readonly PublicJwk[];
}

const kidPattern = /^[A-Za-z0-9._-]{1,64}$/;
const coordinate = /^[A-Za-z0-9_-]{43}$/;

/** True for a key that is exactly for ES256 signatures, by kind, `alg`, `use` and `key_ops`; a set may hold others, they are passed over. */
export function isPublicJwk(value: unknown): value is PublicJwk {
  const key = (value ?? {}) as Record<string, unknown>;
  return (
    key.kty === 'EC' &&
    key.crv === 'P-256' &&
    key.alg === 'ES256' &&
    key.use === 'sig' &&
    (key.key_ops === undefined || (Array.isArray(key.key_ops) && key.key_ops.includes('verify'))) &&
    [key.x, key.y].every((part) => typeof part === 'string' && coordinate.test(part)) &&
    typeof key.kid === 'string' &&
    kidPattern.test(key.kid)
  );
}

/** The public half of a key. Picks fields by name, so that nothing private can slip through. */
export function publicJwk({ kty, crv, alg, use, kid, x, y }: PublicJwk): PublicJwk {
  return { kty, crv, alg, use, kid, x, y };
}

/** Makes a new ES256 signing key with a random key id. */
export function generateSigningKey(kid: string = randomUUID()): PrivateJwk {
  const jwk = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });
  return { kty: 'EC', crv: 'P-256', alg: 'ES256', use: 'sig', kid, x: jwk.x ?? '', y: jwk.y ?? '', d: jwk.d ?? '' };
}

/** Reads private signing keys from JSON text `{"keys": [...]}`, the first being current. Throws RangeError without echoing it. */
export function privateJwksFromText(text: string): { keys: readonly PrivateJwk[] } {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new RangeError('signing keys must be JSON');
  }
  const keys = (parsed as { keys?: unknown } | null)?.keys;
  const isPrivate = (key: unknown): key is PrivateJwk =>
    isPublicJwk(key) && typeof (key as { d?: unknown }).d === 'string' && coordinate.test((key as PrivateJwk).d);
  if (!Array.isArray(keys) || keys.length === 0 || !keys.every(isPrivate)) {
    throw new RangeError('signing keys must be a set of private ES256 keys, each with a kid');
  }
  return { keys };
}
