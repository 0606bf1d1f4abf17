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
    ['encryption', { use: 'enc' }],
    ['no kid', { kid: undefined }],
    ['a kid that is a path', { kid: '../k' }],
    ['a short coordinate', { x: 'AAAA' }],
  ])('takes no key of %s', (_, change) => {
    expect(isPublicJwk({ ...publicJwk(key), ...change })).toBe(false);
  });

  it('takes no key that is not an object', () => {
    expect([null, 'key', 1].map(isPublicJwk)).toEqual([false, false, false]);
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
  ])('are refused as %s, without being echoed', (_, text) => {
    expect(() => privateJwksFromText(text)).toThrow(expect.not.objectContaining({ message: expect.stringContaining('changeme') }));
  });

  it('make no issuer when there is none, or with a lifetime that is not whole', () => {
    expect(() => createTokenIssuer({ ...options, privateJwks: { keys: [] } })).toThrow(RangeError);
    expect(() => createTokenIssuer({ ...options, privateJwks: { keys: [key] }, lifetimeSeconds: 0.5 })).toThrow(RangeError);
  });
});

describe('a cached key set', () => {
  it('is loaded once for all who ask at the same time, and again only after its age', async () => {
    let nowMs = 0;
    const load = vi.fn(async () => ({ keys: [publicJwk(key), { kty: 'RSA' }] }));
    const jwks = cachedJwks({ load, maxAgeMs: 1000, nowMs: () => nowMs });
    const [a, b] = await Promise.all([jwks(), jwks()]);
    expect([a, b]).toEqual([{ keys: [publicJwk(key)] }, { keys: [publicJwk(key)] }]);
    nowMs = 999;
    await jwks();
    expect(load).toHaveBeenCalledTimes(1);
    nowMs = 1000;
    await jwks();
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('keeps the last good set when a load fails, and fails without one', async () => {
    let nowMs = 0;
    const load = vi.fn(async (): Promise<unknown> => ({ keys: [publicJwk(key)] }));
    const jwks = cachedJwks({ load, maxAgeMs: 1000, nowMs: () => nowMs });
    load.mockRejectedValueOnce(new Error('down'));
    await expect(jwks()).rejects.toThrow('down');
    await jwks();
    nowMs = 2000;
    load.mockResolvedValueOnce({ keys: [] });
    expect((await jwks()).keys).toHaveLength(1);
    expect(load).toHaveBeenCalledTimes(3);
  });
});
