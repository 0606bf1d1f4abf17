import { describe, expect, test } from 'vitest';
import { EnvironmentError, envShape, parseEnv } from './env.ts';

const key = Buffer.from(Array.from({ length: 32 }, (_, index) => (index * 37 + 11) % 256)).toString('base64');
const shape = {
  PORT: envShape.port(4001),
  DATABASE_URL: envShape.postgresUrl(),
  HOP_KEY: envShape.key(),
  SESSION_SECRET: envShape.secret(),
  LOG_LEVEL: envShape.logLevel(),
  STRICT: envShape.flag(true),
  REDIS_URL: envShape.redisUrl().optional(),
};
const good = { DATABASE_URL: 'postgres://app:kG7w1-pLq@db:5432/klear', HOP_KEY: key, SESSION_SECRET: 'n3v3r-seen-before-9182' };

function problems(env: Record<string, string | undefined>, embedded = false): readonly string[] {
  try {
    parseEnv(shape, env, { embedded });
    return [];
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    return error.problems;
  }
}

describe('the environment', () => {
  test('is read with its defaults, and an empty variable counts as unset', () => {
    const env = parseEnv(shape, { ...good, PORT: '', REDIS_URL: '' });
    expect(env).toMatchObject({ PORT: 4001, LOG_LEVEL: 'info', STRICT: true });
    expect(env.HOP_KEY).toHaveLength(32);
    expect(env.REDIS_URL).toBeUndefined();
  });

  test('tells every problem at once, by name, without a value', () => {
    const found = problems({ PORT: '70000', DATABASE_URL: 'mysql://root:hunter22@db/x', HOP_KEY: 'short', STRICT: 'maybe' });
    expect(found.map((problem) => problem.split(':')[0]).sort()).toEqual(['DATABASE_URL', 'HOP_KEY', 'PORT', 'SESSION_SECRET', 'STRICT']);
    expect(found.join('\n')).not.toMatch(/hunter22|70000|short|maybe/);
  });

  test.each([
    ['SESSION_SECRET', 'Change-Me'],
    ['DATABASE_URL', 'postgres://app:postgres@db:5432/klear'],
    ['HOP_KEY', Buffer.alloc(32).toString('base64')],
    ['HOP_KEY', Buffer.from(Array.from({ length: 32 }, (_, index) => index)).toString('base64')],
    ['SESSION_SECRET', 'aaaaaaaaaaaaaaaaaaaa'],
  ])('a known example in %s is refused', (name, value) => {
    expect(problems({ ...good, [name]: value }).join('\n')).toContain(`${name}: this is a known example`);
  });

  test('the embedded mode on one machine may use known values', () => {
    expect(problems({ ...good, DATABASE_URL: 'postgres://app:postgres@db:5432/klear' }, true)).toEqual([]);
  });
});
