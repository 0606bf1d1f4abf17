import { expect, test } from 'vitest';
import { createMemoryResponseStore } from '../src/cache/response/memory-response-store.ts';
import { responseStoreContract } from './response-store-contract.ts';

let nowMs = () => 0;
const shared = createMemoryResponseStore({ now: () => nowMs() });
responseStoreContract('answers in memory', (now) => {
  nowMs = now;
  return shared;
});

test('answers in memory are bounded in bytes, the least used go first', async () => {
  const store = createMemoryResponseStore({ maxBytes: 3_000, now: () => 0 });
  const kept = { text: 'x'.repeat(500), etag: '"e"', madeAt: 0, maxAge: 60 };
  for (const key of ['a', 'b', 'c']) await store.write(key, kept, (await store.read(key, [])).marks);
  expect((await store.read('a', [])).kept).toBeUndefined();
  expect((await store.read('c', [])).kept?.text).toBe(kept.text);
});
