import fc from 'fast-check';
import { expect, test } from 'vitest';
import { strictBase64url } from './token-form.ts';

const characters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+/= '];

test('only the one text that encodes bytes decodes to them', () => {
  const texts = fc.string({ unit: fc.constantFrom(...characters), maxLength: 9 });
  fc.assert(
    fc.property(texts, (text) => {
      const bytes = Buffer.from(text, 'base64url');
      const isTheOne = text !== '' && bytes.toString('base64url') === text;
      expect(strictBase64url(text)).toEqual(isTheOne ? bytes : undefined);
    }),
    { numRuns: 5_000 },
  );
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1 }), (bytes) => {
      expect(strictBase64url(Buffer.from(bytes).toString('base64url'))).toEqual(Buffer.from(bytes));
    }),
  );
});
