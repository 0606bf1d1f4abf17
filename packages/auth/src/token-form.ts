/** Longest token that is looked at. One of ours with a hundred organizations is about 8 KB. */
export const MAX_TOKEN_CHARACTERS = 10_000;

const ES256_SIGNATURE_BYTES = 64;
const base64url = /^[A-Za-z0-9_-]+$/;

/** Decodes base64url without padding, blanks or spare bits: exactly one text gives any bytes. Undefined otherwise. */
export function strictBase64url(text: string): Buffer | undefined {
  if (!base64url.test(text)) return undefined;
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes : undefined;
}

/**
 * Reads the protected header of a compact JWS whose three parts are strict base64url and whose signature has ES256's length.
 * Undefined for anything else. Says nothing about the signature itself.
 */
export function headerOf(token: string): { alg: unknown; typ: unknown; kid: string } | undefined {
  if (token.length > MAX_TOKEN_CHARACTERS) return undefined;
  const parts = token.split('.');
  const [header, payload, signature] = parts.map((part) => strictBase64url(part));
  if (parts.length !== 3 || !header || !payload || signature?.length !== ES256_SIGNATURE_BYTES) return undefined;
  try {
    const parsed: unknown = JSON.parse(header.toString('utf8'));
    if (typeof parsed !== 'object' || parsed === null) return undefined;
    const { alg, typ, kid } = parsed as { alg?: unknown; typ?: unknown; kid?: unknown };
    return typeof kid === 'string' && kid.length <= 64 ? { alg, typ, kid } : undefined;
  } catch {
    return undefined;
  }
}
