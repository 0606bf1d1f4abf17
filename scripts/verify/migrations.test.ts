import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkMigrations, lockText, migrationProblems, parseLock } from './migrations.ts';

const a = 'a'.repeat(64);
const b = 'b'.repeat(64);
let from: string;
const write = (name: string, text: string): void => writeFileSync(path.join(from, 'packages/db/migrations', name), text);

beforeEach(() => {
  from = mkdtempSync(path.join(tmpdir(), 'klear-migrations-'));
  mkdirSync(path.join(from, 'packages/db/migrations'), { recursive: true });
});
afterEach(() => rmSync(from, { recursive: true }));

describe('a landed migration', () => {
  test('must not change, not even when new ones are written into the lock', () => {
    write('0001_start.sql', 'select 1;');
    expect(checkMigrations({ from, write: true })).toEqual([]);
    expect(checkMigrations({ from, write: false })).toEqual([]);
    write('0001_start.sql', 'select 2;');
    expect(checkMigrations({ from, write: false })).toEqual([expect.stringContaining('was changed')]);
    expect(checkMigrations({ from, write: true })).toEqual([expect.stringContaining('was changed')]);
    expect(checkMigrations({ from, write: false })).toEqual([expect.stringContaining('was changed')]);
  });

  test('must not vanish, and nothing may be slipped in before it', () => {
    expect(migrationProblems({ '0002_b.sql': b }, { '0001_a.sql': a })).toEqual([
      expect.stringContaining('is gone'),
      expect.stringContaining('sorts before'),
    ]);
  });

  test('is asked for by name when the lock does not list it', () => {
    write('0001_start.sql', 'select 1;');
    expect(checkMigrations({ from, write: false })).toEqual([expect.stringContaining('not in migrations.lock')]);
  });

  test('survives the lock file in both directions', () => {
    const checksums = { '0001_a.sql': a, '0002_b.sql': b };
    expect(parseLock(lockText(checksums))).toEqual(checksums);
  });
});
