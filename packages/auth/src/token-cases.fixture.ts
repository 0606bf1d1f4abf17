import { createHmac, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { newId } from '@klear/core';
import { generateSigningKey, type Jwks, type PrivateJwk, publicJwk } from './jwks.ts';

/** A way to write a token, by the name of what is right or wrong with it. */
export type TokenCase = readonly [name: string, write: () => string];

export interface TokenCases {
  readonly issuer: string;
  readonly audience: string;
  /** What a verifier trusts: the current key, then an older one. */
  readonly jwks: Jwks;
  readonly keys: { readonly ours: PrivateJwk; readonly older: PrivateJwk; readonly foreign: PrivateJwk };
  readonly header: Readonly<Record<string, unknown>>;
  readonly payload: Readonly<Record<string, unknown>>;
  /** A token with any header and payload, signed right by the given key (ours unless told): only what it says can be wrong. */
  token(change?: { header?: object | string; payload?: object | string; key?: PrivateJwk }): string;
  readonly valid: readonly TokenCase[];
  /** The classes of RFC 8725 and RFC 7515, and our own: each is refused. */
  readonly invalid: readonly TokenCase[];
}

/** Tokens of every kind for a verifier of this issuer at this time. `trapUrl` is what bad ones point to: nobody may ever ask there. */
export function tokenCases(nowSeconds: number, trapUrl = 'https://evil.example'): TokenCases {
  const issuer = 'https://klear.example/users';
  const audience = 'klear-graph';
  const [ours, older, foreign] = [generateSigningKey('k2'), generateSigningKey('k1'), generateSigningKey('k2')];
  const personId = newId<'User'>();
  const studio = newId<'Organization'>();
  const header = { alg: 'ES256', typ: 'at+jwt', kid: 'k2' };
  const payload = {
    sub: personId,
    sid: newId<'Session'>(),
    org: { [studio]: ['OWNER'] },
    iss: issuer,
    aud: audience,
    iat: nowSeconds,
    nbf: nowSeconds,
    exp: nowSeconds + 900,
  };
  const jwks: Jwks = { keys: [publicJwk(ours), publicJwk(older)] };
  const publicPem = () => createPublicKey(privateKey(ours)).export({ type: 'spki', format: 'pem' }).toString();
  const encode = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
  const privateKey = (jwk: PrivateJwk) => createPrivateKey({ key: { ...jwk }, format: 'jwk' });

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

  /** The last character of 64 bytes carries four spare bits: another character decodes to the same bytes. */
  function spareBits(text: string): string {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    return text.slice(0, -1) + (alphabet[alphabet.indexOf(text.at(-1) ?? '') + 1] ?? 'B');
  }

  const valid: TokenCase[] = [
    ['of our issuer', () => token()],
    ['of an older key that is still published', () => token({ header: { ...header, kid: 'k1' }, key: older })],
    ['that brings a jku along, which is never read', () => withHeader({ jku: `${trapUrl}/keys` })],
    ['that brings a jwk along, which is never read', () => withHeader({ jwk: foreign })],
    ['that brings x5u and x5c along, which are never read', () => withHeader({ x5u: trapUrl, x5c: ['AAAA'] })],
    ['without any organization', () => withPayload({ org: {} })],
    ['issued 4 s ahead of our clock', () => withPayload({ iat: nowSeconds + 4, nbf: nowSeconds + 4 })],
    ['that lapsed 4 s ago', () => withPayload({ exp: nowSeconds - 4, iat: nowSeconds - 900, nbf: nowSeconds - 900 })],
  ];

  const invalid: TokenCase[] = [
    ['empty', () => ''],
    ['of one part', () => h],
    ['of two parts', () => `${h}.${p}`],
    ['of four parts', () => `${h}.${p}.${s}.${s}`],
    ['without header', () => `.${p}.${s}`],
    ['without payload', () => `${h}..${s}`],
    ['without signature', () => `${h}.${p}.`],
    ...['none', 'None', 'NONE', 'nOnE'].flatMap((alg): TokenCase[] => [
      [`alg ${alg} with a trailing dot`, () => `${encode({ ...header, alg })}.${p}.`],
      [`alg ${alg} without one`, () => `${encode({ ...header, alg })}.${p}`],
      [`alg ${alg} with our signature`, () => withHeader({ alg })],
    ]),
    ['HS256 with the public x as secret', () => hs256(ours.x)],
    ['HS256 with the public key as PEM', () => hs256(publicPem())],
    ['HS256 with the public JWK as JSON', () => hs256(JSON.stringify(jwks.keys[0]))],
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
    ...(['exp', 'nbf', 'iat', 'iss', 'aud', 'sub', 'sid', 'org'] as const).map(
      (name): TokenCase => [`without ${name}`, () => without(name)],
    ),
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
    ['org as an empty list', () => withPayload({ org: [] })],
    ['org null', () => withPayload({ org: null })],
    ['an unknown role', () => withPayload({ org: { [studio]: ['ROOT'] } })],
    ['a role as text', () => withPayload({ org: { [studio]: 'OWNER' } })],
    ['an organization that is no id', () => withPayload({ org: { everything: ['OWNER'] } })],
  ];

  const order = BigInt('0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551');
  const scalar = (value: bigint) => Buffer.from(value.toString(16).padStart(64, '0'), 'hex');
  const bytes = (parts: readonly (number | Buffer)[]) =>
    Buffer.concat(parts.map((part) => (typeof part === 'number' ? Buffer.of(part) : part)));
  /** Signed right over a header and a payload that are these bytes. */
  function signedBytes(head: Buffer, said: Buffer): string {
    const signed = `${head.toString('base64url')}.${said.toString('base64url')}`;
    const mac = sign('sha256', Buffer.from(signed), { key: privateKey(ours), dsaEncoding: 'ieee-p1363' });
    return `${signed}.${mac.toString('base64url')}`;
  }
  valid.push([
    'under the other one of the two signatures that ECDSA knows: nothing else is told apart by it',
    () => {
      const mac = Buffer.from(s, 'base64url');
      const other = order - BigInt(`0x${mac.toString('hex', 32)}`);
      return `${h}.${p}.${Buffer.concat([mac.subarray(0, 32), scalar(other)]).toString('base64url')}`;
    },
  ]);
  invalid.push(
    ...['HS384', 'HS512', 'PS256', 'RS512', 'ES512', 'ES256K', 'EdDSA', 'Ed25519', 'ECDH-ES', ''].map(
      (alg): TokenCase => [`alg "${alg}" with our signature`, () => withHeader({ alg })],
    ),
    ['HS256 with the public key as PEM and a blank in front', () => hs256(` ${publicPem()}`)],
    ['HS256 with the kid as secret', () => hs256('k2')],
    ['a foreign key that its jku points to', () => token({ key: foreign, header: { ...header, jku: `${trapUrl}/jwks.json` } })],
    ['a foreign key that its x5u points to', () => token({ key: foreign, header: { ...header, x5u: `${trapUrl}/cert.pem` } })],
    ['a foreign key in x5c', () => token({ key: foreign, header: { ...header, x5c: [publicPem()] } })],
    ['kid as a URL of ours', () => withHeader({ kid: `${trapUrl}/jwks.json` })],
    ['kid in another case', () => withHeader({ kid: 'K2' })],
    ['kid with a zero byte', () => withHeader({ kid: 'k2\u0000' })],
    ['kid as a number', () => withHeader({ kid: 2 })],
    ['kid null', () => withHeader({ kid: null })],
    ['kid constructor', () => withHeader({ kid: 'constructor' })],
    ...['jwt', 'AT+JWT', 'application/at+jwt', 'logout+jwt', 'secevent+jwt', 'dpop+jwt', 'JOSE'].map(
      (typ): TokenCase => [`typ ${typ}: of another use`, () => withHeader({ typ })],
    ),
    ['crit empty', () => withHeader({ crit: [] })],
    ['crit null', () => withHeader({ crit: null })],
    ['crit that names what we know', () => withHeader({ crit: ['alg'] })],
    ['a token in a token', () => token({ header: { ...header, cty: 'JWT' }, payload: token() })],
    ['an encrypted token of five parts', () => `${encode({ alg: 'dir', enc: 'A256GCM' })}..${s}.${p}.${s}`],
    ['the JSON form of a signature', () => JSON.stringify({ payload: p, signatures: [{ protected: h, signature: s }] })],
    ['a payload cut off', () => `${h}..${s}`],
    ['an empty payload, signed right', () => token({ payload: '' })],
    ['a payload that is a text', () => token({ payload: '"sub"' })],
    ['a payload that is a number', () => token({ payload: '1' })],
    [
      'a payload that is not UTF-8',
      () =>
        signedBytes(
          Buffer.from(JSON.stringify(header)),
          bytes([Buffer.from(`{"a":"`), 0xff, Buffer.from(`",${JSON.stringify(payload).slice(1)}`)]),
        ),
    ],
    [
      'a header that is not UTF-8',
      () =>
        signedBytes(
          bytes([Buffer.from(`{"a":"`), 0xc0, Buffer.from(`",${JSON.stringify(header).slice(1)}`)]),
          Buffer.from(JSON.stringify(payload)),
        ),
    ],
    ['a payload in UTF-16', () => signedBytes(Buffer.from(JSON.stringify(header)), Buffer.from(JSON.stringify(payload), 'utf16le'))],
    [
      'a header with a byte order mark',
      () => signedBytes(bytes([0xef, 0xbb, 0xbf, Buffer.from(JSON.stringify(header))]), Buffer.from(JSON.stringify(payload))),
    ],
    [
      'a signature whose r and s are the order of the curve',
      () => `${h}.${p}.${Buffer.concat([scalar(order), scalar(order)]).toString('base64url')}`,
    ],
    ['a signature whose r and s are one', () => `${h}.${p}.${Buffer.concat([scalar(1n), scalar(1n)]).toString('base64url')}`],
    ['a signature with a byte more', () => `${h}.${p}.${Buffer.concat([Buffer.from(s, 'base64url'), Buffer.of(0)]).toString('base64url')}`],
    ['a signature one byte long', () => `${h}.${p}.AA`],
    ['a signature of a P-384 key', () => `${h}.${p}.${Buffer.alloc(96, 1).toString('base64url')}`],
    ['exp zero', () => withPayload({ exp: 0 })],
    ['exp true', () => withPayload({ exp: true })],
    ['exp as a list', () => withPayload({ exp: [nowSeconds + 900] })],
    ['exp beyond what a number holds', () => withPayload({ exp: 2 ** 53 })],
    ['nbf after exp', () => withPayload({ nbf: nowSeconds + 5, exp: nowSeconds + 4 })],
    ['nbf null', () => withPayload({ nbf: null })],
    ['iat as text', () => withPayload({ iat: String(nowSeconds) })],
    ['our audience alone in a list', () => withPayload({ aud: [audience] })],
    ['an empty audience', () => withPayload({ aud: '' })],
    ['an issuer that ours is a part of', () => withPayload({ iss: `${issuer}.evil.example` })],
    ['an unknown scope', () => withPayload({ client_id: newId<'App'>(), scope: 'records:read everything' })],
    ['a scope without its app', () => withPayload({ scope: 'records:read' })],
    ['an app without its scope', () => withPayload({ client_id: newId<'App'>() })],
    ['scopes as a list', () => withPayload({ client_id: newId<'App'>(), scope: ['records:read'] })],
    ['a role on the platform as text', () => withPayload({ plt: 'SUPPORT' })],
    ['an app that is no id', () => withPayload({ client_id: 'me', scope: '' })],
    ['an unknown role on the platform', () => withPayload({ plt: ['ROOT'] })],
  );
  return { issuer, audience, jwks, keys: { ours, older, foreign }, header, payload, token, valid, invalid };
}
