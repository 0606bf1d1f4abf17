import { Refusal } from '@klear/core';
import { describe, expect, test } from 'vitest';
import { protectedNames } from './__generated__/protected-names.ts';
import { createServiceLogger, scrub } from './logger.ts';

function lines(write: (log: ReturnType<typeof createServiceLogger>) => void) {
  const written: string[] = [];
  write(createServiceLogger({ name: 'records', level: 'debug', destination: { write: (line) => void written.push(line) } }));
  return { text: written.join(''), json: written.map((line) => JSON.parse(line)) };
}

describe('log lines', () => {
  test('carry service, level, time, message and harmless fields', () => {
    const { json } = lines((log) => log.info({ requestId: 'r1', count: 3, code: 'NO_CONSENT' }, 'read'));
    expect(json).toMatchObject([{ level: 'info', service: 'records', requestId: 'r1', count: 3, code: 'NO_CONSENT', msg: 'read' }]);
    expect(json[0].time).toMatch(/^\d{4}-/);
  });

  test('hold no secret, personal or health value, however deep it lies', () => {
    const { text } = lines((log) =>
      log.warn(
        {
          headers: { authorization: 'Bearer s3cret' },
          user: { email: 'ann@example.org', deep: [{ password: 'hunter22', birthDate: '1970-01-01' }] },
          resource: { code: { text: 'Asthma' } },
          code: 'Asthma of Ann',
          when: new Date(0),
          bytes: Buffer.from('hidden'),
          big: 5n,
        },
        'x',
      ),
    );
    expect(text).not.toMatch(/s3cret|ann@|hunter22|1970-01-01"|Asthma|hidden/);
    expect(text).toContain('1970-01-01T00:00:00.000Z');
  });

  test('hold nothing under a name that the schema labels @personal or @phi', () => {
    expect(protectedNames).toEqual(expect.arrayContaining(['birthdate', 'clinicalstatus', 'dosage', 'email', 'postalcode', 'valuetext']));
    const cased = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);
    const given = Object.fromEntries(
      protectedNames.flatMap((name) => [
        [name, `value of ${name}`],
        [cased(name), 'value of another'],
      ]),
    );
    expect(lines((log) => log.info({ ...given, rows: [given] }, 'x')).text).not.toContain('value of');
    expect(lines((log) => log.info({ status: 503 }, 'x')).json[0].status).toBe(503);
  });

  test('tell a bug with its kind, code and frames, its message scrubbed of values', () => {
    const bug = Object.assign(new Error('duplicate key (email)=(ann@example.org) for "Ann Miller" 4155550100'), { code: '23505' });
    const { text, json } = lines((log) => log.error({ err: new Error('outer', { cause: bug }) }, 'failed'));
    expect(text).not.toMatch(/ann@|Miller|4155550100/);
    expect(json[0].err.cause).toMatchObject({ type: 'Error', code: '23505' });
    expect(json[0].err.stack[0]).toMatch(/^at /);
  });

  test('tell a refusal as it is, since it may be shown anyway', () => {
    expect(lines((log) => log.error({ err: new Refusal('CONFLICT', 'It moved.') }, 'x')).json[0].err.message).toBe('It moved.');
  });

  test('stay short for cycles and long lists', () => {
    const loop: Record<string, unknown> = { list: Array.from({ length: 1_000 }, (_, n) => n) };
    loop.self = loop;
    expect(lines((log) => log.info(loop, 'x')).text.length).toBeLessThan(5_000);
  });

  test('scrub leaves plain words alone', () => {
    expect(scrub('connect ECONNREFUSED on port 5432')).toBe('connect ECONNREFUSED on port 5432');
  });
});
