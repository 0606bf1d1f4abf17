import { expect, test } from 'vitest';
import type { KeptAnswer, ResponseStore } from '../src/cache/response/response-store.ts';

let made = 0;
const answer = (text: string, more: Partial<KeptAnswer> = {}): KeptAnswer => ({
  text,
  etag: '"e"',
  madeAt: 1_000_000,
  maxAge: 60,
  ...more,
});

/** What every store of answers promises. `now` is Unix milliseconds as the store sees them; stores of one call share what they keep. */
export function responseStoreContract(name: string, open: (now: () => number) => ResponseStore): void {
  const keyed = () => {
    let nowMs = 1_000_000;
    made++;
    const type = (letter: string) => `${letter}${process.pid}x${made}`;
    const stores = [open(() => nowMs), open(() => nowMs)] as const;
    const pass = (ms: number) => {
      nowMs += ms;
    };
    return { stores, key: `key-${process.pid}-${made}`, type, pass };
  };

  test(`${name}: gives back what was kept, until it is too old`, async () => {
    const { stores, key, type, pass } = keyed();
    const [store, other] = stores;
    const types = [type('A'), type('B')];
    const { kept, marks } = await store.read(key, types);
    expect(kept).toBeUndefined();
    await store.write(key, answer('{"data":{}}'), marks);
    expect((await other.read(key, types)).kept).toMatchObject(answer('{"data":{}}'));
    pass(59_999);
    expect((await other.read(key, types)).kept?.text).toBe('{"data":{}}');
    pass(1);
    expect((await other.read(key, types)).kept).toBeUndefined();
  });

  test(`${name}: purging a type drops what belongs to it and nothing else`, async () => {
    const { stores, key, type } = keyed();
    const [store, other] = stores;
    const [both, one] = [[type('A'), type('B')], [type('A')]];
    await store.write(`${key}-both`, answer('both'), (await store.read(`${key}-both`, both)).marks);
    await store.write(`${key}-one`, answer('one'), (await store.read(`${key}-one`, one)).marks);
    await other.purge([type('B')]);
    expect((await store.read(`${key}-both`, both)).kept).toBeUndefined();
    expect((await store.read(`${key}-one`, one)).kept?.text).toBe('one');
    await other.purge();
    expect((await store.read(`${key}-one`, one)).kept).toBeUndefined();
  });

  test(`${name}: an answer that was on its way when its type was purged is never found`, async () => {
    const { stores, key, type } = keyed();
    const [store] = stores;
    const types = [type('A')];
    const { marks } = await store.read(key, types);
    await store.purge(types);
    await store.write(key, answer('old'), marks);
    expect((await store.read(key, types)).kept).toBeUndefined();
    await store.write(key, answer('new'), (await store.read(key, types)).marks);
    expect((await store.read(key, types)).kept?.text).toBe('new');
  });
}
