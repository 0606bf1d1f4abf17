import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createKeyRing, keyRingFromText } from './key-ring.ts';

const secret = () => randomBytes(32).toString('base64');
const place = ['person-key', 'p', '1'];

describe('a key ring', () => {
  it('opens what its older keys sealed and seals with the current one', () => {
    const [a, b] = [secret(), secret()];
    const before = keyRingFromText(`a:${a}`);
    const after = keyRingFromText(`b:${b},a:${a}`);
    const old = before.seal(place, Buffer.from('data key'));
    expect(after.open(place, old).toString()).toBe('data key');
    expect(after.isStale(old)).toBe(true);
    const fresh = after.seal(place, Buffer.from('data key'));
    expect(after.isStale(fresh)).toBe(false);
    expect(() => before.open(place, fresh)).toThrow(/KEY_UNKNOWN/);
  });

  it('refuses what a withdrawn key sealed', () => {
    const sealed = keyRingFromText(`a:${secret()}`).seal(place, Buffer.from('x'));
    expect(() => keyRingFromText(`b:${secret()}`).open(place, sealed)).toThrow(/KEY_UNKNOWN/);
  });

  it('refuses another secret under the same id', () => {
    const sealed = keyRingFromText(`a:${secret()}`).seal(place, Buffer.from('x'));
    expect(() => keyRingFromText(`a:${secret()}`).open(place, sealed)).toThrow(/BROKEN/);
  });

  it('reads lines, commas, blanks and comments', () => {
    const [a, b, c] = [secret(), secret(), secret()];
    const text = `# rotated in spring\nc:${c}\n\nb:${b}, a:${a}\n`;
    const sealed = keyRingFromText(`a:${a}`).seal(place, Buffer.from('x'));
    expect(keyRingFromText(text).open(place, sealed).toString()).toBe('x');
  });

  it.each([
    ['nothing', ''],
    ['no id', secret()],
    ['a short secret', `a:${randomBytes(16).toString('base64')}`],
    ['a long secret', `a:${randomBytes(33).toString('base64')}`],
    ['not base64', 'a:changeme'],
    ['a bad id', `a/b:${secret()}`],
  ])('refuses %s', (_, text) => {
    expect(() => keyRingFromText(text)).toThrow(RangeError);
  });

  it('refuses one id twice and a current key that is not there', () => {
    expect(() =>
      createKeyRing({
        keys: [
          { id: 'a', secret: secret() },
          { id: 'a', secret: secret() },
        ],
        current: 'a',
      }),
    ).toThrow(/twice/);
    expect(() => createKeyRing({ keys: [{ id: 'a', secret: secret() }], current: 'b' })).toThrow(/not in the ring/);
  });

  it('never names a secret in an error', () => {
    const bad = `${'S3cr3tS3cr3t'.repeat(3)}==`;
    expect(() => keyRingFromText(`a:${bad}`)).toThrow(expect.not.objectContaining({ message: expect.stringContaining('S3cr3t') }));
  });
});
