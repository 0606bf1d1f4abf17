import { createHmac, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMac } from './hop-mac.ts';

const hex = (text: string) => Buffer.from(text, 'hex');

// RFC 4231, the test cases whose data are text.
test.each([
  [hex('0b'.repeat(20)), 'Hi There', 'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7'],
  [Buffer.from('Jefe'), 'what do ya want for nothing?', '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843'],
])('is the published HMAC-SHA256', (key, text, mac) => {
  expect(createMac(key)(text)).toBe(hex(mac).toString('base64url'));
});

test('is the same as that of node:crypto for any key and text', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme', minLength: 3_000, maxLength: 8_000 }),
    fc.constant('x'.repeat(20_000)),
  );
  const keys = fc.uint8Array({ minLength: 1, maxLength: 64 }).map((bytes) => Buffer.from(bytes));
  fc.assert(
    fc.property(keys, fc.array(texts, { minLength: 1, maxLength: 4 }), (key, several) => {
      const mac = createMac(key);
      for (const text of several) expect(mac(text)).toBe(createHmac('sha256', key).update(text, 'utf8').digest('base64url'));
    }),
  );
});

test('takes no key that would have to be hashed first', () => {
  expect(() => createMac(randomBytes(65))).toThrow(RangeError);
});
