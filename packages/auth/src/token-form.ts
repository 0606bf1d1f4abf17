import { isUtf8 } from 'node:buffer';

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

/** The parts of a compact JWS (RFC 7515). Nothing here is checked against a key yet. */
export interface CompactToken {
  readonly header: { readonly alg: unknown; readonly typ: unknown; readonly crit: unknown; readonly kid: unknown };
  /** What the signature covers, ASCII: header, dot and payload as they came. */
  readonly signed: Buffer;
  readonly payload: Buffer;
  readonly signature: Buffer;
}

/**
 * Takes a compact JWS apart whose three parts are strict base64url and whose signature has ES256's length.
 * Undefined for anything else. Says nothing about the signature itself.
 */
export function readCompactToken(token: string): CompactToken | undefined {
  if (token.length > MAX_TOKEN_CHARACTERS) return undefined;
  const parts = token.split('.');
  const [head, payload, signature] = parts.map((part) => strictBase64url(part));
  if (parts.length !== 3 || !head || !payload || signature?.length !== ES256_SIGNATURE_BYTES) return undefined;
  const [headText, payloadText] = parts;
  const parsed = jsonObjectOf(head);
  if (!parsed) return undefined;
  const { alg, typ, crit, kid } = parsed;
  return { header: { alg, typ, crit, kid }, signed: Buffer.from(`${headText}.${payloadText}`, 'latin1'), payload, signature };
}

/** Reads bytes that must be a JSON object in UTF-8. Undefined for anything else. */
export function jsonObjectOf(bytes: Buffer): Readonly<Record<string, unknown>> | undefined {
  if (!isUtf8(bytes)) return undefined;
  try {
    const parsed: unknown = JSON.parse(bytes.toString('utf8'));
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? (parsed as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
