import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lengthPrefixed } from './bytes.ts';
import { keyIdOfEnvelope, openEnvelope, sealEnvelope } from './envelope.ts';
import { SealError } from './seal-error.ts';

const key = randomBytes(32);
const parts = ['users', 'contacts', 'phone', 'row-1', 'person-1', '1'];
const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return error instanceof SealError ? error.code : 'OTHER';
  }
  return 'OPENED';
};

describe('an envelope', () => {
  it('gives back exactly what was sealed, for any bytes and any place', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), fc.array(fc.string(), { maxLength: 6 }), (bytes, place) => {
        const opened = openEnvelope(key, place, sealEnvelope(key, 'k1', place, Buffer.from(bytes)));
        expect(opened.equals(Buffer.from(bytes))).toBe(true);
      }),
    );
  });

  it('is refused when any single bit of it is flipped', () => {
    const sealed = sealEnvelope(key, 'k1', parts, Buffer.from('+41 79 000 00 00'));
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const changed = Buffer.from(sealed);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(['BROKEN', 'FORMAT']).toContain(codeOf(() => openEnvelope(key, parts, changed)));
    }
  });

  it('is refused when cut or lengthened anywhere', () => {
    const sealed = sealEnvelope(key, 'k1', parts, Buffer.from('text'));
    for (let length = 0; length < sealed.length; length += 1) {
      expect(['BROKEN', 'FORMAT']).toContain(codeOf(() => openEnvelope(key, parts, sealed.subarray(0, length))));
    }
    expect(codeOf(() => openEnvelope(key, parts, Buffer.concat([sealed, Buffer.of(0)])))).toBe('BROKEN');
  });

  it('opens at its own place only: schema, table, column, row, person and key version', () => {
    const sealed = sealEnvelope(key, 'k1', parts, Buffer.from('text'));
    parts.forEach((_, index) => {
      const moved = parts.map((part, i) => (i === index ? `${part}x` : part));
      expect(codeOf(() => openEnvelope(key, moved, sealed))).toBe('BROKEN');
    });
  });

  it('tells every other list of parts from its own, however they concatenate', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 5 }), fc.array(fc.string(), { maxLength: 5 }), (a, b) => {
        expect(lengthPrefixed(a).equals(lengthPrefixed(b))).toBe(JSON.stringify(a) === JSON.stringify(b));
      }),
    );
    expect(lengthPrefixed(['ab', 'c']).equals(lengthPrefixed(['a', 'bc']))).toBe(false);
    expect(lengthPrefixed(['a']).equals(lengthPrefixed(['a', '']))).toBe(false);
  });

  it('refuses an unknown version and another key id, although key and parts are right', () => {
    const sealed = sealEnvelope(key, 'k1', parts, Buffer.from('text'));
    const version = Buffer.from(sealed);
    version[0] = 2;
    expect(codeOf(() => openEnvelope(key, parts, version))).toBe('FORMAT');
    const renamed = Buffer.from(sealed);
    renamed.write('k2', 2, 'latin1');
    expect(keyIdOfEnvelope(renamed)).toBe('k2');
    expect(codeOf(() => openEnvelope(key, parts, renamed))).toBe('BROKEN');
  });

  it('refuses another key', () => {
    const sealed = sealEnvelope(key, 'k1', parts, Buffer.from('text'));
    expect(codeOf(() => openEnvelope(randomBytes(32), parts, sealed))).toBe('BROKEN');
  });

  it('takes a fresh nonce each time: equal texts never give equal bytes', () => {
    const seen = new Set(Array.from({ length: 1000 }, () => sealEnvelope(key, 'k1', parts, Buffer.from('same')).toString('base64')));
    expect(seen.size).toBe(1000);
  });

  it('takes no key id that could not be told from other text', () => {
    for (const id of ['', 'a b', 'k:1', 'é', 'x'.repeat(65)]) expect(codeOf(() => sealEnvelope(key, id, [], Buffer.of()))).toBe('OTHER');
  });
});
