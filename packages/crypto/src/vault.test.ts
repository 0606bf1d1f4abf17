import { randomBytes } from 'node:crypto';
import { newId, type UserId } from '@klear/core';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { createKeyRing, type KeyRing } from './key-ring.ts';
import { type PersonKeyStore, personKeysIn, type WrappedKey } from './person-keys.ts';
import { createVault } from './vault.ts';

/** A table of keys as a transaction sees it, with its look-ups counted. */
interface Table {
  rows: Map<UserId, WrappedKey>;
  finds: number;
}
const store: PersonKeyStore<Table> = {
  async find(table, personIds) {
    table.finds += 1;
    return new Map([...table.rows].filter(([id]) => personIds.includes(id)));
  },
  async create(table, personId, key) {
    const kept = table.rows.get(personId) ?? key;
    table.rows.set(personId, kept);
    return kept;
  },
};

const ringOf = (...ids: string[]): KeyRing =>
  createKeyRing({ keys: ids.map((id) => ({ id, secret: secrets.get(id) ?? '' })), current: ids[0] ?? '' });
const secrets = new Map(['a', 'b'].map((id) => [id, randomBytes(32).toString('base64')]));
const [anna, ben] = [newId<'User'>(), newId<'User'>()];
const place = ['users', 'contacts', 'phone', 'row-1'];

let table: Table;
beforeEach(() => {
  table = { rows: new Map(), finds: 0 };
});
const keys = () => personKeysIn(store, table);

describe('a vault', () => {
  it('gives back any text, under any place, for any person', async () => {
    const vault = createVault({ ring: ringOf('a') });
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), fc.array(fc.string(), { maxLength: 4 }), async (text, aad) => {
        const wellFormed = Buffer.from(text).toString();
        expect(await vault.open(keys(), anna, aad, await vault.seal(keys(), anna, aad, text))).toBe(wellFormed);
      }),
    );
  });

  it('refuses a value moved to another row, column, table, schema, or person', async () => {
    const vault = createVault({ ring: ringOf('a') });
    const sealed = await vault.seal(keys(), anna, place, 'secret');
    await vault.seal(keys(), ben, place, 'other');
    for (let index = 0; index < place.length; index += 1) {
      await expect(vault.open(keys(), anna, place.with(index, 'elsewhere'), sealed)).rejects.toThrow(/BROKEN/);
    }
    await expect(vault.open(keys(), ben, place, sealed)).rejects.toThrow(/BROKEN/);
  });

  it('refuses a person key moved to another person, even with the data moved along', async () => {
    const vault = createVault({ ring: ringOf('a') });
    const sealed = await vault.seal(keys(), anna, place, 'secret');
    const key = table.rows.get(anna);
    if (key) table.rows.set(ben, key);
    vault.close();
    await expect(vault.open(keys(), ben, place, sealed)).rejects.toThrow(/BROKEN/);
  });

  it('refuses a person key whose version was changed', async () => {
    const vault = createVault({ ring: ringOf('a') });
    const sealed = await vault.seal(keys(), anna, place, 'secret');
    const key = table.rows.get(anna);
    if (key) table.rows.set(anna, { ...key, version: 2 });
    await expect(vault.open(keys(), anna, place, sealed)).rejects.toThrow(/BROKEN/);
  });

  it('cannot open anything once the person key is destroyed, cached or not', async () => {
    const vault = createVault({ ring: ringOf('a') });
    const sealed = await vault.seal(keys(), anna, place, 'secret');
    await vault.open(keys(), anna, place, sealed);
    table.rows.delete(anna);
    await expect(vault.open(keys(), anna, place, sealed)).rejects.toThrow(/KEY_MISSING/);
    expect(await vault.openMany(keys(), [{ personId: anna, aad: place, sealed }])).toEqual([null]);
    await vault.seal(keys(), anna, place, 'new life');
    await expect(vault.open(keys(), anna, place, sealed)).rejects.toThrow(/BROKEN/);
  });

  it('never seals under a key that a rolled-back transaction made', async () => {
    const vault = createVault({ ring: ringOf('a') });
    const rolledBack: Table = { rows: new Map(), finds: 0 };
    await vault.seal(personKeysIn(store, rolledBack), anna, place, 'lost');
    const sealed = await vault.seal(keys(), anna, place, 'kept');
    expect(await createVault({ ring: ringOf('a') }).open(keys(), anna, place, sealed)).toBe('kept');
  });

  it('uses the key that won when two transactions make one at the same time', async () => {
    const vault = createVault({ ring: ringOf('a') });
    const late = { find: async () => new Map(), create: keys().create };
    await vault.seal(keys(), anna, place, 'first');
    const sealed = await vault.seal(late, anna, place, 'second');
    expect(await vault.open(keys(), anna, place, sealed)).toBe('second');
  });

  it('asks for keys once, however many rows and people', async () => {
    const vault = createVault({ ring: ringOf('a') });
    const people = Array.from({ length: 50 }, () => newId<'User'>());
    const items = people.flatMap((personId) => ['x', 'y'].map((plaintext) => ({ personId, aad: [...place, plaintext], plaintext })));
    const sealed = await vault.sealMany(keys(), items);
    expect(table.finds).toBe(1);
    const opened = await vault.openMany(
      keys(),
      items.map(({ personId, aad }, index) => ({ personId, aad, sealed: sealed[index] ?? Buffer.of() })),
    );
    expect(table.finds).toBe(2);
    expect(opened).toEqual(items.map((item) => item.plaintext));
    expect([await vault.sealMany(keys(), []), await vault.openMany(keys(), [])]).toEqual([[], []]);
    expect(table.finds).toBe(2);
  });

  it('opens right however small its cache is', async () => {
    const vault = createVault({ ring: ringOf('a'), cache: { limit: 1, ttlMs: 1000 } });
    const people = Array.from({ length: 5 }, () => newId<'User'>());
    const items = [...people, ...people].map((personId, index) => ({ personId, aad: place, plaintext: `text ${index}` }));
    const sealed = await vault.sealMany(keys(), items);
    const opened = await vault.openMany(
      keys(),
      items.map((item, index) => ({ ...item, sealed: sealed[index] ?? Buffer.of() })),
    );
    expect(opened).toEqual(items.map((item) => item.plaintext));
  });

  it('keeps every value readable through a rotation of the ring', async () => {
    const sealed = await createVault({ ring: ringOf('a') }).seal(keys(), anna, place, 'secret');
    const rotating = createVault({ ring: ringOf('b', 'a') });
    expect(await rotating.open(keys(), anna, place, sealed)).toBe('secret');
    const key = table.rows.get(anna);
    const rewrapped = key && rotating.rewrap(anna, key);
    if (rewrapped) table.rows.set(anna, rewrapped);
    expect(rewrapped && rotating.rewrap(anna, rewrapped)).toBeNull();
    expect(await createVault({ ring: ringOf('b') }).open(keys(), anna, place, sealed)).toBe('secret');
    await expect(createVault({ ring: ringOf('a') }).open(keys(), anna, place, sealed)).rejects.toThrow(/KEY_UNKNOWN/);
  });
});
