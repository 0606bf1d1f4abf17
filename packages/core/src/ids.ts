import { randomFillSync } from 'node:crypto';

/** A UUIDv7 in text form that names one kind of thing. The brand exists only for the compiler. */
export type Id<Kind extends string> = string & { readonly __kind: Kind };

export type UserId = Id<'User'>;
/** A practitioner is a person: Practitioner.id is the person's User.id. */
export type PractitionerId = UserId;
export type OrganizationId = Id<'Organization'>;
export type SessionId = Id<'Session'>;
/** An app of a third party. */
export type AppId = Id<'App'>;

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

export function isUuid(text: unknown): text is string {
  return typeof text === 'string' && uuidPattern.test(text);
}

/** Brands text that is a lower-case UUID; anything else is undefined, so that a bad id reads as "not found". */
export function parseId<Kind extends string>(text: string): Id<Kind> | undefined {
  const lower = text.toLowerCase();
  return isUuid(lower) ? (lower as Id<Kind>) : undefined;
}

/** Brands text that the caller knows to be an id (a database column, a verified token). */
export function asId<Kind extends string>(text: string): Id<Kind> {
  return text as Id<Kind>;
}

let lastMs = 0;
let sequence = 0;
const bytesPerId = 10;
/** The system's source is asked for many ids at a time: asking costs more than the bytes. */
const random = Buffer.alloc(bytesPerId * 256);
let used = random.length;

/**
 * Makes a UUIDv7 (RFC 9562): 48 bits of Unix milliseconds, a 12-bit counter, 62 random bits.
 * Ids made by one process sort in the order in which they were made.
 */
export function newId<Kind extends string>(nowMs: number = Date.now()): Id<Kind> {
  if (used === random.length) {
    randomFillSync(random);
    used = 0;
  }
  const fresh = random.toString('hex', used, used + bytesPerId);
  const bits = random.readUInt32BE(used);
  used += bytesPerId;
  if (nowMs > lastMs) {
    lastMs = nowMs;
    sequence = (bits >>> 16) & 0x7ff;
  } else {
    sequence += 1;
    if (sequence > 0xfff) {
      lastMs += 1;
      sequence = 0;
    }
  }
  const time = lastMs.toString(16).padStart(12, '0');
  const version = (0x7000 | sequence).toString(16);
  const variant = (0x8000 | (bits & 0x3fff)).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-${version}-${variant}-${fresh.slice(8)}` as Id<Kind>;
}
