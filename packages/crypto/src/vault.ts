import { randomBytes } from 'node:crypto';
import type { UserId } from '@klear/core';
import { openEnvelope, sealEnvelope } from './envelope.ts';
import { createKeyCache } from './key-cache.ts';
import type { KeyRing } from './key-ring.ts';
import type { PersonKeys, WrappedKey } from './person-keys.ts';
import { SealError } from './seal-error.ts';

/** A value and the place where it lies: `aad` is schema, table, column, row id and whatever else must not be swapped. */
export interface Plain {
  readonly personId: UserId;
  readonly aad: readonly string[];
  readonly plaintext: string;
}
export interface Sealed {
  readonly personId: UserId;
  readonly aad: readonly string[];
  readonly sealed: Buffer;
}

/** Seals and opens personal data under each person's own key. Person and key version are authenticated besides the given parts. */
export interface Vault {
  /** Seals a text; makes the person's key when there is none yet. */
  seal(keys: PersonKeys, personId: UserId, aad: readonly string[], plaintext: string): Promise<Buffer>;
  /** Opens a text. Throws SealError; KEY_MISSING when the person's key was destroyed. */
  open(keys: PersonKeys, personId: UserId, aad: readonly string[], sealed: Buffer): Promise<string>;
  /** Seals many values with one key look-up; answers in their order. */
  sealMany(keys: PersonKeys, items: readonly Plain[]): Promise<Buffer[]>;
  /** Opens many values with one key look-up; answers in their order, null where the person's key was destroyed. Throws SealError otherwise. */
  openMany(keys: PersonKeys, items: readonly Sealed[]): Promise<(string | null)[]>;
  /** Seals a person's key under the ring's current key; null when it already is. The data key itself stays. */
  rewrap(personId: UserId, key: WrappedKey): WrappedKey | null;
  /** Forgets every unwrapped key. */
  close(): void;
}

const wrapParts = (personId: UserId, version: number) => ['person-key', personId, String(version)];
const distinct = (items: readonly { personId: UserId }[]) => [...new Set(items.map((item) => item.personId))];

export function createVault(options: { ring: KeyRing; cache?: { limit: number; ttlMs: number } }): Vault {
  const { ring } = options;
  const cache = createKeyCache(options.cache ?? { limit: 1000, ttlMs: 30_000 });

  // The unwrapped key is used at once and never across an await: eviction may zero it at the next look-up.
  const unwrapped = (personId: UserId, key: WrappedKey) =>
    cache.get(key.wrapped, () => ring.open(wrapParts(personId, key.version), key.wrapped));

  async function findOrCreate(keys: PersonKeys, personIds: readonly UserId[]): Promise<Map<UserId, WrappedKey>> {
    const found = await keys.find(personIds);
    // In one order everywhere, so that two transactions that make the same keys never wait for each other in a circle.
    for (const personId of personIds.toSorted()) {
      if (found.has(personId)) continue;
      const fresh = randomBytes(32);
      const wrapped = ring.seal(wrapParts(personId, 1), fresh);
      fresh.fill(0);
      found.set(personId, await keys.create(personId, { version: 1, wrapped }));
    }
    return found;
  }

  async function sealMany(keys: PersonKeys, items: readonly Plain[]): Promise<Buffer[]> {
    if (items.length === 0) return [];
    const found = await findOrCreate(keys, distinct(items));
    return items.map(({ personId, aad, plaintext }) => {
      const key = found.get(personId);
      if (!key) throw new SealError('KEY_MISSING');
      const version = String(key.version);
      return sealEnvelope(unwrapped(personId, key), version, [...aad, personId, version], Buffer.from(plaintext, 'utf8'));
    });
  }

  async function openMany(keys: PersonKeys, items: readonly Sealed[]): Promise<(string | null)[]> {
    if (items.length === 0) return [];
    const found = await keys.find(distinct(items));
    return items.map(({ personId, aad, sealed }) => {
      const key = found.get(personId);
      if (!key) return null;
      return openEnvelope(unwrapped(personId, key), [...aad, personId, String(key.version)], sealed).toString('utf8');
    });
  }

  return {
    sealMany,
    openMany,
    async seal(keys, personId, aad, plaintext) {
      const [sealed] = await sealMany(keys, [{ personId, aad, plaintext }]);
      if (!sealed) throw new SealError('KEY_MISSING');
      return sealed;
    },
    async open(keys, personId, aad, sealed) {
      const [text] = await openMany(keys, [{ personId, aad, sealed }]);
      if (text === null || text === undefined) throw new SealError('KEY_MISSING');
      return text;
    },
    rewrap(personId, key) {
      if (!ring.isStale(key.wrapped)) return null;
      const parts = wrapParts(personId, key.version);
      const opened = ring.open(parts, key.wrapped);
      const wrapped = ring.seal(parts, opened);
      opened.fill(0);
      return { version: key.version, wrapped };
    },
    close: () => cache.clear(),
  };
}
