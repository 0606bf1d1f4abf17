import { createHmac, createPrivateKey, generateKeyPairSync, type JsonWebKey, sign } from 'node:crypto';
import { newId, type OrganizationId, type SessionId, type UserId } from '@klear/core';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { generateSigningKey, type PrivateJwk, publicJwk } from './jwks.ts';
import { createTokenIssuer } from './token-issuer.ts';
import { createTokenVerifier } from './token-verifier.ts';
import { createVerifiedTokens } from './verified-tokens.ts';

const nowSeconds = 1_800_000_000;
const clock = { now: () => new Date(nowSeconds * 1000) };
const issuer = 'https://klear.example/users';
const audience = 'klear-graph';
const [ours, older, foreign] = [generateSigningKey('k2'), generateSigningKey('k1'), generateSigningKey('k2')];
const personId = newId<'User'>() as UserId;
const sessionId = newId<'Session'>() as SessionId;
const studio = newId<'Organization'>() as OrganizationId;

const tokens = createTokenIssuer({ privateJwks: { keys: [ours, older] }, issuer, audience, lifetimeSeconds: 900, clock });
const jwks = vi.fn(async () => tokens.jwks());
const verifier = createTokenVerifier({ jwks, issuer, audience, clock });

const header = { alg: 'ES256', typ: 'at+jwt', kid: 'k2' };
const payload = {
  sub: personId,
  sid: sessionId,
  org: { [studio]: ['OWNER'] },
  iss: issuer,
  aud: audience,
  iat: nowSeconds,
  nbf: nowSeconds,
  exp: nowSeconds + 900,
};
const encode = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const privateKey = (jwk: PrivateJwk) => createPrivateKey({ key: jwk as unknown as JsonWebKey, format: 'jwk' });

/** A token with any header and payload, signed right by the given key: only what it says can be wrong. */
function token(change: { header?: object | string; payload?: object | string; key?: PrivateJwk } = {}): string {
  const signed = `${encode(change.header ?? header)}.${encode(change.payload ?? payload)}`;
  const mac = sign('sha256', Buffer.from(signed), { key: privateKey(change.key ?? ours), dsaEncoding: 'ieee-p1363' });
  return `${signed}.${mac.toString('base64url')}`;
}
const withHeader = (change: object) => token({ header: { ...header, ...change } });
const withPayload = (change: object) => token({ payload: { ...payload, ...change } });
const without = (name: keyof typeof payload) => withPayload({ [name]: undefined });
const [h = '', p = '', s = ''] = token().split('.');

function hs256(secret: string | Buffer): string {
  const signed = `${encode({ ...header, alg: 'HS256' })}.${p}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}
function derSigned(): string {
  const mac = sign('sha256', Buffer.from(`${h}.${p}`), privateKey(ours));
  return `${h}.${p}.${mac.toString('base64url')}`;
}
function rs256(): string {
  const { privateKey: rsa } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const signed = `${encode({ ...header, alg: 'RS256' })}.${p}`;
  return `${signed}.${sign('sha256', Buffer.from(signed), rsa).toString('base64url')}`;
}
const flip = (text: string, index: number) => text.slice(0, index) + (text[index] === 'A' ? 'B' : 'A') + text.slice(index + 1);

/** The last character of 64 bytes carries four spare bits: another character decodes to the same bytes. */
function spareBits(text: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return text.slice(0, -1) + (alphabet[alphabet.indexOf(text.at(-1) ?? '') + 1] ?? 'B');
}

const valid: [string, () => string][] = [
  ['of our issuer', () => token()],
  ['of an older key that is still published', () => token({ header: { ...header, kid: 'k1' }, key: older })],
  ['that brings a jku along, which is never read', () => withHeader({ jku: 'https://evil.example/keys' })],
  ['that brings a jwk along, which is never read', () => withHeader({ jwk: foreign })],
  ['that brings x5u and x5c along, which are never read', () => withHeader({ x5u: 'https://evil.example', x5c: ['AAAA'] })],
  ['without any organization', () => withPayload({ org: {} })],
  ['issued 4 s ahead of our clock', () => withPayload({ iat: nowSeconds + 4, nbf: nowSeconds + 4 })],
  ['that lapsed 4 s ago', () => withPayload({ exp: nowSeconds - 4, iat: nowSeconds - 900, nbf: nowSeconds - 900 })],
];

const invalid: [string, () => string][] = [
  ['empty', () => ''],
  ['of one part', () => h],
  ['of two parts', () => `${h}.${p}`],
  ['of four parts', () => `${h}.${p}.${s}.${s}`],
  ['without header', () => `.${p}.${s}`],
  ['without payload', () => `${h}..${s}`],
  ['without signature', () => `${h}.${p}.`],
  ...['none', 'None', 'NONE', 'nOnE'].flatMap((alg): [string, () => string][] => [
    [`alg ${alg} with a trailing dot`, () => `${encode({ ...header, alg })}.${p}.`],
    [`alg ${alg} without one`, () => `${encode({ ...header, alg })}.${p}`],
    [`alg ${alg} with our signature`, () => withHeader({ alg })],
  ]),
  ['HS256 with the public x as secret', () => hs256(ours.x)],
  ['HS256 with the public key as PEM', () => hs256(privateKey(ours).export({ type: 'pkcs8', format: 'pem' }).toString())],
  ['HS256 with the public JWK as JSON', () => hs256(JSON.stringify(tokens.jwks().keys[0]))],
  ['HS256 with an empty secret', () => hs256('')],
  ['RS256 under our kid', rs256],
  ['ES384 in name', () => withHeader({ alg: 'ES384' })],
  ['es256 in lower case', () => withHeader({ alg: 'es256' })],
  ['alg as a list', () => withHeader({ alg: ['ES256'] })],
  ['without alg', () => withHeader({ alg: undefined })],
  ['of a foreign key under our kid', () => token({ key: foreign })],
  ['of a foreign key that it brings as jwk', () => token({ key: foreign, header: { ...header, jwk: foreign } })],
  ['of our older key under the new kid', () => token({ key: older })],
  ['of an unknown kid', () => withHeader({ kid: 'k9' })],
  ['without kid', () => withHeader({ kid: undefined })],
  ['kid as a path', () => withHeader({ kid: '../../../../dev/null' })],
  ['kid as SQL', () => withHeader({ kid: "k2' OR 1=1 --" })],
  ['kid as a URL', () => withHeader({ kid: 'http://169.254.169.254/keys' })],
  ['kid of a megabyte', () => withHeader({ kid: 'k'.repeat(1_000_000) })],
  ['kid as a list', () => withHeader({ kid: ['k2'] })],
  ['kid __proto__', () => withHeader({ kid: '__proto__' })],
  ['typ JWT, as an ID token has', () => withHeader({ typ: 'JWT' })],
  ['without typ', () => withHeader({ typ: undefined })],
  ['crit that we do not know', () => withHeader({ crit: ['urn:x'], 'urn:x': true })],
  ['crit b64 false (unencoded payload)', () => withHeader({ crit: ['b64'], b64: false })],
  ['a header that is not JSON', () => token({ header: 'not json' })],
  ['a header that is null', () => token({ header: 'null' })],
  ['a header that is a list', () => token({ header: '["ES256"]' })],
  ['a payload that is not JSON', () => token({ payload: 'not json' })],
  ['a payload that is null', () => token({ payload: 'null' })],
  ['a payload that is a list', () => token({ payload: '[]' })],
  ['a signature of zeros', () => `${h}.${p}.${Buffer.alloc(64).toString('base64url')}`],
  ['a DER signature', derSigned],
  ['a signature one byte short', () => `${h}.${p}.${Buffer.from(s, 'base64url').subarray(1).toString('base64url')}`],
  ['a signature over other bytes', () => `${h}.${encode({ ...payload, sub: newId() })}.${s}`],
  ['padding', () => `${h}.${p}.${s}==`],
  ['base64 instead of base64url', () => `${h}.${Buffer.from(JSON.stringify(payload)).toString('base64')}+/.${s}`],
  ['a blank in front', () => ` ${token()}`],
  ['a line end behind', () => `${token()}\n`],
  ['a blank inside the signature', () => `${h}.${p}.${s.slice(0, 10)} ${s.slice(10)}`],
  ['spare bits in the signature', () => `${h}.${p}.${spareBits(s)}`],
  ['a zero byte', () => `${h}.${p}.${s}\u0000`],
  ['ten megabytes', () => `${h}.${'A'.repeat(10_000_000)}.${s}`],
  ['twelve thousand dots', () => '.'.repeat(12_000)],
  ['signed right but too long', () => withPayload({ pad: 'x'.repeat(10_000) })],
  ...(['exp', 'nbf', 'iat', 'iss', 'aud', 'sub', 'sid', 'org'] as const).map((name): [string, () => string] => [
    `without ${name}`,
    () => without(name),
  ]),
  ['exp as text', () => withPayload({ exp: String(nowSeconds + 900) })],
  ['exp 1e308', () => token({ payload: JSON.stringify(payload).replace(String(payload.exp), '1e308') })],
  ['exp negative', () => withPayload({ exp: -1 })],
  ['exp null, as NaN is written', () => withPayload({ exp: Number.NaN })],
  ['exp with a fraction', () => withPayload({ exp: nowSeconds + 0.5 })],
  ['exp a year ahead', () => withPayload({ exp: nowSeconds + 365 * 86_400 })],
  ['nbf in the future', () => withPayload({ nbf: nowSeconds + 60 })],
  ['nbf as text', () => withPayload({ nbf: 'now' })],
  ['iat in the future', () => withPayload({ iat: nowSeconds + 60 })],
  ['iat after exp', () => withPayload({ iat: nowSeconds + 4, exp: nowSeconds + 2 })],
  ['another issuer', () => withPayload({ iss: 'https://evil.example' })],
  ['our issuer with a slash more', () => withPayload({ iss: `${issuer}/` })],
  ['issuer as a list', () => withPayload({ iss: [issuer] })],
  ['another audience', () => withPayload({ aud: 'other-graph' })],
  ['our audience among others', () => withPayload({ aud: [audience, 'other-graph'] })],
  ['audience in another case', () => withPayload({ aud: audience.toUpperCase() })],
  ['sub that is no id', () => withPayload({ sub: 'admin' })],
  ['sub as a list', () => withPayload({ sub: [personId] })],
  ['sid that is no id', () => withPayload({ sid: '1' })],
  ['org as a list', () => withPayload({ org: [studio] })],
  ['org null', () => withPayload({ org: null })],
  ['an unknown role', () => withPayload({ org: { [studio]: ['ROOT'] } })],
  ['a role as text', () => withPayload({ org: { [studio]: 'OWNER' } })],
  ['an organization that is no id', () => withPayload({ org: { everything: ['OWNER'] } })],
];

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
