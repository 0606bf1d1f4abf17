import { randomFillSync } from 'node:crypto';

/** A UUIDv7 in text form that names one kind of thing. The brand exists only for the compiler. */
export type Id<Kind extends string> = string & { readonly __kind: Kind };

export type UserId = Id<'User'>;
/** A practitioner is a person: Practitioner.id is the person's User.id. */
export type PractitionerId = UserId;
export type OrganizationId = Id<'Organization'>;
export type SessionId = Id<'Session'>;

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
const random = new Uint8Array(16);

/**
 * Makes a UUIDv7 (RFC 9562): 48 bits of Unix milliseconds, a 12-bit counter, 62 random bits.
 * Ids made by one process sort in the order in which they were made.
 */
export function newId<Kind extends string>(nowMs: number = Date.now()): Id<Kind> {
  randomFillSync(random);
  if (nowMs > lastMs) {
    lastMs = nowMs;
    sequence = (((random[6] ?? 0) & 0x07) << 8) | (random[7] ?? 0);
  } else {
    sequence += 1;
    if (sequence > 0xfff) {
      lastMs += 1;
      sequence = 0;
    }
  }
  const hex: string[] = [];
  hex.push(lastMs.toString(16).padStart(12, '0'));
  hex.push((0x7000 | sequence).toString(16));
  hex.push((0x8000 | (((random[8] ?? 0) & 0x3f) << 8) | (random[9] ?? 0)).toString(16));
  hex.push(Buffer.from(random.subarray(10, 16)).toString('hex'));
  const [time = '', version = '', variant = '', node = ''] = hex;
  return `${time.slice(0, 8)}-${time.slice(8)}-${version}-${variant}-${node}` as Id<Kind>;
}
