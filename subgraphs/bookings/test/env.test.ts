import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { readEnv } from '../src/env.ts';

const key = () => randomBytes(32).toString('base64');
const good = () => ({
  DATABASE_URL: 'postgres://127.0.0.1:5432/klear',
  DATABASE_APP_PASSWORD: randomBytes(12).toString('hex'),
  DATABASE_SYSTEM_PASSWORD: randomBytes(12).toString('hex'),
  INPUT_HASH_KEY: key(),
  HOP_KEY: key(),
  AUDIT_KEY: key(),
  AUDIT_HEADS_DIR: '/var/lib/klear/audit-heads',
  QUOTE_KEY: key(),
  KEY_RING: JSON.stringify({ current: 'a', keys: [{ id: 'a', secret: key() }] }),
  JOBS_PASSWORD: randomBytes(12).toString('hex'),
});

test('a whole environment is read, with the standard port', () => {
  expect(readEnv(good())).toMatchObject({ PORT: 4003, HOST: '127.0.0.1' });
});

test('all problems are told at once and no value among them', () => {
  const { QUOTE_KEY: _, ...rest } = good();
  expect(() => readEnv({ ...rest, KEY_RING: '', PORT: '99999999', JOBS_PASSWORD: 'password' })).toThrow(
    /QUOTE_KEY[\s\S]*|KEY_RING|PORT|JOBS_PASSWORD/,
  );
  try {
    readEnv({ ...rest, KEY_RING: '', PORT: '99999999' });
  } catch (fault) {
    const { problems } = fault as { problems: string[] };
    expect(problems.map((problem) => problem.split(':')[0]).sort()).toEqual(['KEY_RING', 'PORT', 'QUOTE_KEY']);
    expect(String(fault)).not.toContain('99999999');
  }
});
