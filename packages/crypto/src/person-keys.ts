import type { UserId } from '@klear/core';

/** A person's data key, sealed by the key ring. Useless without the ring. */
export interface WrappedKey {
  /** Version of the person's data key, from 1. Part of what is authenticated with every sealed value. */
  readonly version: number;
  readonly wrapped: Buffer;
}

/** Where wrapped keys are kept: one row per person in each subgraph's schema. */
export interface PersonKeyStore<Tx> {
  find(tx: Tx, personIds: readonly UserId[]): Promise<Map<UserId, WrappedKey>>;
  /** Keeps the key unless the person has one already, and answers the one that is kept. */
  create(tx: Tx, personId: UserId, key: WrappedKey): Promise<WrappedKey>;
}

/** A key store inside one transaction: a key made here lives or dies with the data sealed under it. */
export interface PersonKeys {
  find(personIds: readonly UserId[]): Promise<Map<UserId, WrappedKey>>;
  create(personId: UserId, key: WrappedKey): Promise<WrappedKey>;
}

/** Binds a store to a transaction. */
export function personKeysIn<Tx>(store: PersonKeyStore<Tx>, tx: Tx): PersonKeys {
  return { find: (personIds) => store.find(tx, personIds), create: (personId, key) => store.create(tx, personId, key) };
}
