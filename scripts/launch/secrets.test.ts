import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keyRingFromText } from '@klear/crypto';
import { afterAll, expect, test } from 'vitest';
import { makeSecrets, secretsIn } from './secrets.ts';

const home = mkdtempSync(join(tmpdir(), 'klear-secrets-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

test('secrets are made once, for the owner of the directory alone', async () => {
  const directory = join(home, 'once');
  const made = await secretsIn(directory);
  expect(statSync(join(directory, 'secrets.json')).mode & 0o777).toBe(0o600);
  expect(await secretsIn(directory)).toEqual(made);
  expect(() => keyRingFromText(made.keyRing)).not.toThrow();
});

test('no secret is used twice, in one graph or in two', () => {
  const flat = (value: unknown): string[] =>
    typeof value === 'object' && value !== null ? Object.values(value).flatMap(flat) : [String(value)];
  const of = ({ tokenJwks: _, ...secrets }: ReturnType<typeof makeSecrets>) => flat(secrets);
  const all = [...of(makeSecrets()), ...of(makeSecrets())];
  expect(new Set(all).size).toBe(all.length);
});

test('data without its secrets, and a half secrets file, are refused in one line: new secrets could not read the data', async () => {
  const directory = join(home, 'lost');
  mkdirSync(join(directory, 'postgres', 'cluster'), { recursive: true });
  await expect(secretsIn(directory)).rejects.toThrow(/secrets\.json is missing.*--reset/);
  writeFileSync(join(directory, 'secrets.json'), readFileSync(join(home, 'once', 'secrets.json'), 'utf8').replace('"jobs"', '"job"'));
  await expect(secretsIn(directory)).rejects.toThrow(/not complete/);
});
