import { createHash, createHmac, randomBytes } from 'node:crypto';
import { anonymous, newId, type OrganizationId, purposes, roles, systemViewer, type Viewer } from '@klear/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMac } from './hop-mac.ts';
import { hopMac, signatureHeader, signatureText, viewerHeader } from './hop-message.ts';
import { createHopSigner } from './hop-signer.ts';
import { createHopVerifier, type HopToVerify } from './hop-verifier.ts';

const key = randomBytes(32);
const start = new Date('2026-11-21T10:00:00Z');
const later = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const studio = newId<'Organization'>() as OrganizationId;
const person: Viewer = {
  kind: 'person',
  personId: newId(),
  sessionId: newId(),
  organizationId: studio,
  roles: ['PRACTITIONER'],
  platformRoles: [],
  purpose: 'TREAT',
  app: null,
  address: '192.0.2.7',
  requestId: 'r-1',
};

function verifierAt(at: { now: Date } = { now: start }, more: { nonceLimit?: number; audience?: string; key?: Buffer } = {}) {
  return createHopVerifier({ key, audience: 'bookings', clock: { now: () => at.now }, ...more });
}
function signed(viewer: Viewer = person, body = '{"query":"{me{id}}"}', at = start): HopToVerify {
  const request = { method: 'POST', path: '/graphql', body };
  return { ...request, headers: createHopSigner({ key, audience: 'bookings' })({ ...request, viewer, at }) };
}
const withHeader = (request: HopToVerify, name: string, value: string | undefined): HopToVerify => ({
  ...request,
  headers: { ...request.headers, [name]: value },
});

const anyViewer: fc.Arbitrary<Viewer> = fc.oneof(
  fc.string().map((requestId) => anonymous(requestId)),
  fc.constant(systemViewer('r')),
  fc
    .record({ held: fc.uniqueArray(fc.constantFrom(...roles)), purpose: fc.option(fc.constantFrom(...purposes)), acting: fc.boolean() })
    .map(
      ({ held, purpose, acting }): Viewer => ({
        ...person,
        organizationId: acting ? studio : null,
        roles: acting ? held : [],
        purpose,
      }),
    ),
);

describe('the signed hop', () => {
  it('tells the subgraph exactly the viewer that the router signed, whatever the body', () => {
    const verify = verifierAt();
    fc.assert(
      fc.property(anyViewer, fc.string({ unit: 'binary' }), (viewer, body) => {
        expect(verify(signed(viewer, Buffer.from(body).toString()))).toEqual({ ok: true, value: viewer });
      }),
    );
  });

  it('refuses a request whose body, method or path is another than the signed one', () => {
    const verify = verifierAt();
    fc.assert(
      fc.property(fc.string(), fc.string(), (body, other) => {
        fc.pre(body !== other);
        const request = signed(person, body);
        expect(verify({ ...request, body: other })).toEqual({ ok: false, error: 'SIGNATURE' });
        expect(verify({ ...request, method: 'GET' })).toEqual({ ok: false, error: 'SIGNATURE' });
        expect(verify({ ...request, path: `/graphql?${other}x` })).toEqual({ ok: false, error: 'SIGNATURE' });
      }),
    );
  });

  it('refuses any changed fact of the viewer: person, organization, roles, purpose, kind', () => {
    const verify = verifierAt();
    const changes: Partial<Viewer>[] = [
      { personId: newId() },
      { organizationId: newId() },
      { roles: ['OWNER'] },
      { purpose: 'ETREAT' },
      { kind: 'system' },
      { app: { id: newId(), scopes: ['records:read'] } },
      { platformRoles: ['SUPPORT'] },
      { address: '192.0.2.8' },
      { requestId: 'r-2' },
    ];
    for (const change of changes) {
      const forged = Buffer.from(JSON.stringify({ ...person, ...change })).toString('base64url');
      expect(verify(withHeader(signed(), viewerHeader, forged))).toEqual({ ok: false, error: 'SIGNATURE' });
    }
  });

  it('refuses any changed character of either header', () => {
    const verify = verifierAt();
    const request = signed();
    fc.assert(
      fc.property(
        fc.constantFrom(viewerHeader, signatureHeader),
        fc.nat(),
        fc.constantFrom('A', 'b', '7', '=', ' ', ';'),
        (name, at, letter) => {
          const text = request.headers[name] ?? '';
          const index = at % text.length;
          fc.pre(text[index] !== letter);
          const changed = text.slice(0, index) + letter + text.slice(index + 1);
          expect(verify(withHeader(request, name, changed)).ok).toBe(false);
        },
      ),
    );
    expect(verify(request).ok).toBe(true);
  });

  it('refuses a request addressed to another subgraph, also when both share a key', () => {
    expect(verifierAt(undefined, { audience: 'payments' })(signed())).toEqual({ ok: false, error: 'SIGNATURE' });
    expect(verifierAt(undefined, { key: randomBytes(32) })(signed())).toEqual({ ok: false, error: 'SIGNATURE' });
  });

  it('accepts a request once: a replay is refused as long as it is not stale anyhow', () => {
    fc.assert(
      fc.property(fc.integer({ min: -30, max: 30 }), fc.integer({ min: 0, max: 90 }), (signedAt, replayedAfter) => {
        const at = { now: start };
        const verify = verifierAt(at);
        const request = signed(person, '{}', later(signedAt));
        expect(verify(request).ok).toBe(true);
        at.now = later(replayedAfter);
        expect(verify(request)).toEqual({ ok: false, error: replayedAfter - signedAt > 30 ? 'STALE' : 'REPLAYED' });
      }),
    );
  });

  it('refuses what is older or newer than its window', () => {
    for (const seconds of [-31, 31, 3600]) {
      expect(verifierAt()(signed(person, '{}', later(seconds)))).toEqual({ ok: false, error: 'STALE' });
    }
  });

  it('refuses a request without headers, with an unknown version, or with an oversized viewer', () => {
    const verify = verifierAt();
    const request = signed();
    expect(verify({ ...request, headers: {} })).toEqual({ ok: false, error: 'MISSING' });
    expect(verify(withHeader(request, viewerHeader, undefined))).toEqual({ ok: false, error: 'MISSING' });
    expect(verify(withHeader(request, signatureHeader, undefined))).toEqual({ ok: false, error: 'MISSING' });
    expect(verify(withHeader(request, signatureHeader, `v2${request.headers[signatureHeader]?.slice(2)}`))).toEqual({
      ok: false,
      error: 'MALFORMED',
    });
    expect(verify(withHeader(request, viewerHeader, 'A'.repeat(8193)))).toEqual({ ok: false, error: 'MALFORMED' });
  });

  it('never throws for any pair of headers', () => {
    const verify = verifierAt();
    fc.assert(
      fc.property(fc.string(), fc.string(), (viewer, signature) => {
        expect(verify({ ...signed(), headers: { [viewerHeader]: viewer, [signatureHeader]: signature } }).ok).toBe(false);
      }),
    );
  });

  it('takes no viewer of an impossible shape even when it is signed', () => {
    const impossible = [
      { ...person, personId: null },
      { ...person, organizationId: null },
      { ...person, roles: ['ROOT'] },
      { ...person, purpose: 'FUN' },
      { ...person, personId: 'admin' },
      { ...anonymous('r'), roles: ['OWNER'] },
      { ...anonymous('r'), organizationId: studio },
      { ...systemViewer('r'), personId: newId() },
      { ...person, kind: 'root' },
      { ...person, requestId: 'r'.repeat(201) },
      { ...person, platformRoles: ['SUPPORT'] },
      { ...person, app: { id: newId(), scopes: ['everything'] } },
      { ...person, app: { id: newId(), scopes: [], roles: ['OWNER'] } },
      { ...person, address: 'a'.repeat(65) },
      { ...anonymous('r'), app: { id: newId(), scopes: [] } },
      { ...person, app: { id: 'admin', scopes: [] } },
      { ...person, app: { id: newId(), scopes: 'records:read' } },
      { ...person, app: undefined },
      { ...person, app: 'app' },
    ];
    for (const viewer of impossible) expect(verifierAt()(signed(viewer as Viewer))).toEqual({ ok: false, error: 'MALFORMED' });
  });

  it.each(['null', '5', '"text"', '[]', 'not json', ''])('takes no viewer that is %j, even when it is signed', (json) => {
    const viewer = Buffer.from(json).toString('base64url');
    const request = { method: 'POST', path: '/graphql', body: '{}' };
    const atMs = String(start.getTime());
    const nonce = 'n'.repeat(22);
    const mac = hopMac(createMac(key), { audience: 'bookings', ...request, viewer, atMs, nonce });
    const headers = { [viewerHeader]: viewer, [signatureHeader]: signatureText(atMs, nonce, mac) };
    expect(verifierAt()({ ...request, headers })).toEqual({ ok: false, error: json === '' ? 'MISSING' : 'MALFORMED' });
  });

  it('accepts nothing more once its nonces are full, and recovers as they expire', () => {
    const at = { now: start };
    const verify = verifierAt(at, { nonceLimit: 3 });
    const answers = Array.from({ length: 5 }, () => verify(signed()).ok);
    expect(answers).toEqual([true, true, true, false, false]);
    expect(verify(signed())).toEqual({ ok: false, error: 'OVERLOADED' });
    at.now = later(31);
    expect(verify(signed(person, '{}', later(31))).ok).toBe(true);
  });

  it('lets strangers fill no memory: only signed requests are remembered', () => {
    const verify = verifierAt(undefined, { nonceLimit: 1 });
    for (let n = 0; n < 10; n += 1) verify({ ...signed(), body: 'forged' });
    expect(verify(signed()).ok).toBe(true);
  });

  it('binds the bytes as they came, where there are any: a text that reads alike is another body', () => {
    const request = signed(person, '{"query":"{ a }"}');
    const same = { ...request, bytes: Buffer.from(request.body) };
    expect(verifierAt()({ ...same, bytes: Buffer.concat([same.bytes, Buffer.of(0xff)]) })).toEqual({ ok: false, error: 'SIGNATURE' });
    expect(verifierAt()(same).ok).toBe(true);
  });

  it('takes no part with a line end: one part cannot pass for two', () => {
    const verify = verifierAt();
    const request = signed();
    for (const forged of [
      withHeader(request, viewerHeader, `${request.headers[viewerHeader]}\n`),
      { ...request, path: '/graphql\n' },
      { ...request, method: 'POST\n' },
    ])
      expect(verify(forged)).toEqual({ ok: false, error: 'MALFORMED' });
    expect(() => createHopSigner({ key, audience: 'a\nb' })).toThrow(RangeError);
    expect(() => createHopSigner({ key, audience: 'a' })({ method: 'POST', path: '/a\nb', body: '', viewer: person, at: start })).toThrow(
      RangeError,
    );
  });

  it('signs as HMAC-SHA256 over one line for each part, by the published function', () => {
    const request = signed(person, 'body');
    const [, atMs, nonce, mac] = /^v1;t=(\d+);n=([^;]+);(.+)$/.exec(request.headers[signatureHeader] ?? '') ?? [];
    const bodyHash = createHash('sha256').update('body').digest('base64url');
    const text = ['klear-hop-v1', 'bookings', 'POST', '/graphql', bodyHash, request.headers[viewerHeader], atMs, nonce].join('\n');
    expect(mac).toBe(createHmac('sha256', key).update(text).digest('base64url'));
  });

  it('takes no short key', () => {
    expect(() => createHopSigner({ key: randomBytes(16), audience: 'a' })).toThrow(RangeError);
    expect(() => verifierAt(undefined, { key: randomBytes(16) })).toThrow(RangeError);
  });
});
