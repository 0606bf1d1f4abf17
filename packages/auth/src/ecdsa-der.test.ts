import { generateKeyPairSync, sign, verify } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { derOfEs256 } from './ecdsa-der.ts';

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });

it('turns any signature of a JWS into the form that OpenSSL checks, and into no other signature', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), fc.nat(511), (data, bit) => {
      const signature = sign('sha256', data, { key: privateKey, dsaEncoding: 'ieee-p1363' });
      expect(verify('sha256', data, publicKey, derOfEs256(signature))).toBe(true);
      const changed = Buffer.from(signature);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(verify('sha256', data, publicKey, derOfEs256(changed))).toBe(false);
    }),
  );
});

it('writes numbers as short as DER asks: no leading zeros but the one that keeps them positive', () => {
  const numbers = (r: string, s: string) => derOfEs256(Buffer.from(r.padStart(64, '0') + s.padStart(64, '0'), 'hex')).toString('hex');
  expect(numbers('1', '7f')).toBe('300602010102017f');
  expect(numbers('80', '0')).toBe('30070202008002' + '0100');
  expect(numbers('f'.repeat(64), '1')).toBe(`30260221${'00'}${'f'.repeat(64)}020101`);
});
