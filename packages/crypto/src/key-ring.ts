import { keyFromBase64 } from './bytes.ts';
import { isKeyId, keyIdOfEnvelope, openEnvelope, sealEnvelope } from './envelope.ts';
import { SealError } from './seal-error.ts';

/** The operator's keys: seals with the current one, opens with any that it still holds. Secrets never leave it. */
export interface KeyRing {
  readonly currentId: string;
  /** Seals under the current key. `parts` name the place and must be given again to open. */
  seal(parts: readonly string[], plaintext: Buffer): Buffer;
  /** Opens what any key of the ring sealed. Throws SealError. */
  open(parts: readonly string[], envelope: Buffer): Buffer;
  /** True when an envelope was sealed by an older key and should be sealed again. */
  isStale(envelope: Buffer): boolean;
}

/** Makes a ring of 256-bit keys (base64). Throws RangeError on a bad id, a bad secret, a repeated id or a missing current key. */
export function createKeyRing(options: { keys: readonly { id: string; secret: string }[]; current: string }): KeyRing {
  const keys = new Map<string, Buffer>();
  for (const { id, secret } of options.keys) {
    if (!isKeyId(id)) throw new RangeError('a key id is 1 to 64 of A-Z a-z 0-9 . _ -');
    if (keys.has(id)) throw new RangeError(`key id ${id} occurs twice`);
    keys.set(id, keyFromBase64(secret));
  }
  const currentId = options.current;
  const current = keys.get(currentId);
  if (!current) throw new RangeError('the current key is not in the ring');
  return {
    currentId,
    seal: (parts, plaintext) => sealEnvelope(current, currentId, parts, plaintext),
    open(parts, envelope) {
      const key = keys.get(keyIdOfEnvelope(envelope));
      if (!key) throw new SealError('KEY_UNKNOWN');
      return openEnvelope(key, parts, envelope);
    },
    isStale: (envelope) => keyIdOfEnvelope(envelope) !== currentId,
  };
}

/**
 * Reads a ring from text, as an environment variable or a file holds it: `id:base64` separated by commas, blanks or lines,
 * the first being current; `#` starts a comment line. Errors name ids at most, never a secret.
 */
export function keyRingFromText(text: string): KeyRing {
  const entries = text
    .split('\n')
    .filter((line) => !line.trimStart().startsWith('#'))
    .flatMap((line) => line.split(/[\s,]+/))
    .filter((entry) => entry !== '');
  const keys = entries.map((entry) => {
    const colon = entry.indexOf(':');
    if (colon < 1) throw new RangeError('a key ring entry is written id:base64');
    return { id: entry.slice(0, colon), secret: entry.slice(colon + 1) };
  });
  const [first] = keys;
  if (!first) throw new RangeError('the key ring is empty');
  return createKeyRing({ keys, current: first.id });
}
