import { createHopSigner } from '@klear/auth';
import { anonymous, Refusal } from '@klear/core';
import { expect, test } from 'vitest';
import { mutatesOnce } from './mutates-once.ts';

const viewer = anonymous('request-1');
const at = new Date('2026-11-21T10:00:00Z');
const headers = createHopSigner({ key: Buffer.alloc(32, 1), audience: 'a' })({ method: 'POST', path: '/graphql', body: '{}', viewer, at });
const asking = (answer: () => Promise<boolean>) => {
  const asked: unknown[][] = [];
  const takeNonce = (...given: unknown[]) => {
    asked.push(given);
    return answer();
  };
  return { asked, hop: { headers, viewer, takeNonce } };
};

test('a mutation passes when its nonce is the first of its kind, which is kept as long as its signature counts', async () => {
  const { asked, hop } = asking(async () => true);
  expect(await mutatesOnce('mutation { a }', hop)).toEqual({ ok: true, value: undefined });
  expect(asked).toEqual([[viewer, expect.stringMatching(/^[\w-]{22}$/), new Date('2026-11-21T10:00:30Z')]]);
});

test.each(['mutation { a }', '# query\nmutation M { a }', 'query { a } mutation { b }', 'fragment F on A { a } mutation { b { ...F } }'])(
  '%j is refused like a stranger when its nonce was taken before',
  async (query) => {
    const { hop } = asking(async () => false);
    expect(await mutatesOnce(query, hop)).toMatchObject({ ok: false, error: { code: 'UNAUTHENTICATED' } });
  },
);

test.each(['{ a }', 'query { a }', 'subscription { a }'])('%j asks nobody', async (query) => {
  const { asked, hop } = asking(async () => false);
  expect((await mutatesOnce(query, hop)).ok).toBe(true);
  expect(asked).toEqual([]);
});

test('where nonces cannot be kept no mutation runs', async () => {
  const down = asking(() => Promise.reject(new Refusal('SERVICE_UNAVAILABLE', 'down')));
  expect(await mutatesOnce('mutation { a }', down.hop)).toMatchObject({ ok: false, error: { code: 'SERVICE_UNAVAILABLE' } });
  await expect(mutatesOnce('mutation { a }', asking(() => Promise.reject(new TypeError('bug'))).hop)).rejects.toThrow('bug');
  expect(await mutatesOnce('mutation { a }', { ...asking(async () => true).hop, headers: {} })).toMatchObject({ ok: false });
});
