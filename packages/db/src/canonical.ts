import { createHmac } from 'node:crypto';

/** JSON with sorted keys and without undefined members: equal inputs give equal text. Dates read as ISO 8601. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) =>
    member !== null && typeof member === 'object' && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}

/** HMAC-SHA256 of an input: tells whether two inputs are equal, and nothing else about them. */
export function inputHash(key: Buffer, input: unknown): Buffer {
  return createHmac('sha256', key)
    .update(canonicalJson(input) ?? 'undefined')
    .digest();
}
