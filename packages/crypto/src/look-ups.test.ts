import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blindIndex } from './blind-index.ts';
import { deriveKey } from './derive-key.ts';
import { signer } from './signer.ts';

const key = randomBytes(32);

describe('a blind index', () => {
  it('is equal for equal values and different for different ones', () => {
    const email = blindIndex({ key, purpose: 'users.email' });
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(email(a).equals(email(b))).toBe(a === b);
      }),
    );
    expect(email('a@example.org')).toHaveLength(16);
  });

  it('says nothing across purposes or keys', () => {
    const values = [
      blindIndex({ key, purpose: 'users.email' }),
      blindIndex({ key, purpose: 'users.phone' }),
      blindIndex({ key: randomBytes(32), purpose: 'users.email' }),
    ].map((index) => index('same').toString('hex'));
    expect(new Set(values).size).toBe(3);
  });
});

describe('derived keys', () => {
  it('are stable, 256 bits, and unrelated for other purposes', () => {
    expect(deriveKey(key, 'a').equals(deriveKey(key, 'a'))).toBe(true);
    expect(deriveKey(key, 'a').equals(deriveKey(key, 'b'))).toBe(false);
    expect(deriveKey(key, 'a')).toHaveLength(32);
    expect(() => deriveKey(randomBytes(31), 'a')).toThrow(RangeError);
  });
});

describe('a signer', () => {
  it('verifies its own macs and nothing else', () => {
    const quotes = signer({ key, purpose: 'quote' });
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (text, other, mac) => {
        const right = quotes.sign(text);
        expect(quotes.verify(text, right)).toBe(true);
        if (other !== text) expect(quotes.verify(other, right)).toBe(false);
        if (mac !== right) expect(quotes.verify(text, mac)).toBe(false);
      }),
    );
  });

  it('refuses any changed character, also one that only looks alike in another encoding', () => {
    const quotes = signer({ key });
    const mac = quotes.sign('price');
    for (let index = 0; index < mac.length; index += 1) {
      const lookalike = String.fromCodePoint((mac.codePointAt(index) ?? 0) + 256);
      for (const wrong of [mac[index] === 'A' ? 'B' : 'A', lookalike]) {
        expect(quotes.verify('price', mac.slice(0, index) + wrong + mac.slice(index + 1))).toBe(false);
      }
    }
  });

  it('keeps purposes apart', () => {
    expect(signer({ key, purpose: 'cursor' }).verify('x', signer({ key, purpose: 'quote' }).sign('x'))).toBe(false);
  });
});
