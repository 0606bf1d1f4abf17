import { randomBytes } from 'node:crypto';
import { generateSigningKey } from '@klear/auth';
import { EnvironmentError } from '@klear/service';
import { describe, expect, it } from 'vitest';
import { readEnv } from '../src/env.ts';

const key = () => randomBytes(32).toString('base64');
const secret = () => randomBytes(18).toString('base64url');
const good = {
  DATABASE_URL: 'postgres://localhost/klear',
  DATABASE_APP_PASSWORD: secret(),
  DATABASE_SYSTEM_PASSWORD: secret(),
  INPUT_HASH_KEY: key(),
  HOP_KEY: key(),
  AUDIT_KEY: key(),
  AUDIT_HEADS_DIR: '/var/lib/klear/audit-heads',
  KEY_RING: `k1:${key()}`,
  BLIND_INDEX_KEY: key(),
  TOKEN_PRIVATE_JWKS: JSON.stringify({ keys: [generateSigningKey('a')] }),
};

function problems(change: Record<string, string | undefined>): readonly string[] {
  try {
    readEnv({ ...good, ...change });
    return [];
  } catch (error) {
    if (error instanceof EnvironmentError) return error.problems;
    throw error;
  }
}

describe('the environment', () => {
  it('is read into keys that work', () => {
    const env = readEnv(good);
    expect([env.PORT, env.ACCESS_TOKEN_SECONDS, env.KEY_RING.currentId, env.TOKEN_PRIVATE_JWKS.keys[0]?.kid]).toEqual([
      4001,
      600,
      'k1',
      'a',
    ]);
  });

  it('is refused with every problem at once, and no secret is repeated', () => {
    const found = problems({
      KEY_RING: 'k1:verysecrettext',
      TOKEN_PRIVATE_JWKS: 'verysecrettext',
      BLIND_INDEX_KEY: 'verysecrettext',
      HOP_KEY: undefined,
    });
    expect(found.map((problem) => problem.split(':')[0]).sort()).toEqual(['BLIND_INDEX_KEY', 'HOP_KEY', 'KEY_RING', 'TOKEN_PRIVATE_JWKS']);
    expect(JSON.stringify(found)).not.toContain('verysecrettext');
  });
});
