import { newId, type OrganizationId, type SessionId, type UserId } from '@klear/core';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { publicJwk } from './jwks.ts';
import { tokenCases } from './token-cases.fixture.ts';
import { createTokenIssuer } from './token-issuer.ts';
import { createTokenVerifier } from './token-verifier.ts';
import { createVerifiedTokens } from './verified-tokens.ts';

const nowSeconds = 1_800_000_000;
const clock = { now: () => new Date(nowSeconds * 1000) };
const cases = tokenCases(nowSeconds);
const { issuer, audience, token, valid, invalid, payload } = cases;
const { ours, older, foreign } = cases.keys;
const { sub: personId, sid: sessionId } = payload as { sub: UserId; sid: SessionId };
const studio = newId<'Organization'>() as OrganizationId;

const tokens = createTokenIssuer({ privateJwks: { keys: [ours, older] }, issuer, audience, lifetimeSeconds: 900, clock });
const jwks = vi.fn(async () => tokens.jwks());
const verifier = createTokenVerifier({ jwks, issuer, audience, clock });
const withPayload = (change: object) => token({ payload: { ...payload, ...change } });
const flip = (text: string, index: number) => text.slice(0, index) + (text[index] === 'A' ? 'B' : 'A') + text.slice(index + 1);

describe('a verifier of access tokens', () => {
  it('reads back exactly what the issuer wrote', async () => {
    const subject = { personId, sessionId, organizations: { [studio]: ['OWNER', 'PRACTITIONER'] as const } };
    const app = { id: newId<'App'>(), scopes: ['records:read', 'profile:read'] as const };
    for (const more of [{}, { app }, { platformRoles: ['SUPPORT'] as const }]) {
      const expected = { app: null, platformRoles: [], ...subject, ...more, expiresAt: new Date((nowSeconds + 900) * 1000) };
      expect(await verifier.verify(await tokens.issue({ ...subject, ...more }))).toEqual({ ok: true, value: expected });
    }
  });

  it.each(valid)('accepts a token %s', async (_, make) => {
    expect(await verifier.verify(make())).toMatchObject({ ok: true, value: { personId, sessionId } });
  });

  it.each(invalid)('refuses a token: %s', async (_, make) => {
    expect(await verifier.verify(make())).toEqual({ ok: false, error: 'TOKEN_INVALID' });
  });

  it('says that a token has expired, once everything else holds', async () => {
    const old = { exp: nowSeconds - 6, iat: nowSeconds - 900, nbf: nowSeconds - 900 };
    expect(await verifier.verify(withPayload(old))).toEqual({ ok: false, error: 'TOKEN_EXPIRED' });
    expect(await verifier.verify(withPayload({ ...old, aud: 'other' }))).toEqual({ ok: false, error: 'TOKEN_INVALID' });
    expect(await verifier.verify(token({ key: foreign, payload: { ...payload, ...old } }))).toEqual({ ok: false, error: 'TOKEN_INVALID' });
  });

  it('refuses any token with a changed character', async () => {
    const good = token();
    await fc.assert(
      fc.asyncProperty(fc.nat(good.length - 1), async (index) => {
        const changed = flip(good, index);
        expect(await verifier.verify(changed)).toEqual({ ok: false, error: 'TOKEN_INVALID' });
      }),
    );
  });

  it('never throws for any text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), async (text) => {
        expect((await verifier.verify(text)).ok).toBe(false);
      }),
    );
  });

  it('does not even ask for the key set when the form is wrong', async () => {
    jwks.mockClear();
    await verifier.verify('not a token');
    expect(jwks).not.toHaveBeenCalled();
  });

  it('passes over keys of a set that are not ours in kind', async () => {
    const rsa = { kty: 'RSA', kid: 'k2', alg: 'RS256', use: 'sig', n: 'AQAB', e: 'AQAB' };
    const mixed = createTokenVerifier({ jwks: async () => ({ keys: [rsa as never] }), issuer, audience, clock });
    expect(await mixed.verify(token())).toEqual({ ok: false, error: 'TOKEN_INVALID' });
  });

  it('remembers a good token no longer than its time, and not past the withdrawal of its key', async () => {
    let at = nowSeconds;
    let published = tokens.jwks();
    const moving = { now: () => new Date(at * 1000) };
    const remembering = createTokenVerifier({ jwks: async () => published, issuer, audience, clock: moving });
    const good = token();
    expect((await remembering.verify(good)).ok).toBe(true);
    expect((await remembering.verify(good)).ok).toBe(true);
    at = nowSeconds + 906;
    expect(await remembering.verify(good)).toEqual({ ok: false, error: 'TOKEN_EXPIRED' });
    at = nowSeconds - 60;
    expect(await remembering.verify(good)).toEqual({ ok: false, error: 'TOKEN_INVALID' });
    at = nowSeconds;
    expect((await remembering.verify(good)).ok).toBe(true);
    published = { keys: [publicJwk(older)] };
    expect(await remembering.verify(good)).toEqual({ ok: false, error: 'TOKEN_INVALID' });
    published = { keys: [publicJwk(foreign)] };
    expect(await remembering.verify(good)).toEqual({ ok: false, error: 'TOKEN_INVALID' });
  });

  it('remembers a bounded number of tokens, the oldest leaving first, and none when told so', () => {
    const jwk = publicJwk(ours);
    const claims = { personId, sessionId, organizations: {}, platformRoles: [], app: null, expiresAt: clock.now() };
    const one = { claims, jwk, notBeforeSeconds: 0, expirySeconds: 1 };
    const few = createVerifiedTokens(2);
    for (const name of ['a', 'b', 'a', 'c']) few.put(name, one);
    expect([few.size, few.get('a'), few.get('b'), few.get('c')]).toEqual([2, one, undefined, one]);
    const none = createVerifiedTokens(0);
    none.put('a', one);
    expect(none.size).toBe(0);
  });

  it('forgives a minute at most', () => {
    expect(() => createTokenVerifier({ jwks, issuer, audience, clock, skewSeconds: 61 })).toThrow(RangeError);
  });
});

it('counts at least 60 cases of tokens', () => expect(valid.length + invalid.length).toBeGreaterThanOrEqual(60));
