import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/** Signs what the audit log holds. Ed25519. */
export interface AuditKey {
  /** The first 16 hex digits of the SHA-256 of the public half (DER). */
  readonly id: string;
  /** The half to publish. */
  readonly publicPem: string;
  sign(purpose: SignedThing, text: string): Promise<Buffer>;
}

/** Public halves by id. */
export type AuditPublicKeys = ReadonlyMap<string, KeyObject>;

/** What a signature is for: none counts for another. */
export type SignedThing = 'seal' | 'head' | 'segment';

const message = (purpose: SignedThing, text: string): Buffer => Buffer.from(`klear-karma audit ${purpose} v1\n${text}`);
/** RFC 8410: what stands before the 32 bytes of a private Ed25519 key in PKCS #8. */
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');

function idOf(publicKey: KeyObject): string {
  return createHash('sha256')
    .update(publicKey.export({ format: 'der', type: 'spki' }))
    .digest('hex')
    .slice(0, 16);
}

/** The key made of a secret of 32 bytes. Signing is done off the main thread. */
export function auditKey(secret: Buffer): AuditKey {
  if (secret.length !== 32) throw new RangeError('an audit key is made of 32 bytes');
  const privateKey = createPrivateKey({ key: Buffer.concat([pkcs8, secret]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(privateKey);
  return {
    id: idOf(publicKey),
    publicPem: String(publicKey.export({ format: 'pem', type: 'spki' })),
    sign: (purpose, text) =>
      new Promise((done, failed) => {
        sign(null, message(purpose, text), privateKey, (fault, signature) => (fault ? failed(fault) : done(signature)));
      }),
  };
}

/** Every public key in a PEM text; other lines are taken as remarks. Throws when there is none, or one is not Ed25519. */
export function publicKeysOf(pem: string): AuditPublicKeys {
  const blocks = pem.match(/-----BEGIN PUBLIC KEY-----[^-]+-----END PUBLIC KEY-----/g) ?? [];
  if (blocks.length === 0) throw new Error('There is no public key (PEM, "BEGIN PUBLIC KEY").');
  const keys = blocks.map((block) => createPublicKey(block));
  if (keys.some((key) => key.asymmetricKeyType !== 'ed25519')) throw new Error('A public key of the audit log is of kind Ed25519.');
  return new Map(keys.map((key) => [idOf(key), key]));
}

/** Whether `signature` was made by the key named `keyId`, one of those we trust, for this purpose and text. */
export function isSignedBy(
  keys: AuditPublicKeys,
  { keyId, purpose, text, signature }: { keyId: string; purpose: SignedThing; text: string; signature: Buffer },
): Promise<boolean> {
  const key = keys.get(keyId);
  if (!key) return Promise.resolve(false);
  return new Promise((done) => {
    verify(null, message(purpose, text), key, signature, (fault, valid) => done(!fault && valid));
  });
}
