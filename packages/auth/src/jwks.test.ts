import { describe, expect, it, vi } from 'vitest';
import { cachedJwks } from './cached-jwks.ts';
import { generateSigningKey, isPublicJwk, privateJwksFromText, publicJwk } from './jwks.ts';
import { createTokenIssuer } from './token-issuer.ts';

const key = generateSigningKey('k1');
const clock = { now: () => new Date() };
const options = { issuer: 'i', audience: 'a', lifetimeSeconds: 60, clock };

describe('the published key set', () => {
  it('holds nothing private', () => {
    const tokens = createTokenIssuer({ ...options, privateJwks: { keys: [key] } });
    expect(Object.keys(tokens.jwks().keys[0] ?? {}).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']);
    expect(JSON.stringify(tokens.jwks())).not.toContain(key.d);
  });

  it.each([
    ['another algorithm', { alg: 'ES384' }],
    ['another curve', { crv: 'P-384' }],
    ['another kind', { kty: 'RSA' }],
    ['a coordinate that only reads like one', { x: [publicJwk(key).x] }],
    ['encryption', { use: 'enc' }],
    ['signing alone, by its key_ops', { key_ops: ['sign'] }],
    ['no operation', { key_ops: [] }],
    ['key_ops that are no list', { key_ops: 'verify' }],
    ['no use', { use: undefined }],
    ['no algorithm', { alg: undefined }],
    ['no kid', { kid: undefined }],
    ['a kid that is a path', { kid: '../k' }],
    ['a short coordinate', { x: 'AAAA' }],
  ])('takes no key of %s', (_, change) => {
    expect(isPublicJwk({ ...publicJwk(key), ...change })).toBe(false);
  });

  it('takes a key of key_ops verify, and hands on nothing but what makes it a key', async () => {
    const more = { key_ops: ['verify'], x5u: 'https://evil.example', d: key.d };
    expect((await cachedJwks({ load: async () => ({ keys: [{ ...publicJwk(key), ...more }] }), maxAgeMs: 1 })()).keys).toEqual([
      publicJwk(key),
    ]);
  });

  it('takes no key that is not an object', () => {
    expect([null, undefined, 'key', 1].map(isPublicJwk)).toEqual([false, false, false, false]);
  });
});

describe('signing keys from the environment', () => {
  it('are read in their order', () => {
    const second = generateSigningKey('k2');
    expect(privateJwksFromText(JSON.stringify({ keys: [key, second] })).keys.map((k) => k.kid)).toEqual(['k1', 'k2']);
  });

  it.each([
    ['text', 'changeme'],
    ['no set', '{}'],
    ['null', 'null'],
    ['an empty set', '{"keys":[]}'],
    ['a public key', JSON.stringify({ keys: [publicJwk(key)] })],
    ['no list', '{"keys":"changeme"}'],
    ['an object of keys', '{"keys":{"length":1}}'],
    ['a key of another use', JSON.stringify({ keys: [{ ...key, use: 'enc' }] })],
    ['a private part that is too short', JSON.stringify({ keys: [{ ...key, d: 'AAAA' }] })],
    ['a private part that only reads like one', JSON.stringify({ keys: [{ ...key, d: [key.d] }] })],
  ])('are refused as %s, without being echoed', (_, text) => {
    expect(() => privateJwksFromText(text)).toThrow(RangeError);
    expect(() => privateJwksFromText(text)).toThrow(expect.not.objectContaining({ message: expect.stringContaining('changeme') }));
  });

  it('make no issuer when there is none, or with a lifetime that is not whole', () => {
    expect(() => createTokenIssuer({ ...options, privateJwks: { keys: [] } })).toThrow(RangeError);
    expect(() => createTokenIssuer({ ...options, privateJwks: { keys: [key] }, lifetimeSeconds: 0.5 })).toThrow(RangeError);
  });
});

describe('a cached key set', () => {
  const other = generateSigningKey('k2');
  const setOf = (...keys: object[]): unknown => ({ keys });
  const cached = (load: () => Promise<unknown>) => {
    const at = { nowMs: 0 };
    return { at, jwks: cachedJwks({ load, maxAgeMs: 1000, nowMs: () => at.nowMs }) };
  };

  it('is loaded once for all who ask at the same time', async () => {
    const load = vi.fn(async () => setOf(publicJwk(key), { kty: 'RSA' }));
    const { jwks } = cached(load);
    const [a, b] = await Promise.all([jwks(), jwks()]);
    expect([a, b]).toEqual([{ keys: [publicJwk(key)] }, { keys: [publicJwk(key)] }]);
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('is loaded anew at half its age, while the last one serves', async () => {
    const next = Promise.withResolvers<unknown>();
    const load = vi.fn(async (): Promise<unknown> => setOf(publicJwk(key)));
    const { at, jwks } = cached(load);
    const first = await jwks();
    at.nowMs = 499;
    await jwks();
    expect(load).toHaveBeenCalledTimes(1);
    at.nowMs = 500;
    load.mockReturnValueOnce(next.promise);
    expect(await Promise.all([jwks(), jwks()])).toEqual([first, first]);
    expect(load).toHaveBeenCalledTimes(2);
    next.resolve(setOf(publicJwk(other), publicJwk(key)));
    await vi.waitFor(async () => expect((await jwks()).keys.map(({ kid }) => kid)).toEqual(['k2', 'k1']));
    expect(load).toHaveBeenCalledTimes(2);
    expect((await jwks()).keys[1], 'a key that stays is the same object').toBe(first.keys[0]);
  });

  it('counts no more once its age is reached: the next one is waited for', async () => {
    const load = vi.fn(async (): Promise<unknown> => setOf(publicJwk(key)));
    const { at, jwks } = cached(load);
    await jwks();
    at.nowMs = 1000;
    load.mockResolvedValueOnce(setOf(publicJwk(other)));
    expect((await jwks()).keys.map(({ kid }) => kid)).toEqual(['k2']);
  });

  it('keeps the last good set when a load fails', async () => {
    const load = vi.fn(async (): Promise<unknown> => setOf(publicJwk(key)));
    const { at, jwks } = cached(load);
    await jwks();
    for (const bad of [setOf(), null, 'keys', { keys: {} }]) {
      at.nowMs += 1000;
      load.mockResolvedValueOnce(bad);
      expect((await jwks()).keys).toHaveLength(1);
    }
    at.nowMs += 1000;
    load.mockRejectedValueOnce(new Error('down'));
    expect((await jwks()).keys).toHaveLength(1);
  });

  it('without one, says that it is our fault, and asks once a second however many tokens come', async () => {
    const load = vi.fn(async (): Promise<unknown> => Promise.reject(new Error('down')));
    const { at, jwks } = cached(load);
    for (let asked = 0; asked < 50; asked += 1) await expect(jwks()).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    expect(load).toHaveBeenCalledTimes(1);
    at.nowMs = 1000;
    load.mockResolvedValueOnce(setOf(publicJwk(key)));
    expect((await jwks()).keys).toHaveLength(1);
  });
});
